package org.operatingmodel.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final BusinessCalendar VIENNA = new BusinessCalendar(
            "Europe/Vienna", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(LocalDate.parse("2026-05-01")));

    @ParameterizedTest
    @CsvSource({
        // Thursday, 30 April 2026, 10:00 in Vienna; Friday is a holiday, so the next working day is Monday
        "2026-04-30T08:00:00Z, P1D, 2026-05-04T08:00:00Z",
        "2026-04-30T08:00:00Z, P5D, 2026-05-08T08:00:00Z",
        // hours run through the night
        "2026-04-30T08:00:00Z, PT20H, 2026-05-01T04:00:00Z",
        "2026-04-30T08:00:00Z, P1DT2H, 2026-05-04T10:00:00Z",
        // what comes up on a Saturday has all of Monday, as what came up on Friday
        "2026-06-20T12:00:00Z, P1D, 2026-06-22T12:00:00Z",
        "2026-06-19T12:00:00Z, P1D, 2026-06-22T12:00:00Z",
        // 23:30 in UTC is the next day in Vienna: from Friday, not from Thursday
        "2026-06-18T23:30:00Z, P1D, 2026-06-21T23:30:00Z",
        // clocks go forward on Sunday, 29 March 2026: 10:00 on Friday is 09:00Z, 10:00 on Monday is 08:00Z
        "2026-03-27T09:00:00Z, P1D, 2026-03-30T08:00:00Z",
    })
    void a_deadline_counts_working_days_at_the_same_time_of_day(Instant start, String within, Instant due) {
        assertThat(VIENNA.due(start, Deadline.parse(within))).isEqualTo(due);
    }

    @Test
    void a_time_that_clocks_leave_out_is_moved_on_by_the_gap() {
        BusinessCalendar always = new BusinessCalendar("Europe/Vienna", EnumSet.allOf(DayOfWeek.class), Set.of());
        // 02:30 on Saturday; there is no 02:30 on Sunday, 29 March, but 03:30 summer time
        assertThat(always.due(Instant.parse("2026-03-28T01:30:00Z"), Deadline.parse("P1D")))
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void what_could_never_end_or_means_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar("Europe/Vienna", Set.of(), Set.of()))
                .withMessage(
                        "BusinessCalendar.workingDays must not be empty. Name the days of the week that are worked on.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar("Mars/Olympus", Set.of(DayOfWeek.MONDAY), Set.of()))
                .withMessage(
                        "BusinessCalendar.zone must be the id of a time zone, but was 'Mars/Olympus'. Write one such as "
                                + "Europe/Vienna.");
        LocalDate first = LocalDate.parse("2026-01-01");
        BusinessCalendar never = new BusinessCalendar(
                "UTC",
                EnumSet.allOf(DayOfWeek.class),
                IntStream.range(0, 4000).mapToObj(first::plusDays).collect(Collectors.toSet()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> never.due(Instant.parse("2026-01-01T00:00:00Z"), Deadline.parse("P1D")))
                .withMessage(
                        "BusinessCalendar.holidays must leave a working day within ten years, but leave none after "
                                + "'2026-01-01'. Remove some.");
    }
}
