package org.operatingmodel.escalation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The days on which an organisation works, in its time zone.
 *
 * <p>A portfolio has at most one. When clocks change is known to the Java platform that it runs on.
 *
 * @param zone the id of the time zone, such as {@code Europe/Vienna}
 * @param workingDays the days of the week that are worked on, at least one
 * @param holidays the days that are not, whatever day of the week; empty when there are none
 * @since 0.1
 */
public record BusinessCalendar(
        @NotBlank String zone, @NotEmpty Set<DayOfWeek> workingDays, Set<LocalDate> holidays) {
    /** How many days in a row may be holidays; beyond that no deadline could be told. */
    private static final int LONGEST_BREAK = 3660;

    /** @throws IllegalArgumentException if no day is worked on, or the zone is none */
    public BusinessCalendar {
        Objects.requireNonNull(zone, "BusinessCalendar.zone");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "BusinessCalendar.zone must be the id of a time zone, but was '" + zone
                            + "'. Write one such as Europe/Vienna.",
                    e);
        }
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException(
                    "BusinessCalendar.workingDays must not be empty. Name the days of the week that are worked on.");
        }
        workingDays = Collections.unmodifiableSet(EnumSet.copyOf(workingDays));
        holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
    }

    /** Whether a day is worked on. */
    public boolean working(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /**
     * When a deadline ends that starts at an instant: at the same time of day on the last of its working days after that
     * day, and so much time later as it has on top of its days. A time of day that a change of clocks leaves out is moved on
     * by the gap.
     *
     * @throws IllegalArgumentException if more than ten years in a row are holidays
     */
    public Instant due(Instant start, Deadline deadline) {
        ZonedDateTime at = start.atZone(ZoneId.of(zone));
        LocalDate day = at.toLocalDate();
        for (int worked = 0; worked < deadline.days(); worked++) {
            day = next(day);
        }
        return at.with(day).toInstant().plus(deadline.time());
    }

    private LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        for (int i = 0; i < LONGEST_BREAK; i++) {
            if (working(next)) {
                return next;
            }
            next = next.plusDays(1);
        }
        throw new IllegalArgumentException(
                "BusinessCalendar.holidays must leave a working day within ten years, but leave none" + " after '" + day
                        + "'. Remove some.");
    }
}
