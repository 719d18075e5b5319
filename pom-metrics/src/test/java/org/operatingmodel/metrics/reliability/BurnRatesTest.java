package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.WINDOW;
import static org.operatingmodel.metrics.reliability.Samples.count;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.ratio;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;
import static org.operatingmodel.metrics.reliability.Samples.slo;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;

class BurnRatesTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final BurnRateAlert PAGE_6H = BurnRateAlert.standard().get(1);

    private final Slo slo = slo("0.995", 28);
    /** SLO-EVALUATION 7, example 7: 540 of 18,000 in 6 hours, of these 21 of 1,400 in the last half hour. */
    private final SloCount before = count(SIX_HOURS, HALF_HOUR, 519, 16_600);

    @Test
    void an_alert_recovers_when_the_errors_stop() {
        SloCount recent = count(HALF_HOUR, Duration.ZERO, 21, 1_400);
        SloCount earlier = count(WINDOW, SIX_HOURS, 7_260, 2_382_000);
        BurnRateReading reading =
                BurnRates.read(PAGE_6H, slo, List.of(recent, before, earlier), AS_OF, MinimumData.DEFAULT);
        // 0.05 x 672 / 6 = 5.6; 540 / 18,000 / 0.005 = 6.0; 21 / 1,400 / 0.005 = 3.0
        assertThat(reading.factor()).isEqualTo(ratio("5.6"));
        assertThat(present(reading.longBurn())).isEqualTo(Ratio.of(6, 1));
        assertThat(present(reading.shortBurn())).isEqualTo(Ratio.of(3, 1));
        assertThat(reading.state()).isEqualTo(BurnRateState.RECOVERING);
    }

    @Test
    void an_alert_without_requests_in_the_short_window_is_unknown() {
        // example 8: 519 / 16,600 / 0.005 = 6.25 is above 5.6
        SloCount silent = count(HALF_HOUR, Duration.ZERO, 0, 0);
        BurnRateReading reading = BurnRates.read(PAGE_6H, slo, List.of(before, silent), AS_OF, MinimumData.DEFAULT);
        assertThat(present(reading.longBurn())).isEqualTo(Ratio.of(519, 83));
        assertThat(reasonOf(reading.shortBurn()))
                .isEqualTo("The counts of 'availability' hold 0 events, but must hold at least 1.");
        assertThat(reading.state()).isEqualTo(BurnRateState.UNKNOWN);
    }

    @Test
    void an_alert_is_unknown_when_the_counts_are_coarser_than_its_windows() {
        List<SloCount> daily = List.of(count(Duration.ofDays(1), Duration.ZERO, 0, 1_000));
        assertThat(BurnRates.of(slo, daily, AS_OF))
                .extracting(BurnRateReading::state)
                .containsExactly(
                        BurnRateState.UNKNOWN, BurnRateState.UNKNOWN, BurnRateState.CLEAR, BurnRateState.UNKNOWN);
    }

    @Test
    void every_standard_alert_is_read() {
        List<SloCount> counts = List.of(
                count(Duration.ofMinutes(5), Duration.ZERO, 20, 100),
                count(HALF_HOUR, Duration.ofMinutes(5), 100, 500),
                count(Duration.ofHours(1), HALF_HOUR, 120, 600),
                count(Duration.ofHours(2), Duration.ofHours(1), 0, 1_200),
                count(SIX_HOURS, Duration.ofHours(2), 0, 4_800),
                count(Duration.ofDays(1), SIX_HOURS, 0, 21_600),
                count(Duration.ofDays(3), Duration.ofDays(1), 0, 57_600));
        // bad / total / 0.005 over the long window: 240 / 1,200 = 40; 240 / 7,200 = 6.67; 240 / 28,800 = 1.67;
        // 240 / 86,400 = 0.56. Short: 20 / 100 = 40; 120 / 600 = 40; 240 / 2,400 = 20; 240 / 7,200 = 6.67.
        // Factors over 28 days: 13.44; 5.6; 2.8; 0.93
        assertThat(BurnRates.of(slo, counts, AS_OF))
                .extracting(BurnRateReading::state)
                .containsExactly(
                        BurnRateState.FIRING, BurnRateState.FIRING, BurnRateState.RISING, BurnRateState.RISING);
    }
}
