package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

/** What holds for every log, wherever it is kept. */
abstract class DecisionLogContract {
    private static final String OTHER = "cd".repeat(32);

    /** The log of a place of this test; another one of the same place at each call. Segments are short. */
    abstract DecisionLog log();

    private static List<LogLine> lines(DecisionLog log) {
        try (Stream<LogLine> lines = log.lines()) {
            return lines.toList();
        }
    }

    private static List<LogHead> heads(DecisionLog log) {
        List<LogHead> heads = new ArrayList<>();
        lines(log).forEach(line -> heads.add(new LogHead(heads.size() + 1L, line.hash())));
        return heads;
    }

    static void assertWhole(DecisionLog log) {
        LogVerification verified = LogVerification.of(log, log.head().orElse(null));
        assertThat(verified.broken()).isEmpty();
        assertThat(verified.completeness()).isEqualTo(LogVerification.Completeness.COMPLETE);
    }

    @Test
    void an_empty_log_has_no_head_and_no_entries() {
        assertThat(log().head()).isEmpty();
        assertThat(lines(log())).isEmpty();
        assertThat(log().remarks()).isEmpty();
        assertThat(log().names(DecisionLog.Kind.PACK)).isEmpty();
    }

    @Test
    void entries_stand_in_the_order_in_which_they_were_appended() {
        List<LogHead> appended = SyntheticEntries.append(log(), 30);
        assertThat(appended)
                .extracting(LogHead::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(heads(log())).isEqualTo(appended);
        assertThat(log().head()).contains(appended.get(29));
        assertThat(lines(log()).get(6).body())
                .isEqualTo("{\"sequence\":7,\"previous\":\"" + appended.get(5).hash()
                        + "\",\"run\":1,\"says\":\"entry number 7\"}");
        assertWhole(log());
    }

    @Test
    void the_hash_is_that_of_the_version_and_the_text() {
        DecisionLog log = log();
        LogHead head = log.append(SyntheticEntries.saying("größer"));
        // printf 'org.operatingmodel.decision-log/2\n{"sequence":1,...,"says":"größer"}' | sha256sum
        assertThat(head.toString()).isEqualTo("1:c375853d4064faf3a7880d22f4bb494d4969ec1e764c0488225d21cf9a918a66");
    }

    @Test
    void a_segment_is_called_after_its_first_entry_and_another_follows_it() {
        SyntheticEntries.append(log(), 30);
        List<Long> segments =
                lines(log()).stream().map(LogLine::segment).distinct().toList();
        assertThat(segments).hasSizeGreaterThan(2).first().isEqualTo(1L);
        List<LogLine> lines = lines(log());
        for (long segment : segments) {
            assertThat(lines.get((int) segment - 1).segment()).isEqualTo(segment);
        }
    }

    @Test
    void two_logs_of_one_place_follow_each_other() {
        DecisionLog one = log();
        DecisionLog other = log();
        List<LogHead> appended = new ArrayList<>();
        one.keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
        for (int i = 0; i < 20; i++) {
            appended.add(one.append(SyntheticEntries.saying("one " + i)));
            appended.add(other.append(SyntheticEntries.saying("other " + i)));
        }
        assertThat(heads(one)).isEqualTo(appended);
        assertWhole(other);
    }

    @Test
    void many_threads_leave_no_number_out() throws InterruptedException, ExecutionException {
        log().keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<LogHead>>> futures = new ArrayList<>();
        DecisionLog shared = log();
        for (int thread = 0; thread < 8; thread++) {
            DecisionLog log = thread % 2 == 0 ? shared : log();
            String name = "thread " + thread;
            futures.add(threads.submit(() -> {
                List<LogHead> heads = new ArrayList<>();
                for (int i = 0; i < 25; i++) {
                    heads.add(log.append(SyntheticEntries.saying(name + ", " + i)));
                }
                return heads;
            }));
        }
        List<LogHead> acknowledged = new ArrayList<>();
        for (Future<List<LogHead>> future : futures) {
            List<LogHead> heads = future.get();
            assertThat(heads).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
            acknowledged.addAll(heads);
        }
        threads.shutdown();
        assertThat(heads(log()))
                .containsExactlyInAnyOrderElementsOf(acknowledged)
                .hasSize(200);
        assertWhole(log());
    }

    @Test
    void an_entry_whose_text_could_not_be_made_is_none_and_the_next_one_takes_its_place() {
        DecisionLog log = log();
        LogHead before = SyntheticEntries.append(log, 3).get(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> log.append(position -> {
                    log.keep(DecisionLog.Kind.PACK, OTHER, SyntheticEntries.PACK);
                    throw new IllegalStateException("no text");
                }))
                .withMessage("no text");
        assertThat(log.head()).contains(before);
        assertThat(log.append(SyntheticEntries.saying("next")).sequence()).isEqualTo(4);
        assertWhole(log);
    }

    @Test
    void entries_that_are_appended_together_follow_each_other_in_one_segment() {
        DecisionLog log = log();
        LogHead before = SyntheticEntries.append(log, 3).get(2);
        List<LogHead> together = log.append(
                Stream.of("one", "two", "three").map(SyntheticEntries::saying).toList());
        LogHead after = log.append(SyntheticEntries.saying("after"));
        assertThat(together).extracting(LogHead::sequence).containsExactly(4L, 5L, 6L);
        assertThat(heads(log())).containsSubsequence(before, together.get(0), together.get(1), together.get(2), after);
        List<LogLine> lines = lines(log());
        assertThat(lines.get(4).body()).endsWith(",\"says\":\"two\"}");
        assertThat(lines.subList(3, 6))
                .extracting(LogLine::segment)
                .containsOnly(lines.get(3).segment());
        assertWhole(log());
    }

    @Test
    void of_entries_that_are_appended_together_none_is_there_when_one_cannot_be_made() {
        DecisionLog log = log();
        LogHead before = SyntheticEntries.append(log, 3).get(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> log.append(List.of(SyntheticEntries.saying("first"), position -> {
                    throw new IllegalStateException("no text");
                })))
                .withMessage("no text");
        assertThat(log.head()).contains(before);
        assertThat(log.append(List.of())).isEmpty();
        assertThat(log.append(SyntheticEntries.saying("next")).sequence()).isEqualTo(4);
        assertWhole(log);
    }

    @Test
    void an_entry_that_does_not_follow_the_last_one_is_refused() {
        DecisionLog log = log();
        LogHead before = SyntheticEntries.append(log, 1).get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.append(position -> "{\"sequence\":3,\"run\":1}"))
                .withMessage(
                        "An entry must be one line that begins with '{\"sequence\":2,\"previous\":\"" + before.hash()
                                + "\",' and ends with '}', but was '{\"sequence\":3,\"run\":1}'. Write what the position says first.");
        assertThat(log.head()).contains(before);
    }

    @Test
    void what_is_kept_on_the_way_of_an_entry_is_there_with_it() {
        DecisionLog log = log();
        log.append(position -> {
            log.keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
            return SyntheticEntries.saying("with a pack").apply(position);
        });
        assertThat(log().names(DecisionLog.Kind.PACK)).containsExactly(SyntheticEntries.PACK_DIGEST);
        assertWhole(log());
    }

    @Test
    void what_is_kept_stays_as_it_was_kept_first() {
        byte[] content = {0, 1, -1, 10, 13};
        log().keep(DecisionLog.Kind.OPENING, OTHER, content);
        log().keep(DecisionLog.Kind.OPENING, OTHER, "other".getBytes(StandardCharsets.UTF_8));
        assertThat(log().kept(DecisionLog.Kind.OPENING, OTHER)).contains(content);
        assertThat(log().kept(DecisionLog.Kind.PACK, OTHER)).isEmpty();
        assertThat(log().names(DecisionLog.Kind.OPENING)).isEqualTo(Set.of(OTHER));
    }

    @Test
    void an_opening_is_forgotten_once_and_for_all() {
        log().keep(DecisionLog.Kind.OPENING, OTHER, SyntheticEntries.PACK);
        log().keep(DecisionLog.Kind.PACK, OTHER, SyntheticEntries.PACK);
        log().forget(OTHER);
        log().forget(OTHER);
        assertThat(log().kept(DecisionLog.Kind.OPENING, OTHER)).isEmpty();
        assertThat(log().kept(DecisionLog.Kind.PACK, OTHER)).isPresent();
    }

    @Test
    void a_name_that_is_no_hash_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log().keep(DecisionLog.Kind.PACK, "../lock", SyntheticEntries.PACK))
                .withMessage("name must be 64 lower-case hexadecimal digits, but was '../lock'. Use a SHA-256.");
        assertThatIllegalArgumentException().isThrownBy(() -> log().kept(DecisionLog.Kind.PACK, "../lock"));
        assertThatIllegalArgumentException().isThrownBy(() -> log().forget("../lock"));
    }

    @Test
    void decisions_with_masked_people_are_recorded_verified_and_made_again() {
        Governance governance = Governance.load(RulePack.standard());
        DecisionRecorder recorder = DecisionRecorder.of(governance, log(), InstantSource.system())
                .masking(Masking.people(Governance.standardFactTypes()));
        Portfolio portfolio = Given.healthy().portfolio();
        for (Gate gate : governance.gates()) {
            GateRequest request = new GateRequest(Given.PORTAL, gate.id());
            RecordedDecision recorded = recorder.decide(portfolio, request, Given.AS_OF, "größer");
            assertThat(recorded.decision()).isEqualTo(governance.decide(portfolio, request, Given.AS_OF));
            assertThat(log().head()).contains(Objects.requireNonNull(recorded.head()));
        }
        assertWhole(log());
        assertThat(log().names(DecisionLog.Kind.OPENING)).isNotEmpty();
        List<ReplayedDecision.Outcome> outcomes = new ArrayList<>();
        Replay.of(log()).forEach(replayed -> outcomes.add(replayed.outcome()));
        assertThat(outcomes).hasSize(governance.gates().size()).containsOnly(ReplayedDecision.Outcome.IDENTICAL);
    }

    @Test
    void a_long_entry_is_kept_whole() {
        DecisionLog log = log();
        SyntheticEntries.append(log, 1);
        log.append(SyntheticEntries.saying("long ".repeat(400_000)));
        log.append(SyntheticEntries.saying("next"));
        assertWhole(log());
        assertThat(lines(log()).get(1).body()).hasSizeGreaterThan(2_000_000);
    }
}
