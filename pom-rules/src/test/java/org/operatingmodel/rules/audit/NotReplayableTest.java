package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.security.Depth;
import example.security.PenTest;
import example.security.PenTestId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.audit.ReplayedDecision.Outcome;
import org.operatingmodel.rules.language.Vocabulary;

/** Each reason why a decision cannot be made again. */
class NotReplayableTest {
    private static final List<TenThousand.Drawn> DRAWN = TenThousand.drawn(4);
    private static final Portfolio PORTFOLIO = TenThousand.portfolio(DRAWN);
    private static final GateRequest REQUEST = GateRequest.of("product-00000", "mvp-exit");

    private static KeptInMemory logged(Masking masking) {
        KeptInMemory log = new KeptInMemory();
        DecisionRecorder.of(TenThousand.IN_FORCE, log, InstantSource.system())
                .masking(masking)
                .decide(PORTFOLIO, REQUEST, TenThousand.AS_OF, null);
        assertThat(replayed(log, Vocabulary.standard()))
                .extracting(ReplayedDecision::outcome)
                .isEqualTo(Outcome.IDENTICAL);
        return log;
    }

    private static ReplayedDecision replayed(DecisionLog log, Vocabulary vocabulary) {
        List<ReplayedDecision> replayed = new ArrayList<>();
        Replay.of(log, vocabulary).forEach(replayed::add);
        assertThat(replayed).hasSize(1);
        return replayed.get(0);
    }

    private static void assertNotReplayable(DecisionLog log, String reason) {
        ReplayedDecision replayed = replayed(log, Vocabulary.standard());
        assertThat(replayed.outcome()).isEqualTo(Outcome.NOT_REPLAYABLE);
        assertThat(replayed.reason()).isEqualTo(reason);
        assertThat(replayed.decision()).isNull();
    }

    @Test
    void a_pack_is_missing() {
        KeptInMemory log = logged(Masking.NONE);
        log.losePacks();
        assertNotReplayable(
                log,
                "the log does not have pack 'policy' with digest "
                        + TenThousand.IN_FORCE.packs().get(0).digest());
    }

    @Test
    void a_pack_is_another_one_than_its_digest_names() {
        KeptInMemory log = logged(Masking.NONE);
        String digest = TenThousand.IN_FORCE.packs().get(0).digest();
        String other = TenThousand.TIGHTER.packs().get(0).digest();
        log.losePacks();
        log.keep(
                DecisionLog.Kind.PACK,
                digest,
                TenThousand.TIGHTER.packTexts().values().iterator().next().getBytes(StandardCharsets.UTF_8));
        assertNotReplayable(log, "what the log has for pack 'policy' with digest " + digest + " has digest " + other);
    }

    @Test
    void the_rule_language_was_another_one() {
        KeptInMemory log = logged(Masking.NONE);
        log.rewrite(body -> body.replace("\"language\":1", "\"language\":2"));
        assertNotReplayable(log, "it was decided by version 2 of the rule language, and this library has 1");
    }

    @Test
    void a_group_of_facts_was_left_out() {
        KeptInMemory log = logged(Masking.NONE);
        log.rewrite(body -> body.replaceAll(
                "\\{\"type\":\"Evidence\",\"by\":\"product\",\"of\":\"product-00000\"",
                "{\"type\":\"Evidence\",\"by\":\"product\",\"of\":\"product-00001\""));
        assertNotReplayable(log, "the log does not have Evidence by product 'product-00000'");
    }

    @Test
    void a_masked_value_was_forgotten_and_the_log_verifies_as_before() {
        KeptInMemory log = logged(Masking.of("Evidence.author"));
        LogHead head = log.head().orElseThrow();
        assertThat(log.names(DecisionLog.Kind.OPENING)).hasSize(1);

        assertThat(Erasure.of(log, "bob")).isEqualTo(new Erasure(0, Set.of()));
        assertThat(log.names(DecisionLog.Kind.OPENING)).hasSize(1);
        Erasure erasure = Erasure.of(log, "ann");
        assertThat(erasure).isEqualTo(new Erasure(1, Set.of()));
        assertThat(erasure.complete()).isTrue();
        assertThat(log.names(DecisionLog.Kind.OPENING)).isEmpty();

        LogVerification verified = LogVerification.of(log, head);
        assertThat(verified.intact()).isTrue();
        assertThat(verified.completeness()).isEqualTo(LogVerification.Completeness.COMPLETE);
        assertNotReplayable(log, "a masked value was forgotten");
        assertThat(Impact.onLog(log, TenThousand.TIGHTER, Vocabulary.standard()).undecided())
                .singleElement()
                .matches(each -> each.reason().matches("The value under [0-9a-f]{64} is masked, and was forgotten\\."));
    }

    @Test
    void a_decision_that_did_not_look_the_value_up_is_made_again_all_the_same() {
        KeptInMemory log = new KeptInMemory();
        DecisionRecorder recorder = DecisionRecorder.of(TenThousand.IN_FORCE, log, InstantSource.system())
                .masking(Masking.of("Evidence.author", "Product.name"));
        recorder.review(PORTFOLIO, HostFacts.NONE, TenThousand.AS_OF, null);

        assertThat(Erasure.of(log, "Product 1")).isEqualTo(new Erasure(1, Set.of()));
        List<String> replayed = new ArrayList<>();
        Replay.of(log).forEach(each -> replayed.add(each.outcome() + ": " + each.reason()));
        assertThat(replayed)
                .containsExactly(
                        "IDENTICAL: ", "NOT_REPLAYABLE: a masked value was forgotten", "IDENTICAL: ", "IDENTICAL: ");
    }

    @Test
    void the_digest_of_an_explanation_cannot_be_tried_out_without_each_salt_of_the_values_looked_up() {
        KeptInMemory log = logged(Masking.of("Evidence.author", "Product.name"));
        List<Masking.Opening> openings = log.names(DecisionLog.Kind.OPENING).stream()
                .map(name -> Masking.Opening.read(
                        name, log.kept(DecisionLog.Kind.OPENING, name).orElseThrow()))
                .toList();
        LoggedDecision logged = DecisionHistory.of(log).decision(1).orElseThrow();
        LoggedResult result = LoggedResult.of(
                TenThousand.IN_FORCE.decide(logged.read(), logged.request(), logged.asOf()), new ResultForms());
        assertThat(openings).hasSizeGreaterThan(1);
        assertThat(result.masked(Masking.Opening.together(openings))).isEqualTo(logged.result());
        for (Masking.Opening forgotten : openings) {
            List<Masking.Opening> left =
                    openings.stream().filter(each -> each != forgotten).toList();
            assertThat(result.masked(Masking.Opening.together(left))).isNotEqualTo(logged.result());
        }
    }

    @Test
    void of_a_review_only_the_decision_whose_entry_cannot_be_written_is_not_recorded() {
        KeptInMemory log = new KeptInMemory();
        log.refuse("\"product\":\"product-00001\"");
        List<RecordedDecision> recorded = DecisionRecorder.of(TenThousand.IN_FORCE, log, InstantSource.system())
                .review(PORTFOLIO, HostFacts.NONE, TenThousand.AS_OF, null);
        assertThat(recorded).extracting(RecordedDecision::recorded).containsExactly(true, false, true, true);
        assertThat(recorded.get(1).notRecorded())
                .contains("The entry must be one that can be written, but is not: refused."
                        + " Keep such facts out of what is recorded.");
        List<Outcome> outcomes = new ArrayList<>();
        Replay.of(log).forEach(each -> outcomes.add(each.outcome()));
        assertThat(outcomes).hasSize(3).containsOnly(Outcome.IDENTICAL);
    }

    /** A log of four entries, the second of which is told otherwise. */
    private static KeptInMemory secondTold(String was, String otherwise) {
        KeptInMemory log = new KeptInMemory();
        DecisionRecorder.of(TenThousand.IN_FORCE, log, InstantSource.system())
                .review(PORTFOLIO, HostFacts.NONE, TenThousand.AS_OF, null);
        log.rewrite(body -> body.startsWith("{\"sequence\":2,") ? body.replaceFirst(was, otherwise) : body);
        return log;
    }

    private static void assertOnlyTheSecondIsUndecided(KeptInMemory log, String reason, @Nullable Verdict before) {
        List<String> replayed = new ArrayList<>();
        Replay.of(log).forEach(each -> replayed.add(each.outcome() + ": " + each.reason()));
        assertThat(replayed)
                .containsExactly(
                        "IDENTICAL: ",
                        "NOT_REPLAYABLE: its result cannot be read: " + reason,
                        "IDENTICAL: ",
                        "IDENTICAL: ");
        Impact impact = Impact.onLog(log, TenThousand.TIGHTER, Vocabulary.standard());
        assertThat(impact.decisions()).isEqualTo(4);
        assertThat(impact.undecided())
                .containsExactly(new Impact.Undecided(
                        2, GateRequest.of("product-00001", "limited-launch-exit"), before, reason));
        LoggedDecision second = DecisionHistory.of(log).decision(2).orElseThrow();
        assertThatThrownBy(second::result).isInstanceOf(LogException.class).hasMessage(reason);
        assertThatThrownBy(second::outcomes).isInstanceOf(LogException.class).hasMessage(reason);
        assertThatThrownBy(second::text).isInstanceOf(LogException.class).hasMessage(reason);
    }

    @Test
    void of_a_form_that_the_run_does_not_have_only_the_entry_is_lost() {
        KeptInMemory log = secondTold("\"criteria\":\\[\"[0-9]+", "\"criteria\":[\"999");
        assertOnlyTheSecondIsUndecided(
                log,
                "Entry 2 must tell each result by a form and what stands in its gaps, but tells"
                        + " '999\tproduct-00001-telemetry': the run has told 4 of the forms. Verify the log.",
                Verdict.PASSED);
    }

    @Test
    void of_a_result_without_a_verdict_only_the_entry_is_lost() {
        KeptInMemory log = secondTold("\"result\":\\{\"verdict\":\"[a-z]+\"", "\"result\":{\"verdict\":1");
        assertOnlyTheSecondIsUndecided(
                log,
                "Entry 2 must tell what it came to, but: entry 2:1:12: verdict: verdict must be a text, but was '1'."
                        + " Write a text. Verify the log.",
                null);
        LoggedDecision second = DecisionHistory.of(log).decision(2).orElseThrow();
        assertThatThrownBy(second::verdict).isInstanceOf(LogException.class);
        assertThat(Impact.onLog(log, TenThousand.TIGHTER, Vocabulary.standard()).mayBeNewlyBlocked())
                .isPositive();
    }

    @Test
    void a_value_in_the_clear_is_told_as_what_nothing_can_change() {
        KeptInMemory log = logged(Masking.NONE);
        assertThat(Erasure.of(log, "ann")).isEqualTo(new Erasure(0, Set.of(1L)));
        assertThat(Erasure.of(log, "ann").complete()).isFalse();
        assertThatThrownBy(() -> Erasure.of(log, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be a text, but was ''. Name the value that is to be forgotten.");
    }

    @Test
    void a_grouping_is_not_known() {
        KeptInMemory log = logged(Masking.NONE);
        log.rewrite(body -> body.replace("\"by\":\"product\"", "\"by\":\"kin\""));
        assertNotReplayable(
                log,
                "a fact cannot be read: A group of facts must be one that this library knows, but: by must be the word of a"
                        + " grouping, but was 'kin'. Use one of all, product, value-stream, person, role, id,"
                        + " naming-people, computed.");
    }

    @Test
    void a_hash_that_is_none_is_told_with_its_segment() {
        KeptInMemory log = logged(Masking.NONE);
        log.rehash("not a hash");
        assertThatThrownBy(() -> Replay.of(log).forEach(each -> {}))
                .isInstanceOf(LogException.class)
                .hasMessage("An entry of the segment of entry 1 cannot be read: LogHead.hash must be 64 lower-case"
                        + " hexadecimal digits, but was 'not a hash'. Copy it as it was returned. Verify the log.");
    }

    @Test
    void an_opening_that_was_cut_off_is_named_before_anything_is_forgotten() {
        KeptInMemory log = logged(Masking.of("Evidence.author"));
        String broken = "0".repeat(64);
        log.keep(DecisionLog.Kind.OPENING, broken, new byte[0]);
        assertThatThrownBy(() -> Erasure.of(log, "ann"))
                .isInstanceOf(LogException.class)
                .hasMessage("What is kept under '" + broken
                        + "' must open that commitment, but does not. Restore it, or forget it.");
        assertThat(log.names(DecisionLog.Kind.OPENING)).hasSize(2);
    }

    @Test
    void an_entry_without_a_member_that_it_must_have_is_named_with_its_segment() {
        KeptInMemory log = logged(Masking.NONE);
        log.rewrite(body -> body.replace("\"read\":", "\"seen\":"));
        assertThatThrownBy(() -> Replay.of(log).forEach(each -> {}))
                .isInstanceOf(LogException.class)
                .hasMessageStartingWith("An entry of the segment of entry 1 cannot be read: segment 1:")
                .hasMessageContaining("must have 'read'")
                .hasMessageEndingWith("Verify the log.");
    }

    @Test
    void a_type_of_facts_is_not_known() {
        Vocabulary vocabulary = Vocabulary.standard().withFacts(PenTest.class);
        Governance unread = Governance.load(pack("org.operatingmodel.evidence.Evidence", vocabulary));
        Governance read = Governance.load(pack("example.security.PenTest", vocabulary));
        KeptInMemory ofUnread = new KeptInMemory();
        KeptInMemory ofRead = new KeptInMemory();
        HostFacts tests = HostFacts.of(new PenTest(
                new PenTestId("one"),
                REQUEST.productId(),
                new PersonId("ann"),
                Depth.DEEP,
                TenThousand.AS_OF,
                null,
                1,
                List.of(),
                Map.of()));
        DecisionRecorder.of(unread, ofUnread, InstantSource.system())
                .withAllFacts()
                .decide(PORTFOLIO, tests, REQUEST, TenThousand.AS_OF, null);
        DecisionRecorder.of(read, ofRead, InstantSource.system())
                .decide(PORTFOLIO, tests, REQUEST, TenThousand.AS_OF, null);

        assertThat(replayed(ofUnread, vocabulary).outcome()).isEqualTo(Outcome.IDENTICAL);
        assertThat(replayed(ofRead, vocabulary).outcome()).isEqualTo(Outcome.IDENTICAL);
        String unknown = "A fact must be of a type that is known, but is of 'PenTest'."
                + " Read the log with the vocabulary that it was written with.";
        assertNotReplayable(ofUnread, "a fact cannot be read: " + unknown);
        assertThat(replayed(ofRead, Vocabulary.standard()).reason())
                .startsWith("pack 'host' cannot be read by this library: ");
        assertThat(Impact.onLog(ofUnread, TenThousand.IN_FORCE, Vocabulary.standard())
                        .undecided())
                .singleElement()
                .extracting(Impact.Undecided::reason)
                .isEqualTo(unknown);
    }

    private static RulePack pack(String type, Vocabulary vocabulary) {
        String rule = """
                import %1$s
                import org.operatingmodel.gate.GateReview
                rule "host" @gate( "mvp-exit" ) @criterion( "host.one" )
                when GateReview( $p : productId ) $e : %2$s( productId == $p )
                then end
                """.formatted(type, type.substring(type.lastIndexOf('.') + 1));
        return RulePack.of(
                new PackManifest(new PackId("host"), "1.0.0", "team", List.of(), List.of(), List.of()),
                Map.of("rules.drl", rule.getBytes(StandardCharsets.UTF_8)),
                vocabulary);
    }
}
