package org.operatingmodel.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.organisation.PersonId;

class ObjectiveTest {
    private static final MetricId RETENTION = new MetricId("retention");
    private static final Instant NOON = Instant.parse("2026-06-21T12:00:00Z");

    private static Objective objective(
            @Nullable String parent, @Nullable String contribution, @Nullable String business, @Nullable String tech) {
        return new Objective(
                new ObjectiveId("stay"),
                "Partners stay",
                parent == null ? null : new ObjectiveId(parent),
                contribution == null ? null : new BigDecimal(contribution),
                null,
                business == null ? null : new PersonId(business),
                tech == null ? null : new PersonId(tech),
                List.of());
    }

    @Test
    void it_is_owned_jointly_by_two_people() {
        assertThat(objective(null, null, "ada", "bob").jointlyOwned()).isTrue();
        assertThat(objective(null, null, "ada", "ada").jointlyOwned()).isFalse();
        assertThat(objective(null, null, "ada", null).jointlyOwned()).isFalse();
        assertThat(objective(null, null, null, "bob").jointlyOwned()).isFalse();
    }

    @Test
    void a_contribution_is_a_share_of_another_objective() {
        assertThat(objective("grow", "1", null, null).contribution()).isEqualByComparingTo("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective("grow", "1.01", null, null))
                .withMessage(
                        "Objective.contribution must be above 0 and at most 1, but was '1.01'. Write 99.5 percent as"
                                + " 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(null, "0.5", null, null))
                .withMessage(
                        "Objective.contribution must be absent where it serves no objective, but was '0.5'. Name the"
                                + " parent, or leave it out.");
    }

    @Test
    void a_key_result_goes_somewhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyResult(RETENTION, BigDecimal.ONE, new BigDecimal("1.0")))
                .withMessage(
                        "KeyResult.target must be another value than the baseline, but was '1.0'. Say how far it is"
                                + " to go.");
    }

    @Test
    void a_bound_is_reached_at_the_bound_and_on_its_better_side() {
        MetricBound atLeast = bound(Direction.INCREASE);
        assertThat(atLeast.reachedBy(new BigDecimal("80.0"))).isTrue();
        assertThat(atLeast.reachedBy(new BigDecimal("80.1"))).isTrue();
        assertThat(atLeast.reachedBy(new BigDecimal("79.9"))).isFalse();
        MetricBound atMost = bound(Direction.DECREASE);
        assertThat(atMost.reachedBy(new BigDecimal("80"))).isTrue();
        assertThat(atMost.reachedBy(new BigDecimal("80.1"))).isFalse();
        assertThat(atMost.reachedBy(new BigDecimal("79.9"))).isTrue();
    }

    @Test
    void a_value_is_in_time_until_the_due_day_ends() {
        MetricBound bound = bound(Direction.INCREASE);
        assertThat(bound.inTime(Instant.parse("2026-06-30T23:59:59Z"))).isTrue();
        assertThat(bound.inTime(Instant.parse("2026-07-01T00:00:00Z"))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MetricBound(RETENTION, Direction.INCREASE, BigDecimal.ONE, LocalDate.MAX))
                .withMessage("MetricBound.due must be before the year 999999999, but was '+999999999-12-31'. Name a"
                        + " day.");
    }

    private static MetricBound bound(Direction direction) {
        return new MetricBound(RETENTION, direction, new BigDecimal("80"), LocalDate.parse("2026-06-30"));
    }

    @Test
    void a_value_is_recent_up_to_the_last_second() {
        MetricValue value = new MetricValue(RETENTION, BigDecimal.TEN, NOON);
        assertThat(value.observedWithin(Duration.ofDays(1), NOON.plus(Duration.ofDays(1))))
                .isTrue();
        assertThat(value.observedWithin(
                        Duration.ofDays(1), NOON.plus(Duration.ofDays(1)).plusSeconds(1)))
                .isFalse();
        assertThat(value.observedWithin(Duration.ofDays(1), NOON.minusSeconds(1)))
                .isFalse();
        assertThat(value.countsFrom()).isEqualTo(NOON);
    }
}
