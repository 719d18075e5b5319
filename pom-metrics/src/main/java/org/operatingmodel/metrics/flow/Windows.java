package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adjoining windows, from the oldest on.
 *
 * <p>Windows of the calendar start at the first instant of a local day, so a week with a change of the clock is an hour
 * shorter or longer. The last one is cut at the end that is asked for and is then not complete (C8).
 *
 * <p>Limits: at most {@value #MOST} windows, enough for each day of ten thousand years.
 *
 * @param windows the windows, from one to {@value #MOST}, each starting where the one before ends
 * @param complete whether the last window is as long as the calendar says
 * @since 0.1
 */
public record Windows(List<Window> windows, boolean complete) implements Serializable {
    /** How many windows there can be. */
    public static final int MOST = 4_000_000;

    /** @throws IllegalArgumentException if there is none or too many, or one does not start where the one before ends */
    public Windows {
        checkCount("Windows.windows", windows.size());
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

    private static void checkCount(String what, long count) {
        if (count > MOST) {
            throw new IllegalArgumentException(what + " must be at most " + MOST + ", but were '" + count
                    + "'. Take longer windows, or a shorter time.");
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
     * @throws IllegalArgumentException if the end, cut to the millisecond, is not after the first instant, or the windows are
     *     too many
     */
    public static Windows days(Instant first, Instant end, ZoneId zone) {
        return calendar(first, end, zone, day -> day, ChronoUnit.DAYS);
    }

    /** The ISO weeks, from Monday on; else like {@link #days}. */
    public static Windows weeks(Instant first, Instant end, ZoneId zone) {
        return calendar(
                first,
                end,
                zone,
                day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                ChronoUnit.WEEKS);
    }

    /** The months of the calendar; else like {@link #days}. */
    public static Windows months(Instant first, Instant end, ZoneId zone) {
        return calendar(first, end, zone, day -> day.withDayOfMonth(1), ChronoUnit.MONTHS);
    }

    /** The quarters of the calendar year; else like {@link #days}. */
    public static Windows quarters(Instant first, Instant end, ZoneId zone) {
        return calendar(first, end, zone, day -> day.with(IsoFields.DAY_OF_QUARTER, 1), IsoFields.QUARTER_YEARS);
    }

    /** The one window from the start of the local day of an instant up to another. */
    public static Windows overall(Instant first, Instant end, ZoneId zone) {
        Instant cut = cut(first, end);
        return of(first.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(), cut);
    }

    private static Windows calendar(
            Instant first, Instant end, ZoneId zone, UnaryOperator<LocalDate> start, TemporalUnit length) {
        Instant cut = cut(first, end);
        LocalDate day = start.apply(first.atZone(zone).toLocalDate());
        LocalDate last = cut.minusMillis(1).atZone(zone).toLocalDate();
        checkCount("The windows from '" + first + "' to '" + end + "'", length.between(day, last) + 1);
        List<Window> windows = new ArrayList<>();
        Instant from = day.atStartOfDay(zone).toInstant();
        boolean complete = true;
        while (from.isBefore(cut)) {
            day = day.plus(1, length);
            Instant to = day.atStartOfDay(zone).toInstant();
            complete = !to.isAfter(end);
            if (to.isAfter(from)) { // a zone may skip a whole local day
                windows.add(new Window(from, complete ? to : cut));
            }
            from = to;
        }
        return new Windows(windows, complete);
    }

    private static Instant cut(Instant first, Instant end) {
        Instant cut = end.truncatedTo(ChronoUnit.MILLIS);
        if (!first.isBefore(cut)) {
            throw new IllegalArgumentException("end, cut to the millisecond, must be after first '" + first
                    + "', but was '" + cut + "'. Give a later end.");
        }
        return cut;
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
