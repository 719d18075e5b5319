package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.WINDOW;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.ratio;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;
import static org.operatingmodel.metrics.reliability.Samples.use;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Ratio;

class BudgetUseTest {
    /** SLO-EVALUATION 7, example 6. */
    private final BudgetUse window = use("0.995", 7_800, 2_400_000);
    /** Example 7: the last 6 hours. */
    private final BudgetUse sixHours = use("0.995", 540, 18_000);

    @Test
    void the_budget_of_28_days() {
        // 2,400,000 x 0.005 = 12,000; 7,800 / 12,000 = 65 %; 12,000 - 7,800 = 4,200 = 35 %
        assertThat(window.met()).isTrue();
        assertThat(window.allowed()).isEqualByComparingTo("12000");
        assertThat(window.remaining()).isEqualTo(Ratio.of(4_200, 1));
        assertThat(present(window.consumed())).isEqualTo(ratio("0.65"));
        assertThat(present(window.remainingShare())).isEqualTo(ratio("0.35"));
        // 1 - 7,800 / 2,400,000 = 1 - 0.00325
        assertThat(window.sli()).isEqualTo(ratio("0.99675"));
    }

    @Test
    void the_pace_of_the_last_6_hours() {
        // 540 / 18,000 = 3 %; 0.03 / 0.005 = 6; 540 / 12,000 = 4.5 %; 0.35 x 672 h / 6 = 39.2 h = 39 h 12 min
        assertThat(present(sixHours.burnRate())).isEqualTo(Ratio.of(6, 1));
        assertThat(present(window.shareUsedIn(sixHours))).isEqualTo(ratio("0.045"));
        assertThat(present(window.timeToEmpty(WINDOW, sixHours)))
                .isEqualTo(new Projection.After(Duration.ofHours(39).plusMinutes(12)));
    }

    @Test
    void the_budget_is_never_empty_without_errors_and_already_when_nothing_is_left() {
        BudgetUse quiet = use("0.995", 0, 18_000);
        BudgetUse usedUp = use("0.995", 12_000, 2_400_000);
        assertThat(present(window.timeToEmpty(WINDOW, quiet))).isEqualTo(new Projection.Never());
        assertThat(present(usedUp.timeToEmpty(WINDOW, sixHours))).isEqualTo(new Projection.Already());
        assertThat(present(usedUp.timeToEmpty(WINDOW, quiet))).isEqualTo(new Projection.Already());
    }

    @Test
    void a_budget_exactly_used_up_is_met_and_one_more_misses() {
        BudgetUse usedUp = use("0.995", 12_000, 2_400_000);
        assertThat(usedUp.met()).isTrue();
        assertThat(usedUp.remaining()).isEqualTo(Ratio.ZERO);
        assertThat(present(usedUp.consumed())).isEqualTo(Ratio.ONE);
        BudgetUse overspent = use("0.995", 12_001, 2_400_000);
        assertThat(overspent.met()).isFalse();
        assertThat(overspent.remaining()).isEqualTo(Ratio.of(-1, 1));
        // -1 / 12,000
        assertThat(present(overspent.remainingShare())).isEqualTo(Ratio.of(-1, 12_000));
    }

    @Test
    void a_target_of_1_is_met_or_missed_but_has_no_budget() {
        // example 9: 50,000 requests
        BudgetUse perfect = use("1", 0, 50_000);
        assertThat(perfect.met()).isTrue();
        assertThat(perfect.allowed()).isEqualByComparingTo("0");
        assertThat(perfect.remaining()).isEqualTo(Ratio.ZERO);
        BudgetUse oneBad = use("1.00", 1, 50_000);
        assertThat(oneBad.met()).isFalse();
        String reason = "A target of 1 leaves no error budget to take a share of.";
        assertThat(reasonOf(perfect.consumed())).isEqualTo(reason);
        assertThat(reasonOf(perfect.remainingShare())).isEqualTo(reason);
        assertThat(reasonOf(oneBad.burnRate())).isEqualTo(reason);
        assertThat(reasonOf(perfect.shareUsedIn(perfect))).isEqualTo(reason);
        assertThat(reasonOf(oneBad.timeToEmpty(WINDOW, oneBad))).isEqualTo(reason);
    }

    @Test
    void the_greatest_burn_rate_is_one_over_the_budget() {
        // example 9: 1 / (1 - 0.92) = 12.5
        assertThat(present(use("0.92", 300, 300).burnRate())).isEqualTo(ratio("12.5"));
    }

    @Test
    void figures_are_as_of_the_horizon() {
        BudgetUse now = new BudgetUse(window.target(), window.bad(), window.total(), AS_OF);
        BudgetUse late = new BudgetUse(sixHours.target(), sixHours.bad(), sixHours.total(), AS_OF);
        assertThat(now.remainingShare().basis())
                .isEqualTo(Basis.asOf(AS_OF, "fraction", "remaining-share: 1 - bad / ((1 - target) x total)"));
        assertThat(late.burnRate().basis())
                .isEqualTo(Basis.asOf(AS_OF, "ratio", "burn-rate: (bad / total) / (1 - target)"));
        assertThat(now.shareUsedIn(late).basis())
                .isEqualTo(Basis.asOf(AS_OF, "fraction", "consumed: bad / ((1 - target) x total)"));
        assertThat(now.timeToEmpty(WINDOW, late).basis())
                .isEqualTo(Basis.asOf(AS_OF, "nanoseconds", "time-to-empty: remaining share x window / burn rate"));
        assertThat(window.consumed().basis().horizon()).isNull();
    }

    @Test
    void a_lookback_has_the_same_horizon() {
        BudgetUse now = new BudgetUse(window.target(), window.bad(), window.total(), AS_OF);
        BudgetUse later = new BudgetUse(sixHours.target(), sixHours.bad(), sixHours.total(), AS_OF.plusSeconds(1));
        String message = "BudgetUse.horizon of the lookback must be '2026-06-21T00:00:00Z' as well, but was"
                + " '2026-06-21T00:00:01Z'. Take both as of the same instant.";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.shareUsedIn(later))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.timeToEmpty(WINDOW, later))
                .withMessage(message);
    }

    @Test
    void nothing_is_rounded() {
        // 0.000000000000000001 x (2^63 - 1) = 9.223372036854775807 may be bad: 9 are met, 10 are not
        String target = "0.999999999999999999";
        assertThat(use(target, 9, Long.MAX_VALUE).allowed()).isEqualByComparingTo("9.223372036854775807");
        assertThat(use(target, 9, Long.MAX_VALUE).met()).isTrue();
        assertThat(use(target, 10, Long.MAX_VALUE).met()).isFalse();
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use("0.995", 0, 0))
                .withMessage("BudgetUse.total must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use("0.995", 3, 2))
                .withMessage("BudgetUse.bad must lie between 0 and total '2', but was '3'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use("0", 0, 1))
                .withMessage(
                        "BudgetUse.target must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use("1E-999999999", 0, 1))
                .withMessage("BudgetUse.target must have at most 18 decimal places, but had '999999999'. Round it.");
    }
}
