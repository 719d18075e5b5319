package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WindowsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NEW_YEAR = Instant.parse("2024-01-01T00:00:00Z");

    private static Window window(String from, String to) {
        return new Window(Instant.parse(from), Instant.parse(to));
    }

    @Test
    void a_window_has_its_start_and_not_its_end() {
        Window window = window("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.002Z");
        assertThat(window.length()).isEqualTo(Duration.ofMillis(2));
        assertThat(window.contains(NEW_YEAR)).isTrue();
        assertThat(window.contains(NEW_YEAR.minusNanos(1))).isFalse();
        assertThat(window.contains(NEW_YEAR.plusMillis(2).minusNanos(1))).isTrue();
        assertThat(window.contains(NEW_YEAR.plusMillis(2))).isFalse();
    }

    @Test
    void a_window_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(NEW_YEAR, NEW_YEAR))
                .withMessage("Window.to must be after Window.from '2024-01-01T00:00:00Z', but was"
                        + " '2024-01-01T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(NEW_YEAR.plusNanos(1), NEW_YEAR.plusMillis(1)))
                .withMessage("Window.from must be a whole millisecond, but was '2024-01-01T00:00:00.000000001Z'. Cut it"
                        + " to the millisecond.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(NEW_YEAR, NEW_YEAR.plusNanos(999_999)))
                .withMessage("Window.to must be a whole millisecond, but was '2024-01-01T00:00:00.000999999Z'. Cut it"
                        + " to the millisecond.");
        assertThatNullPointerException()
                .isThrownBy(() -> new Window(NEW_YEAR, null))
                .withMessage("Window.to");
    }

    @Test
    void windows_adjoin_each_other() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Windows(List.of(), true))
                .withMessage("Windows.windows must not be empty, but was '[]'. Give a window.");
        Window first = window("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z");
        Window gap = window("2024-01-02T00:00:00.001Z", "2024-01-03T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Windows(List.of(first, gap), true))
                .withMessage("Windows.windows must adjoin each other, but 'Window[from=2024-01-02T00:00:00.001Z,"
                        + " to=2024-01-03T00:00:00Z]' follows 'Window[from=2024-01-01T00:00:00Z,"
                        + " to=2024-01-02T00:00:00Z]'. Measure separate stretches one by one.");
    }

    @Test
    void the_last_window_is_cut_at_the_end() {
        Windows weeks = Windows.weeks(
                Instant.parse("2024-01-07T23:59:59.999Z"), Instant.parse("2024-01-09T00:00:00Z"), ZoneOffset.UTC);
        assertThat(weeks.windows())
                .containsExactly(
                        window("2024-01-01T00:00:00Z", "2024-01-08T00:00:00Z"),
                        window("2024-01-08T00:00:00Z", "2024-01-09T00:00:00Z"));
        assertThat(weeks.complete()).isFalse();
        assertThat(weeks.complete(0)).isTrue();
        assertThat(weeks.complete(1)).isFalse();
        assertThat(weeks.count()).isEqualTo(2);
        assertThat(weeks.window(1).from()).isEqualTo(Instant.parse("2024-01-08T00:00:00Z"));
        assertThat(weeks.from()).isEqualTo(NEW_YEAR);
        assertThat(weeks.to()).isEqualTo(Instant.parse("2024-01-09T00:00:00Z"));
    }

    @Test
    void a_last_window_of_full_length_is_complete() {
        Instant end = Instant.parse("2024-01-15T00:00:00Z");
        Windows weeks = Windows.weeks(NEW_YEAR, end, ZoneOffset.UTC);
        assertThat(weeks.count()).isEqualTo(2);
        assertThat(weeks.complete(1)).isTrue();
        // A part of a millisecond more is no window, a whole one is
        assertThat(Windows.weeks(NEW_YEAR, end.plusNanos(999_999), ZoneOffset.UTC))
                .isEqualTo(weeks);
        Windows longer = Windows.weeks(NEW_YEAR, end.plusNanos(1_000_001), ZoneOffset.UTC);
        assertThat(longer.window(2)).isEqualTo(window("2024-01-15T00:00:00Z", "2024-01-15T00:00:00.001Z"));
        assertThat(longer.complete(2)).isFalse();
    }

    @Test
    void the_end_comes_after_the_first_instant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Windows.days(NEW_YEAR, NEW_YEAR, ZoneOffset.UTC))
                .withMessage("end, cut to the millisecond, must be after first '2024-01-01T00:00:00Z', but was"
                        + " '2024-01-01T00:00:00Z'. Give a later end.");
        // Both in the first millisecond of a day, and both in one of its midst
        for (Instant first :
                List.of(NEW_YEAR.plusNanos(1), NEW_YEAR.plusMillis(1).plusNanos(1))) {
            String message = "end, cut to the millisecond, must be after first '" + first + "', but was '"
                    + first.minusNanos(1) + "'. Give a later end.";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Windows.months(first, first.plusNanos(999_998), ZoneOffset.UTC))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Windows.overall(first, first.plusNanos(999_998), ZoneOffset.UTC))
                    .withMessage(message);
            assertThat(Windows.days(first, first.plusNanos(999_999), ZoneOffset.UTC))
                    .isEqualTo(new Windows(List.of(new Window(NEW_YEAR, first.plusNanos(999_999))), false));
        }
    }

    @Test
    void there_are_at_most_four_million() {
        Instant first = Instant.parse("0000-01-01T00:00:00Z");
        // 400 years of 365.2425 days
        assertThat(Windows.days(first, Instant.parse("0400-01-01T00:00:00Z"), ZoneOffset.UTC)
                        .count())
                .isEqualTo(146_097);
        // 25 times that are 10 000 years
        assertThat(Windows.MOST).isGreaterThanOrEqualTo(3_652_425);
        Instant last = first.plus(Duration.ofDays(Windows.MOST));
        Windows most = Windows.days(first, last, ZoneOffset.UTC);
        assertThat(most.count()).isEqualTo(Windows.MOST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Windows.days(first, last.plusMillis(1), ZoneOffset.UTC))
                .withMessage("The windows from '0000-01-01T00:00:00Z' to '" + last.plusMillis(1)
                        + "' must be at most 4000000, but were '4000001'. Take longer windows, or a shorter time.");
        List<Window> more = Collections.nCopies(Windows.MOST + 1, most.window(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Windows(more, true))
                .withMessage("Windows.windows must be at most 4000000, but were '4000001'. Take longer windows, or a"
                        + " shorter time.");
    }

    @Test
    @Timeout(10)
    void too_many_windows_are_refused_before_any_is_made() {
        Instant first = Instant.parse("-999999999-01-02T00:00:00Z");
        Instant end = Instant.parse("+999999999-01-01T00:00:00Z");
        // 2 x 10^9 years, less 2, of 12 months: 1 January is excluded at the end, and 2 January lies in the first
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Windows.months(first, end, ZoneOffset.UTC))
                .withMessage("The windows from '" + first + "' to '" + end
                        + "' must be at most 4000000, but were '23999999976'. Take longer windows, or a shorter time.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Windows.quarters(first, end, ZoneOffset.UTC))
                .withMessageStartingWith("The windows from '" + first)
                .withMessageContaining("but were '7999999992'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Windows.weeks(first, end, ZoneOffset.UTC))
                .withMessageStartingWith("The windows from '" + first);
        assertThat(Windows.overall(first, end, ZoneOffset.UTC).count()).isEqualTo(1);
    }

    @Test
    void days_months_and_quarters_of_the_calendar() {
        Instant first = Instant.parse("2024-02-29T12:00:00Z");
        Instant end = Instant.parse("2024-05-01T00:00:00Z");
        assertThat(Windows.days(first, end, ZoneOffset.UTC).count()).isEqualTo(62); // 1 + 31 + 30
        assertThat(Windows.months(first, end, ZoneOffset.UTC).windows())
                .containsExactly(
                        window("2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"),
                        window("2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z"),
                        window("2024-04-01T00:00:00Z", "2024-05-01T00:00:00Z"));
        assertThat(Windows.quarters(first, end, ZoneOffset.UTC).windows())
                .containsExactly(
                        window("2024-01-01T00:00:00Z", "2024-04-01T00:00:00Z"),
                        window("2024-04-01T00:00:00Z", "2024-05-01T00:00:00Z"));
        assertThat(Windows.overall(first, end.plusNanos(1), BERLIN))
                .isEqualTo(Windows.of(Instant.parse("2024-02-28T23:00:00Z"), end));
    }

    @Test
    void a_week_with_a_change_of_the_clock_has_167_or_169_hours() {
        Windows spring =
                Windows.weeks(Instant.parse("2024-03-26T00:00:00Z"), Instant.parse("2024-04-02T00:00:00Z"), BERLIN);
        assertThat(spring.window(0)).isEqualTo(window("2024-03-24T23:00:00Z", "2024-03-31T22:00:00Z"));
        assertThat(spring.window(0).length()).isEqualTo(Duration.ofHours(167));
        Windows autumn =
                Windows.weeks(Instant.parse("2024-10-26T00:00:00Z"), Instant.parse("2024-10-30T00:00:00Z"), BERLIN);
        assertThat(autumn.window(0).length()).isEqualTo(Duration.ofHours(169));
        assertThat(autumn.complete(0)).isTrue();
        // Lord Howe Island changes by half an hour
        Windows days = Windows.days(
                Instant.parse("2024-04-06T14:00:00Z"),
                Instant.parse("2024-04-08T00:00:00Z"),
                ZoneId.of("Australia/Lord_Howe"));
        assertThat(days.window(0).length()).isEqualTo(Duration.ofMinutes(24 * 60 + 30));
    }

    @Test
    void a_day_that_the_calendar_leaves_out_has_no_window() {
        // Samoa went from UTC-10 to UTC+14: 29 December 2011 was followed by the 31st
        Windows days = Windows.days(
                Instant.parse("2011-12-29T20:00:00Z"),
                Instant.parse("2011-12-31T10:00:00Z"),
                ZoneId.of("Pacific/Apia"));
        assertThat(days.windows())
                .containsExactly(
                        window("2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"),
                        window("2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"));
        assertThat(days.complete()).isTrue();
    }

    @Test
    void a_day_without_midnight_starts_at_its_first_instant() {
        // In Havana the clock went from 0:00 to 1:00 on 10 March 2024
        Windows days = Windows.days(
                Instant.parse("2024-03-10T12:00:00Z"),
                Instant.parse("2024-03-11T04:00:00Z"),
                ZoneId.of("America/Havana"));
        assertThat(days.window(0)).isEqualTo(window("2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z"));
        assertThat(days.complete()).isTrue();
    }
}
