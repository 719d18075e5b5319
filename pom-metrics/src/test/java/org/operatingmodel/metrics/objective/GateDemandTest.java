package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.objective.Samples.OBSERVED;
import static org.operatingmodel.metrics.objective.Samples.PORTAL;
import static org.operatingmodel.metrics.objective.Samples.STAGED;
import static org.operatingmodel.metrics.objective.Samples.any;
import static org.operatingmodel.metrics.objective.Samples.definition;
import static org.operatingmodel.metrics.objective.Samples.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateDemandTest {
    private static final Instant AS_OF = OBSERVED.plus(Duration.ofDays(7));
    private static final SloDefinition DEFINITION = definition(
            Objective.of(id("latency"), "p95", any("<300")).about("latency"),
            Objective.informational(id("uptime"), "uptime").about("uptime"),
            Objective.of(id("load"), "load", any("<3")));

    /** An evaluation that was observed right at the end of its window. */
    private static Evaluation evaluation(String id, @Nullable String release, Instant to, Duration window) {
        return DEFINITION.evaluate(
                new Retrieval(id, PORTAL, release, to.minus(window), to, to, null, List.of()), List.of());
    }

    private static GateDemand demand(String... kinds) {
        return new GateDemand(PORTAL, AS_OF, Duration.ofDays(7), "1.4", List.of(kinds));
    }

    @Test
    void the_newest_one_is_evidence() {
        Evaluation older = evaluation("E-1", "1.4", AS_OF.minus(Duration.ofDays(2)), Duration.ofHours(24));
        Evaluation newer = evaluation("E-2", "1.4", AS_OF.minus(Duration.ofDays(1)), Duration.ofHours(24));
        Evaluation unseen = evaluation("E-3", "1.4", AS_OF.plusNanos(1), Duration.ofHours(24));
        GateDemand.Answer answer = demand().answer(List.of(older, newer, unseen));
        assertThat(answer).isEqualTo(new GateDemand.Answer(newer, List.of(), List.of()));
        assertThat(answer.evidence()).contains(newer);
        Evaluation now = evaluation("E-4", "1.4", AS_OF, Duration.ofHours(24));
        assertThat(demand().answer(List.of(now, older)).evidence()).contains(now);
    }

    @Test
    void of_one_moment_the_first_by_id() {
        Evaluation one = evaluation("E-1", "1.4", AS_OF, Duration.ofHours(24));
        Evaluation two = evaluation("E-2", "1.4", AS_OF, Duration.ofHours(24));
        assertThat(demand().answer(List.of(two, one)).evidence()).contains(one);
    }

    @Test
    void an_evaluation_counts_for_less_than_its_freshness_limit() {
        Instant sevenDaysAgo = AS_OF.minus(Duration.ofDays(7));
        Evaluation fresh = evaluation("E-1", "1.4", sevenDaysAgo.plusNanos(1), Duration.ofHours(24));
        assertThat(demand().answer(List.of(fresh)).evidence()).contains(fresh);
        Evaluation stale = evaluation("E-1", "1.4", sevenDaysAgo, Duration.ofHours(24));
        GateDemand.Answer answer = demand().answer(List.of(stale));
        assertThat(answer.evidence()).isEmpty();
        assertThat(answer.nearest()).isEqualTo(stale);
        assertThat(answer.reasons())
                .containsExactly("Evaluation 'E-1' must be less than PT168H old at 2026-06-28T00:05:00Z, but was "
                        + "observed at '2026-06-21T00:05:00Z'. Evaluate again.");
        GateDemand ageless = new GateDemand(PORTAL, AS_OF, null, "1.4", List.of());
        assertThat(ageless.answer(List.of(stale)).evidence()).contains(stale);
    }

    @Test
    void an_evaluation_is_of_the_released_version() {
        Evaluation other = evaluation("E-1", "1.3", AS_OF, Duration.ofHours(24));
        assertThat(demand().answer(List.of(other)).reasons())
                .containsExactly("Evaluation 'E-1' must be of version '1.4', but was of '1.3'. Evaluate that version.");
        Evaluation unknown = evaluation("E-1", null, AS_OF, Duration.ofHours(24));
        assertThat(demand().answer(List.of(unknown)).reasons())
                .containsExactly("Evaluation 'E-1' must be of version '1.4', but was of an unknown one. Evaluate that "
                        + "version.");
        GateDemand anyVersion = new GateDemand(PORTAL, AS_OF, Duration.ofDays(7), null, List.of());
        assertThat(anyVersion.answer(List.of(other)).evidence()).contains(other);
    }

    @Test
    void an_evaluation_covers_the_window() {
        Evaluation brief = evaluation("E-1", "1.4", AS_OF, Duration.ofHours(24).minusSeconds(1));
        assertThat(demand().answer(List.of(brief)).reasons())
                .containsExactly("Evaluation 'E-1' must cover a window of PT24H, but covered 'PT23H59M59S'. Measure "
                        + "for longer.");
    }

    @Test
    void the_nearest_has_the_fewest_reasons_against_it() {
        Evaluation newButWrong = evaluation("E-1", "1.3", AS_OF, Duration.ofHours(1));
        Evaluation brief = evaluation("E-2", "1.4", AS_OF.minusSeconds(9), Duration.ofHours(1));
        GateDemand.Answer answer = demand().answer(List.of(newButWrong, brief));
        assertThat(answer.nearest()).isEqualTo(brief);
        assertThat(answer.reasons()).hasSize(1);
        assertThat(demand().answer(List.of(newButWrong)).reasons()).hasSize(2);
    }

    @Test
    void without_an_evaluation_there_is_no_evidence() {
        GateDemand staged = new GateDemand(STAGED, AS_OF, null, null, List.of("uptime", "latency", "uptime"));
        GateDemand.Answer answer = staged.answer(List.of(evaluation("E-1", "1.4", AS_OF, Duration.ofHours(24))));
        assertThat(answer)
                .isEqualTo(new GateDemand.Answer(
                        null,
                        List.of("There is no evaluation of 'partner-portal' in STAGING up to 2026-06-28T00:05:00Z."),
                        List.of("latency", "uptime")));
        assertThat(answer.evidence()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateDemand.Answer(null, List.of(), List.of()))
                .withMessage("Answer.reasons must say why there is no evidence, but was empty. Write a sentence.");
    }

    @Test
    void a_kind_is_covered_by_an_objective_that_is_scored() {
        Evaluation evaluation = evaluation("E-1", "1.4", AS_OF, Duration.ofHours(24));
        GateDemand.Answer answer = demand("uptime", "latency", "error-rate").answer(List.of(evaluation));
        assertThat(answer).isEqualTo(new GateDemand.Answer(evaluation, List.of(), List.of("error-rate", "uptime")));
    }

    @Test
    void wrong_demands_are_refused() {
        for (Duration freshness : List.of(Duration.ZERO, Duration.ofDays(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new GateDemand(PORTAL, AS_OF, freshness, null, List.of()))
                    .withMessage("GateDemand.freshness must be longer than nothing, but was '" + freshness
                            + "'. Write it like P7D, or leave it out.");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateDemand(PORTAL, AS_OF, null, " ", List.of()))
                .withMessage("GateDemand.release must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> demand("Latency"))
                .withMessage("GateDemand.kinds must match [a-z][a-z0-9-]{1,62}, but was 'Latency'. "
                        + "Use lower-case letters, digits and '-'.");
    }
}
