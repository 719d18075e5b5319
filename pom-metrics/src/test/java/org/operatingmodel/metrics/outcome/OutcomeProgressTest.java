package org.operatingmodel.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.ratio;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.outcome.Direction.DECREASE;
import static org.operatingmodel.outcome.Direction.INCREASE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;

class OutcomeProgressTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Basis BASIS =
            Basis.asOf(AS_OF, "fraction", "outcome-progress: (value - baseline) / (target - baseline), unclamped");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Test
    void progress_is_the_share_of_the_way() {
        // from 40 to 60 at 45: 5 / 20
        assertThat(of(outcome(INCREASE, "40", "60"), "45"))
                .isEqualTo(Measured.value(new OutcomeProgress(Ratio.of(1, 4)), 1, BASIS));
        // from 12.50 to 10.00 at 11.25: -1.25 / -2.50
        assertThat(present(of(outcome(DECREASE, "12.50", "10.00"), "11.25")).way())
                .isEqualTo(Ratio.of(1, 2));
    }

    @Test
    void progress_is_unclamped_and_has_a_clamped_view() {
        Outcome outcome = outcome(INCREASE, "40", "60");
        OutcomeProgress past = present(of(outcome, "70"));
        OutcomeProgress away = present(of(outcome, "30"));
        OutcomeProgress between = present(of(outcome, "50"));
        assertThat(past.way()).isEqualTo(ratio("1.5"));
        assertThat(past.clamped()).isEqualTo(Ratio.ONE);
        assertThat(away.way()).isEqualTo(ratio("-0.5"));
        assertThat(away.clamped()).isEqualTo(Ratio.ZERO);
        assertThat(between.clamped()).isEqualTo(ratio("0.5"));
    }

    @Test
    void absent_when_a_number_is_missing() {
        assertThat(of(outcome(INCREASE, null, "60"), "45"))
                .isEqualTo(Measured.absent("Outcome 'faster-onboarding' has no baseline.", 1, BASIS));
        assertThat(of(outcome(INCREASE, "40", null), "45"))
                .isEqualTo(Measured.absent("Outcome 'faster-onboarding' has no target.", 1, BASIS));
        assertThat(of(outcome(INCREASE, "40", "60"), null))
                .isEqualTo(Measured.absent("Outcome 'faster-onboarding' has no value.", 0, BASIS));
    }

    @Test
    void undefined_when_there_is_no_way_to_go() {
        assertThat(reasonOf(of(outcome(INCREASE, "40", "40.0"), "45")))
                .isEqualTo("Outcome 'faster-onboarding' has the target 40.0, which equals its baseline.");
        assertThat(reasonOf(of(outcome(DECREASE, "40", "40"), "45")))
                .isEqualTo("Outcome 'faster-onboarding' has the target 40, which equals its baseline.");
    }

    @Test
    void undefined_when_the_target_contradicts_the_direction() {
        assertThat(reasonOf(of(outcome(INCREASE, "40", "30"), "35")))
                .isEqualTo("Outcome 'faster-onboarding' has the direction INCREASE, but the target 30 against the "
                        + "baseline 40.");
        assertThat(reasonOf(of(outcome(DECREASE, "40", "60"), "45")))
                .isEqualTo("Outcome 'faster-onboarding' has the direction DECREASE, but the target 60 against the "
                        + "baseline 40.");
    }

    @Test
    void expected_progress_is_linear_and_stays_within_0_and_1() {
        // due after 100 days, on 11 April
        Outcome outcome = outcome(INCREASE, "40", "60");
        assertThat(OutcomeProgress.expected(outcome, START, START.plusDays(25)))
                .isEqualTo(Measured.value(
                        Ratio.of(1, 4),
                        100,
                        Basis.timeless("fraction", "linear-trend: (day - start) / (due - start), 0 to 1")));
        assertThat(present(OutcomeProgress.expected(outcome, START, START.minusDays(1))))
                .isEqualTo(Ratio.ZERO);
        assertThat(present(OutcomeProgress.expected(outcome, START, START.plusDays(101))))
                .isEqualTo(Ratio.ONE);
    }

    @Test
    void nothing_is_expected_without_a_due_day_after_the_start() {
        Outcome outcome = outcome(INCREASE, "40", "60");
        LocalDate due = START.plusDays(100);
        assertThat(present(OutcomeProgress.expected(outcome, due.minusDays(1), due)))
                .isEqualTo(Ratio.ONE);
        assertThat(reasonOf(OutcomeProgress.expected(outcome, due, due)))
                .isEqualTo(
                        "Outcome 'faster-onboarding' is due on 2026-04-11, which is not after the start 2026-04-11.");
        Outcome open = new Outcome(
                outcome.id(), "Faster onboarding", OutcomeKind.ADOPTION, INCREASE, "percent", null, null, null, null);
        assertThat(reasonOf(OutcomeProgress.expected(open, START, START)))
                .isEqualTo("Outcome 'faster-onboarding' has no due day.");
    }

    private static Measured<OutcomeProgress> of(Outcome outcome, @Nullable String value) {
        return OutcomeProgress.of(outcome, value == null ? null : new BigDecimal(value), AS_OF);
    }

    static Outcome outcome(Direction direction, @Nullable String baseline, @Nullable String target) {
        return new Outcome(
                new OutcomeId("faster-onboarding"),
                "Faster onboarding",
                OutcomeKind.ADOPTION,
                direction,
                "percent",
                baseline == null ? null : new BigDecimal(baseline),
                target == null ? null : new BigDecimal(target),
                START.plusDays(100),
                null);
    }
}
