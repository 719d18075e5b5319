package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class EventRateTest {
    private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void five_times_the_changes_and_75_percent_fewer_major_incidents() {
        // 40 changes in 90 days, then 200 in 90; 24 incidents in 180 days, then 3 in 90: 1/30 against 4/30
        assertThat(new EventRate(200, days(90), END).trendFrom(new EventRate(40, days(90), END)))
                .isEqualTo(Measured.value(
                        Ratio.of(5, 1),
                        240,
                        Basis.asOf(END, "multiple of the earlier rate", "rate-trend: rate / earlier rate")));
        assertThat(present(new EventRate(3, days(90), END).trendFrom(new EventRate(24, days(180), END))))
                .isEqualTo(Ratio.of(1, 4));
    }

    @Test
    void a_window_includes_its_start_and_excludes_its_end() {
        Instant from = END.minus(days(90));
        assertThat(EventRate.of(List.of(from.minusMillis(1), from, END.minusMillis(1), END), from, END))
                .isEqualTo(new EventRate(2, days(90), END));
    }

    @Test
    void a_rate_is_events_per_day() {
        // 3 in 36 hours
        assertThat(new EventRate(3, Duration.ofHours(36), END).perDay())
                .isEqualTo(Measured.value(
                        Ratio.of(2, 1), 3, Basis.asOf(END, "events per day", "event-rate: events / observed days")));
        assertThat(present(new EventRate(0, days(1), END).perDay())).isEqualTo(Ratio.ZERO);
        assertThat(reasonOf(EventRate.EMPTY.perDay())).isEqualTo("No time was observed.");
    }

    @Test
    void no_trend_without_an_earlier_rate() {
        EventRate some = new EventRate(3, days(1), END);
        EventRate none = new EventRate(0, days(1), END);
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
        assertThat(new EventRate(1, days(2), END).plus(new EventRate(3, days(4), END)))
                .isEqualTo(new EventRate(4, days(6), END));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new EventRate(Long.MAX_VALUE, days(1), END).plus(new EventRate(1, days(1), END)));
    }

    @Test
    void merged_windows_are_known_up_to_the_later_end() {
        EventRate first = new EventRate(1, days(2), END.minusSeconds(1));
        EventRate second = new EventRate(3, days(4), END);
        assertThat(first.plus(second)).isEqualTo(second.plus(first)).isEqualTo(new EventRate(4, days(6), END));
        assertThat(first.plus(EventRate.EMPTY)).isEqualTo(first).isEqualTo(EventRate.EMPTY.plus(first));
        assertThatNullPointerException()
                .isThrownBy(() -> new EventRate(0, days(1), null))
                .withMessage("EventRate.horizon");
    }

    @Test
    void events_need_time() {
        assertThat(new EventRate(0, Duration.ZERO, null)).isEqualTo(EventRate.EMPTY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRate(1, Duration.ZERO, END))
                .withMessage("EventRate.events must be 0 when no time is observed, but was '1'. "
                        + "Say for how long they were counted.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRate(-1, days(1), END))
                .withMessage("EventRate.events must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRate(1, days(-1), END))
                .withMessage("EventRate.observed must not be negative, but was 'PT-24H'. Swap start and end.");
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
