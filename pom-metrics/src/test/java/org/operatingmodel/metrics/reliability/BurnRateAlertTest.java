package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.ratio;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class BurnRateAlertTest {
    private static final Duration DAYS_28 = Duration.ofDays(28);
    private static final Duration DAYS_30 = Duration.ofDays(30);
    private static final Duration DAYS_14 = Duration.ofDays(14);
    private static final Basis BASIS = Basis.timeless("multiple of the sustainable pace", "burn rate");

    @Test
    void the_standard_alerts_have_the_factors_of_the_table() {
        // SLO-EVALUATION 6; share x hours of the window / hours of the long window, such as 0.02 x 720 / 1 = 14.4
        List<BurnRateAlert> alerts = BurnRateAlert.standard();
        assertThat(alerts)
                .extracting(BurnRateAlert::severity)
                .containsExactly(AlertSeverity.PAGE, AlertSeverity.PAGE, AlertSeverity.TICKET, AlertSeverity.TICKET);
        assertThat(alerts)
                .extracting(BurnRateAlert::longWindow)
                .containsExactly(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(3));
        assertThat(alerts)
                .extracting(BurnRateAlert::shortWindow)
                .containsExactly(
                        Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6));
        assertThat(alerts)
                .extracting(alert -> alert.factor(DAYS_30))
                .containsExactly(ratio("14.4"), ratio("6"), ratio("3"), ratio("1"));
        // 0.1 x 336 / 72 = 0.467
        assertThat(alerts)
                .extracting(alert -> alert.factor(DAYS_14))
                .containsExactly(ratio("6.72"), ratio("2.8"), ratio("1.4"), Ratio.of(336, 720));
    }

    @ParameterizedTest
    @CsvSource({
        "6.1, 6.1, FIRING",
        "6.1, 6,   RECOVERING",
        "6,   6.1, RISING",
        "6,   6,   CLEAR",
        "6.1, ,    UNKNOWN",
        ",    6.1, UNKNOWN",
        ",    ,    UNKNOWN",
        "6,   ,    CLEAR",
        ",    6,   CLEAR"
    })
    void it_fires_strictly_above_the_factor_in_both_windows(String longBurn, String shortBurn, BurnRateState state) {
        BurnRateAlert sixHours = BurnRateAlert.standard().get(1);
        assertThat(sixHours.state(DAYS_30, burn(longBurn), burn(shortBurn))).isEqualTo(state);
    }

    @Test
    void a_state_has_a_word() {
        assertThat(BurnRateState.FIRING.word()).isEqualTo("firing");
        assertThat(BurnRateState.UNKNOWN.word()).isEqualTo("unknown");
    }

    private static Measured<Ratio> burn(String rate) {
        return rate == null ? Measured.absent("No events.", 0, BASIS) : Measured.value(ratio(rate), 1, BASIS);
    }

    @Test
    void without_a_budget_it_is_unknown() {
        Measured<Ratio> none = Samples.use("1", 0, 50_000).burnRate();
        assertThat(BurnRateAlert.standard().get(0).state(DAYS_30, none, none)).isEqualTo(BurnRateState.UNKNOWN);
    }

    @Test
    void time_until_it_fires() {
        BurnRateAlert hour = BurnRateAlert.standard().get(0);
        BigDecimal target = new BigDecimal("0.995");
        // example 9: 4 % burn 0.04 / 0.005 = 8, below 0.02 x 672 / 1 = 13.44
        assertThat(present(hour.timeToFire(target, DAYS_28, ratio("0.04")))).isEqualTo(new Projection.Never());
        // exactly at 0.005 x 13.44 = 0.0672 the burn rate is not above the factor
        assertThat(present(hour.timeToFire(target, DAYS_28, ratio("0.0672")))).isEqualTo(new Projection.Never());
        // 0.0672 x 60 min / 0.1 = 40.32 min = 40 min 19.2 s
        assertThat(present(hour.timeToFire(target, DAYS_28, ratio("0.1"))))
                .isEqualTo(new Projection.After(Duration.ofMillis(40 * 60_000 + 19_200)));
        assertThat(present(hour.timeToFire(target, DAYS_28, Ratio.ZERO))).isEqualTo(new Projection.Never());
        // 0.0672 x 60 min / 1 = 4.032 min
        assertThat(present(hour.timeToFire(target, DAYS_28, Ratio.ONE)))
                .isEqualTo(new Projection.After(Duration.ofMillis(241_920)));
        assertThat(reasonOf(hour.timeToFire(BigDecimal.ONE, DAYS_28, ratio("0.1"))))
                .isEqualTo("A target of 1 leaves no error budget to burn.");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        BurnRateAlert hour = BurnRateAlert.standard().get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hour.factor(Duration.ZERO))
                .withMessage("sloWindow must be above zero, but was 'PT0S'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hour.timeToFire(BigDecimal.ONE, DAYS_28, ratio("1.1")))
                .withMessage("errorRatio must lie between 0 and 1, but was '1.1'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hour.timeToFire(new BigDecimal("1.1"), DAYS_28, ratio("0.1")))
                .withMessage("target must be above 0 and at most 1, but was '1.1'. Write 99.5 percent as 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BurnRateAlert(AlertSeverity.PAGE, new BigDecimal("0.02"), Duration.ZERO))
                .withMessage("BurnRateAlert.longWindow must be above zero, but was 'PT0S'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BurnRateAlert(AlertSeverity.PAGE, new BigDecimal("2"), Duration.ofHours(1)))
                .withMessage("BurnRateAlert.budgetShare must be above 0 and at most 1, but was '2'. "
                        + "Write 99.5 percent as 0.995.");
    }
}
