package org.operatingmodel.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseTrainTest {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    @Test
    void it_leaves_and_closes_by_the_clock_of_its_zone() {
        ReleaseTrain train = train("Europe/Vienna", 15, 9, 3);
        assertThat(train.departure(JUNE)).isEqualTo(Instant.parse("2026-06-15T07:00:00Z"));
        assertThat(train.cutoff(JUNE)).isEqualTo(Instant.parse("2026-06-12T07:00:00Z"));
    }

    @Test
    void who_is_ready_at_the_cutoff_takes_the_next_train() {
        ReleaseTrain train = train("Europe/Vienna", 15, 9, 3);
        Instant cutoff = train.cutoff(JUNE);
        assertThat(train.boards(cutoff.minusNanos(1))).isEqualTo(JUNE);
        assertThat(train.boards(cutoff)).isEqualTo(JULY);
    }

    @Test
    void a_cutoff_may_lie_in_the_month_before() {
        ReleaseTrain train = train("UTC", 1, 0, 27);
        assertThat(train.cutoff(JUNE)).isEqualTo(Instant.parse("2026-05-05T00:00:00Z"));
        assertThat(train.boards(Instant.parse("2026-05-05T00:00:00Z"))).isEqualTo(JULY);
    }

    @Test
    void the_clocks_change_between_cutoff_and_departure() {
        // Vienna goes from +01:00 to +02:00 on 29 March 2026, so three days are an hour shorter
        ReleaseTrain spring = train("Europe/Vienna", 28, 9, 0);
        assertThat(spring.departure(YearMonth.of(2026, 3))).isEqualTo(Instant.parse("2026-03-28T08:00:00Z"));
        // New York goes from -05:00 to -04:00 on 8 March 2026
        ReleaseTrain train = train("America/New_York", 9, 9, 3);
        YearMonth march = YearMonth.of(2026, 3);
        assertThat(train.cutoff(march)).isEqualTo(Instant.parse("2026-03-06T14:00:00Z"));
        assertThat(train.departure(march)).isEqualTo(Instant.parse("2026-03-09T13:00:00Z"));
    }

    @Test
    void an_hour_that_the_clocks_leave_out_is_moved_on() {
        // 02:00 to 03:00 on 8 March 2026 does not exist in New York
        ReleaseTrain train = train("America/New_York", 8, 2, 0);
        assertThat(train.departure(YearMonth.of(2026, 3))).isEqualTo(Instant.parse("2026-03-08T07:00:00Z"));
    }

    @Test
    void of_an_hour_that_the_clocks_repeat_the_first_is_meant() {
        // 01:00 to 02:00 on 1 November 2026 comes twice in New York, first at -04:00
        ReleaseTrain train = train("America/New_York", 1, 1, 0);
        assertThat(train.departure(YearMonth.of(2026, 11))).isEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
    }

    @Test
    void it_carries_what_boards_it_until_the_next_one_leaves() {
        ReleaseTrain train = train("UTC", 15, 9, 3);
        Instant departure = train.departure(JUNE);
        assertThat(train.carries(train.cutoff(JUNE).minusNanos(1), departure)).isTrue();
        assertThat(train.carries(train.cutoff(JUNE).minusNanos(1), departure.minusNanos(1)))
                .isFalse();
        assertThat(train.carries(train.cutoff(JUNE), departure)).isFalse();
        assertThat(train.carries(train.cutoff(JUNE), train.departure(JULY))).isTrue();
        assertThat(train.carries(
                        train.cutoff(JUNE).minusNanos(1), train.departure(JULY).minusNanos(1)))
                .isTrue();
        assertThat(train.carries(train.cutoff(JUNE).minusNanos(1), train.departure(JULY)))
                .isFalse();
    }

    @Test
    void nothing_leaves_at_a_time_that_no_calendar_reaches() {
        assertThat(train("UTC", 15, 9, 3).carries(Instant.MAX, Instant.MAX)).isFalse();
        assertThat(train("UTC", 15, 9, 3).carries(Instant.MIN, Instant.MAX)).isFalse();
    }

    @Test
    void what_is_no_calendar_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train("Vienna", 15, 9, 3))
                .withMessage("ReleaseTrain.zone must be the id of a time zone, but was 'Vienna'. Write one such as"
                        + " Europe/Vienna.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train("UTC", 29, 9, 3))
                .withMessage("ReleaseTrain.dayOfMonth must lie between 1 and 28, but was '29'. Use 1 to 28.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train("UTC", 28, 24, 3))
                .withMessage("ReleaseTrain.hour must lie between 0 and 23, but was '24'. Use 0 to 23.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train("UTC", 28, 23, 28))
                .withMessage("ReleaseTrain.cutoffDays must lie between 0 and 27, but was '28'. Use 0 to 27.");
    }

    static ReleaseTrain train(String zone, int day, int hour, int cutoffDays) {
        return new ReleaseTrain(new ReleaseTrainId("web"), zone, day, hour, cutoffDays, List.of());
    }
}
