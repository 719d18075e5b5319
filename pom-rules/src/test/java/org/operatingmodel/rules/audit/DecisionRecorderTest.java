package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.PORTAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.audit.ReplayedDecision.Outcome;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.language.Vocabulary;

public class DecisionRecorderTest {
    private static final Governance STANDARD = Governance.load(RulePack.standard());
    private static final Instant NOW = Instant.parse("2026-06-21T12:00:00Z");
    private static final GateRequest MVP = GateRequest.of("partner-portal", "mvp-exit");
    private static final FileDecisionLog.Settings FAST = new FileDecisionLog.Settings(LogDurability.PROCESS, 16L << 20);

    @TempDir
    Path folder;

    private FileDecisionLog log() {
        return FileDecisionLog.at(folder, FAST);
    }

    private static DecisionRecorder recorder(DecisionLog log) {
        return DecisionRecorder.of(STANDARD, log, () -> NOW);
    }

    private static List<GateRequest> everyGate() {
        return STANDARD.gates().stream()
                .map(Gate::id)
                .map(gate -> new GateRequest(PORTAL, gate))
                .toList();
    }

    /** The healthy portfolio, and what is left of it when all facts of one type are gone. */
    private static List<Portfolio> portfolios() {
        List<Portfolio> portfolios = new ArrayList<>();
        portfolios.add(Given.healthy().portfolio());
        portfolios.add(Given.nothing().portfolio());
        return portfolios;
    }

    @Test
    void what_a_decision_looked_up_is_enough_to_make_it_again() {
        for (Portfolio portfolio : portfolios()) {
            for (GateRequest request : everyGate()) {
                GateDecision decision = STANDARD.decide(portfolio, request, AS_OF);
                var traced = STANDARD.trace(portfolio, HostFacts.NONE, request, AS_OF, Set.of());
                assertThat(DecisionJson.text(traced.decision())).isEqualTo(DecisionJson.text(decision));
                assertThat(STANDARD.decide(traced.read(), request, AS_OF))
                        .as("%s", request)
                        .isEqualTo(decision);
            }
        }
    }

    @Test
    void what_was_not_looked_up_is_not_taken_for_absent() {
        var traced = STANDARD.trace(Given.healthy().portfolio(), HostFacts.NONE, MVP, AS_OF, Set.of());
        List<FactGroup> less = traced.read().stream()
                .filter(group -> !group.described().equals("Evidence by product 'partner-portal'"))
                .toList();
        assertThat(less).hasSize(traced.read().size() - 1);
        assertThatThrownBy(() -> STANDARD.decide(less, MVP, AS_OF))
                .hasMessage("The decision needs Evidence by product 'partner-portal', which were not recorded.");
    }

    @Test
    void an_entry_says_what_was_decided_when_on_what_and_by_which_packs() {
        try (FileDecisionLog log = log()) {
            RecordedDecision recorded = recorder(log).decide(Given.healthy().portfolio(), MVP, AS_OF, "run \"7\"\n8");
            assertThat(recorded.recorded()).isTrue();
            assertThat(recorded.decision())
                    .isEqualTo(STANDARD.decide(Given.healthy().portfolio(), MVP, AS_OF));
            LoggedDecision logged = DecisionHistory.of(log).decision(1).orElseThrow();
            assertThat(logged.head()).isEqualTo(recorded.head());
            assertThat(logged.request()).isEqualTo(MVP);
            assertThat(logged.asOf()).isEqualTo(AS_OF);
            assertThat(logged.recordedAt()).isEqualTo(NOW);
            assertThat(logged.correlation()).contains("run \"7\"\n8");
            assertThat(logged.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(logged.recorder().packs()).isEqualTo(STANDARD.packs());
            assertThat(logged.recorder().library()).isEqualTo(Library.current());
            assertThat(logged.outcomes())
                    .extracting(LoggedDecision.Outcome::criterion)
                    .containsExactlyElementsOf(recorded.decision().results().stream()
                            .map(result -> result.criterion().id().value())
                            .toList());
            assertThat(logged.read())
                    .isEqualTo(STANDARD.trace(Given.healthy().portfolio(), HostFacts.NONE, MVP, AS_OF, Set.of())
                            .read());
        }
    }

    @Test
    void facts_are_written_once_for_a_run() throws IOException {
        try (FileDecisionLog log = log()) {
            DecisionRecorder recorder = recorder(log);
            for (int i = 0; i < 10; i++) {
                // A new snapshot of equal facts each time, as a host that reads its portfolio anew has it.
                recorder.decide(Given.healthy().portfolio(), MVP, AS_OF, null);
            }
            List<Integer> lengths =
                    log.lines().map(line -> line.body().length()).toList();
            assertThat(lengths.get(0)).isGreaterThan(3 * lengths.get(1));
            assertThat(lengths.subList(2, 10)).allMatch(length -> length < lengths.get(1) + 10);
            assertThat(log.lines().filter(line -> line.body().contains("\"groups\"")))
                    .hasSize(1);
        }
    }

    @Test
    void each_segment_can_be_read_by_itself() throws IOException {
        FileDecisionLog.Settings small = new FileDecisionLog.Settings(LogDurability.PROCESS, 1);
        try (FileDecisionLog log = FileDecisionLog.at(folder, small)) {
            DecisionRecorder recorder = recorder(log);
            for (GateRequest request : everyGate()) {
                recorder.decide(Given.healthy().portfolio(), request, AS_OF, null);
            }
            Files.delete(folder.resolve("segments/0000000000000001.jsonl"));
            List<Long> numbers = new ArrayList<>();
            Replay.of(log).forEach(replayed -> {
                assertThat(replayed.outcome()).as(replayed.reason()).isEqualTo(Outcome.IDENTICAL);
                numbers.add(replayed.logged().sequence());
            });
            assertThat(numbers).containsExactly(2L, 3L, 4L, 5L);
        }
    }

    @Test
    void every_decision_is_made_again_to_the_same_bytes() {
        try (FileDecisionLog log = log()) {
            DecisionRecorder recorder = recorder(log);
            for (Portfolio portfolio : portfolios()) {
                for (GateRequest request : everyGate()) {
                    assertThat(recorder.decide(portfolio, request, AS_OF, null).recorded())
                            .isTrue();
                }
            }
            List<Outcome> outcomes = new ArrayList<>();
            Replay.of(log).forEach(replayed -> outcomes.add(replayed.outcome()));
            assertThat(outcomes).hasSize(10).containsOnly(Outcome.IDENTICAL);
        }
    }

    @Test
    void a_result_that_the_log_tells_otherwise_is_different() {
        try (FileDecisionLog log = log()) {
            recorder(log).decide(Given.healthy().portfolio(), MVP, AS_OF, null);
            // Somebody who can write the log writes it anew, with hashes that hold.
            try (FileDecisionLog forged = FileDecisionLog.at(folder.resolve("forged"), FAST)) {
                RulePack standard = RulePack.standard();
                forged.keep(
                        DecisionLog.Kind.PACK,
                        standard.digest(),
                        log.kept(DecisionLog.Kind.PACK, standard.digest()).orElseThrow());
                String body = log.lines().findFirst().orElseThrow().body();
                forged.append(position ->
                        body.replace("\"result\":{\"verdict\":\"passed\"", "\"result\":{\"verdict\":\"blocked\""));
                List<ReplayedDecision> replayed = new ArrayList<>();
                Replay.of(forged).forEach(replayed::add);
                assertThat(replayed).hasSize(1);
                assertThat(replayed.get(0).outcome()).isEqualTo(Outcome.DIFFERENT);
                assertThat(replayed.get(0).reason())
                        .isEqualTo("from character 13 on it was 'verdict\":\"blocked\",\"definedBy\":\"standard' and is"
                                + " 'verdict\":\"passed\",\"definedBy\":\"standard\"'");
            }
        }
    }

    @Test
    void a_masked_value_stands_nowhere_in_the_log_and_can_be_forgotten() throws IOException {
        Masking people = Masking.people(STANDARD.factTypes());
        try (FileDecisionLog log = log()) {
            DecisionRecorder recorder = recorder(log).masking(people);
            for (GateRequest request : everyGate()) {
                recorder.decide(Given.healthy().portfolio(), request, AS_OF, null);
            }
            assertThat(log.lines())
                    .hasSize(5)
                    .noneMatch(line -> line.body().contains("\"pia\"")
                            || line.body().contains("\"olga\"")
                            || line.body().contains("\"carl\"")
                            || line.body().contains("'pia'"));
            LogHead head = log.head().orElseThrow();
            Replay.of(log)
                    .forEach(replayed ->
                            assertThat(replayed.outcome()).as(replayed.reason()).isEqualTo(Outcome.IDENTICAL));

            log.names(DecisionLog.Kind.OPENING).stream()
                    .filter(name ->
                            new String(log.kept(DecisionLog.Kind.OPENING, name).orElseThrow()).contains("pia"))
                    .forEach(log::forget);

            LogVerification verified = LogVerification.of(log, head);
            assertThat(verified.intact()).isTrue();
            assertThat(verified.completeness()).isEqualTo(LogVerification.Completeness.COMPLETE);
            List<String> reasons = new ArrayList<>();
            Replay.of(log).forEach(replayed -> reasons.add(replayed.outcome() + ": " + replayed.reason()));
            assertThat(reasons).hasSize(5).contains("NOT_REPLAYABLE: a masked value was forgotten");
        }
    }

    @Test
    void a_field_that_no_fact_has_cannot_be_masked() {
        assertThatThrownBy(() -> recorder(log()).masking(Masking.of("Evidence.autor")))
                .hasMessage("Masking.fields must name fields of facts, but 'Evidence.autor' is none;"
                        + " did you mean 'Evidence.author'?");
    }

    @Test
    void a_log_that_cannot_be_written_keeps_no_decision_back() {
        Failing log = new Failing(log());
        DecisionRecorder recorder = recorder(log);
        assertThat(recorder.decide(Given.healthy().portfolio(), MVP, AS_OF, null)
                        .recorded())
                .isTrue();
        log.full = true;
        RecordedDecision lost = recorder.decide(Given.healthy().portfolio(), MVP, AS_OF, null);
        assertThat(lost.decision().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(lost.recorded()).isFalse();
        assertThat(lost.notRecorded()).contains("No room.");
        log.full = false;
        assertThat(recorder.decide(Given.healthy().portfolio(), MVP, AS_OF, null)
                        .recorded())
                .isTrue();
        // What the lost entry would have told is told again.
        List<Outcome> outcomes = new ArrayList<>();
        Replay.of(log).forEach(replayed -> outcomes.add(replayed.outcome()));
        assertThat(outcomes).containsExactly(Outcome.IDENTICAL, Outcome.IDENTICAL);
    }

    /** What a host knows of a product. */
    public record Ticket(String id, ProductId productId) implements ProductScoped {}

    @Test
    void a_candidate_that_cannot_be_asked_keeps_no_decision_back() {
        RulePack standard = RulePack.standard();
        Vocabulary words = Vocabulary.standard().withFacts(Ticket.class);
        Governance hosted = Governance.load(RulePack.ofCanonicalText("standard.json", standard.canonicalText(), words));
        HostFacts tickets = HostFacts.of(new Ticket("t-1", PORTAL));
        try (FileDecisionLog log = log()) {
            DecisionRecorder recorder =
                    DecisionRecorder.of(hosted, log, InstantSource.system()).withShadow(STANDARD);
            RecordedDecision recorded = recorder.decide(Given.healthy().portfolio(), tickets, MVP, AS_OF, null);
            assertThat(recorded.recorded()).isTrue();
            LoggedDecision logged = DecisionHistory.of(log, words).decision(1).orElseThrow();
            assertThat(logged.shadowVerdict()).isEmpty();
            assertThat(logged.shadowUndecided().orElseThrow())
                    .startsWith("hostFacts must be of types that the vocabulary of a loaded pack knows");
        }
    }

    @Test
    void an_entry_that_cannot_be_made_keeps_no_decision_back() {
        try (FileDecisionLog log = log()) {
            Failing broken = new Failing(log) {
                @Override
                public List<LogHead> append(List<Function<Position, String>> next) {
                    throw new IllegalArgumentException("value must be a record.");
                }
            };
            RecordedDecision unrecorded =
                    recorder(broken).decide(Given.healthy().portfolio(), MVP, AS_OF, null);
            assertThat(unrecorded.decision().verdict()).isEqualTo(Verdict.PASSED);
            assertThat(unrecorded.notRecorded())
                    .contains("The entry must be one that can be written, but is not: value must be a record."
                            + " Keep such facts out of what is recorded.");
        }
    }

    @Test
    void modules_that_cannot_be_read_have_an_unknown_digest() {
        assertThat(Library.digest(Set.of(folder.resolve("removed.jar")))).isEqualTo("unknown");
        assertThat(Library.current().digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void all_facts_in_scope_are_kept_for_packs_that_read_others() {
        try (FileDecisionLog log = log()) {
            recorder(log).withAllFacts().decide(Given.healthy().portfolio(), MVP, AS_OF, null);
            LoggedDecision logged = DecisionHistory.of(log).decision(1).orElseThrow();
            assertThat(logged.read())
                    .extracting(FactGroup::described)
                    .contains("Incident by product 'partner-portal'", "all of MetricDefinition");
            ReplayedDecision replayed = Replay.of(log).replay(logged);
            assertThat(replayed.outcome()).as(replayed.reason()).isEqualTo(Outcome.IDENTICAL);
        }
    }

    @Test
    void the_standing_of_a_product_is_its_last_decision_at_each_gate() {
        try (FileDecisionLog log = log()) {
            DecisionRecorder recorder = recorder(log);
            Instant before = AS_OF.minusSeconds(1);
            recorder.decide(Given.nothing().portfolio(), MVP, before, null);
            recorder.decide(Given.healthy().portfolio(), MVP, AS_OF, null);
            DecisionHistory history = DecisionHistory.of(log);
            assertThat(history.standing(PORTAL, before.minusNanos(1))).isEmpty();
            assertThat(history.standing(PORTAL, before))
                    .extracting(LoggedDecision::verdict)
                    .containsExactly(Verdict.BLOCKED);
            assertThat(history.standing(PORTAL, AS_OF))
                    .extracting(LoggedDecision::verdict)
                    .containsExactly(Verdict.PASSED);
        }
    }

    @Test
    void a_pack_is_read_again_from_its_canonical_text() {
        List<RulePack> packs = new ArrayList<>(List.of(RulePack.standard()));
        RulePack.shipped().forEach(id -> packs.add(RulePack.shipped(id.value())));
        for (RulePack pack : packs) {
            RulePack again = RulePack.ofCanonicalText("kept.json", pack.canonicalText(), pack.vocabulary());
            assertThat(again.digest()).as(pack.toString()).isEqualTo(pack.digest());
            assertThat(again.manifest()).isEqualTo(pack.manifest());
        }
    }

    /** A log that is full when a test says so. */
    private static class Failing implements DecisionLog {
        private final DecisionLog log;
        private boolean full;

        Failing(DecisionLog log) {
            this.log = log;
        }

        @Override
        public List<LogHead> append(List<Function<Position, String>> next) {
            List<Function<Position, String>> unlessFull = new ArrayList<>();
            next.forEach(each -> unlessFull.add(position -> {
                String body = each.apply(position);
                if (full) {
                    throw new LogException("No room.");
                }
                return body;
            }));
            return log.append(unlessFull);
        }

        @Override
        public Optional<LogHead> head() {
            return log.head();
        }

        @Override
        public Stream<LogLine> lines() {
            return log.lines();
        }

        @Override
        public Set<String> remarks() {
            return log.remarks();
        }

        @Override
        public void keep(Kind kind, String name, byte[] content) {
            log.keep(kind, name, content);
        }

        @Override
        public Optional<byte[]> kept(Kind kind, String name) {
            return log.kept(kind, name);
        }

        @Override
        public Set<String> names(Kind kind) {
            return log.names(kind);
        }

        @Override
        public void forget(String opening) {
            log.forget(opening);
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
