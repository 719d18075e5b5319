package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adjoining windows, from the oldest on.
 *
 * <p>Windows of the calendar start at the first instant of a local day, so a week with a change of the clock is an hour
 * shorter or longer. The last one is cut at the end that is asked for and is then not complete (C8).
 *
 * @param windows the windows, at least one, each starting where the one before ends
 * @param complete whether the last window is as long as the calendar says
 * @since 0.1
 */
public record Windows(List<Window> windows, boolean complete) implements Serializable {
    /** @throws IllegalArgumentException if there is none, or one does not start where the one before ends */
    public Windows {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("Windows.windows must not be empty, but was '[]'. Give a window.");
        }
        for (int i = 1; i < windows.size(); i++) {
            if (!windows.get(i).from().equals(windows.get(i - 1).to())) {
                throw new IllegalArgumentException("Windows.windows must adjoin each other, but '" + windows.get(i)
                        + "' follows '" + windows.get(i - 1) + "'. Measure separate stretches one by one.");
            }
        }
    }

    /** The one window from an instant to another. */
    public static Windows of(Instant from, Instant to) {
        return new Windows(List.of(new Window(from, to)), true);
    }

    /**
     * The local days from that of an instant on, up to another.
     *
     * @param first lies in the first window
     * @param end the end of the last window, excluded
     * @param zone whose calendar it is
     * @throws IllegalArgumentException if the end is not after the first instant
     */
    public static Windows days(Instant first, Instant end, ZoneId zone) {
        return calendar(first, end, zone, day -> day, day -> day.plusDays(1));
    }

    /** The ISO weeks, from Monday on; else like {@link #days}. */
    public static Windows weeks(Instant first, Instant end, ZoneId zone) {
        return calendar(
                first,
                end,
                zone,
                day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                day -> day.plusWeeks(1));
    }

    /** The months of the calendar; else like {@link #days}. */
    public static Windows months(Instant first, Instant end, ZoneId zone) {
        return calendar(first, end, zone, day -> day.withDayOfMonth(1), day -> day.plusMonths(1));
    }

    /** The quarters of the calendar year; else like {@link #days}. */
    public static Windows quarters(Instant first, Instant end, ZoneId zone) {
        return calendar(first, end, zone, day -> day.with(IsoFields.DAY_OF_QUARTER, 1), day -> day.plusMonths(3));
    }

    /** The one window from the start of the local day of an instant up to another. */
    public static Windows overall(Instant first, Instant end, ZoneId zone) {
        return of(first.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(), end.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Windows calendar(
            Instant first, Instant end, ZoneId zone, UnaryOperator<LocalDate> start, UnaryOperator<LocalDate> next) {
        if (!first.isBefore(end)) {
            throw new IllegalArgumentException(
                    "end must be after first '" + first + "', but was '" + end + "'. Give a later end.");
        }
        Instant cut = end.truncatedTo(ChronoUnit.MILLIS);
        List<Window> windows = new ArrayList<>();
        LocalDate day = start.apply(first.atZone(zone).toLocalDate());
        Instant from = day.atStartOfDay(zone).toInstant();
        boolean complete = true;
        while (from.isBefore(cut)) {
            day = next.apply(day);
            Instant to = day.atStartOfDay(zone).toInstant();
            complete = !to.isAfter(end);
            if (to.isAfter(from)) { // a zone may skip a whole local day
                windows.add(new Window(from, complete ? to : cut));
            }
            from = to;
        }
        return new Windows(windows, complete);
    }

    /** How many windows there are, from 1. */
    public int count() {
        return windows.size();
    }

    /** The window at an index from 0 on. */
    public Window window(int index) {
        return windows.get(index);
    }

    /** Whether the window at an index is as long as the calendar says. */
    public boolean complete(int index) {
        return complete || index < windows.size() - 1;
    }

    /** The instant at which the first window starts. */
    public Instant from() {
        return windows.get(0).from();
    }

    /** The instant at which the last window ends. */
    public Instant to() {
        return windows.get(windows.size() - 1).to();
    }
}
