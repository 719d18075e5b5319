package org.operatingmodel.escalation;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long somebody has to answer, from when the matter came up: days of the business calendar and a time within a day.
 *
 * <p>The natural order takes a day for 24 hours, as do portfolios without a business calendar.
 *
 * <p>Unit and range: above zero, at most {@value #MOST_DAYS} days, and less than 24 hours beside them.
 *
 * @param days whole days of the business calendar, from 0
 * @param time what comes on top of the days, from zero to less than 24 hours
 * @since 0.1
 */
public record Deadline(int days, Duration time) implements Comparable<Deadline> {
    /** The most days. */
    public static final int MOST_DAYS = 3660;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern TEXT =
            Pattern.compile("P(?=.)(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?(?:T(?=\\d)(?:(\\d{1,2})H)?(?:(\\d{1,2})M)?)?");

    /** @throws IllegalArgumentException if it is not above zero, too long, or the time is a day or more */
    public Deadline {
        Objects.requireNonNull(time, "Deadline.time");
        if (days < 0
                || days > MOST_DAYS
                || time.isNegative()
                || time.compareTo(DAY) >= 0
                || days == 0 && time.isZero()) {
            throw new IllegalArgumentException("Deadline must be above zero, with at most " + MOST_DAYS
                    + " days and less than 24 hours beside them, but was '" + days + " days and " + time
                    + "'. Write one such as P5D, P2W or PT4H.");
        }
    }

    /**
     * The deadline of a text in ISO 8601, in weeks, days, hours and minutes: {@code P5D}, {@code P2W}, {@code PT4H}.
     *
     * @throws IllegalArgumentException if the text has another form, or is out of range
     */
    public static Deadline parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Deadline must be weeks, days, hours and minutes, but was '" + text
                    + "'. Write one such as P5D, P2W or PT4H.");
        }
        return new Deadline(
                7 * number(parts, 1) + number(parts, 2),
                Duration.ofHours(number(parts, 3)).plusMinutes(number(parts, 4)));
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(Deadline other) {
        int order = Integer.compare(days, other.days);
        return order == 0 ? time.compareTo(other.time) : order;
    }

    /** In ISO 8601, such as {@code P5D}. */
    @Override
    public String toString() {
        String hours = time.isZero() ? "" : time.toString().substring(1);
        return "P" + (days == 0 ? "" : days + "D") + hours;
    }
}
