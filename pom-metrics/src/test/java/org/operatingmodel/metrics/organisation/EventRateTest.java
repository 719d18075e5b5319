package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class EventRateTest {
    @Test
    void five_times_the_changes_and_75_percent_fewer_major_incidents() {
        // 40 changes in 90 days, then 200 in 90; 24 incidents in 180 days, then 3 in 90: 1/30 against 4/30
        assertThat(new EventRate(200, days(90)).trendFrom(new EventRate(40, days(90))))
                .isEqualTo(Measured.value(
                        Ratio.of(5, 1),
                        240,
                        Basis.timeless("multiple of the earlier rate", "rate-trend: rate / earlier rate")));
        assertThat(present(new EventRate(3, days(90)).trendFrom(new EventRate(24, days(180)))))
                .isEqualTo(Ratio.of(1, 4));
    }

    @Test
    void a_rate_is_events_per_day() {
        // 3 in 36 hours
        assertThat(new EventRate(3, Duration.ofHours(36)).perDay())
                .isEqualTo(Measured.value(
                        Ratio.of(2, 1), 3, Basis.timeless("events per day", "event-rate: events / observed days")));
        assertThat(present(new EventRate(0, days(1)).perDay())).isEqualTo(Ratio.ZERO);
        assertThat(reasonOf(EventRate.EMPTY.perDay())).isEqualTo("No time was observed.");
    }

    @Test
    void no_trend_without_an_earlier_rate() {
        EventRate some = new EventRate(3, days(1));
        EventRate none = new EventRate(0, days(1));
        assertThat(reasonOf(some.trendFrom(none)))
                .isEqualTo("There were no events in the earlier window to compare with.");
        assertThat(reasonOf(some.trendFrom(EventRate.EMPTY)))
                .isEqualTo("No time was observed in one of the two windows.");
        assertThat(reasonOf(EventRate.EMPTY.trendFrom(some)))
                .isEqualTo("No time was observed in one of the two windows.");
        assertThat(present(none.trendFrom(some))).isEqualTo(Ratio.ZERO);
    }

    @Test
    void windows_merge() {
        assertThat(new EventRate(1, days(2)).plus(new EventRate(3, days(4)))).isEqualTo(new EventRate(4, days(6)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new EventRate(Long.MAX_VALUE, days(1)).plus(new EventRate(1, days(1))));
    }

    @Test
    void events_need_time() {
        assertThat(new EventRate(0, Duration.ZERO)).isEqualTo(EventRate.EMPTY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRate(1, Duration.ZERO))
                .withMessage("EventRate.events must be 0 when no time is observed, but was '1'. "
                        + "Say for how long they were counted.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRate(-1, days(1)))
                .withMessage("EventRate.events must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRate(1, days(-1)))
                .withMessage("EventRate.observed must not be negative, but was 'PT-24H'. Swap start and end.");
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
