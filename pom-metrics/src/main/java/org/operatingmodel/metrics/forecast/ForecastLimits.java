package org.operatingmodel.metrics.forecast;

import java.io.Serializable;
import java.math.BigInteger;
import org.operatingmodel.internal.Guard;

/**
 * Where a forecast stops being one: with too little history, or too far ahead.
 *
 * @param minimumDays the least number of days of a history on which an item completed, from 1
 * @param maximumDays how far ahead a forecast looks, 1 to 36,500 days
 * @since 0.1
 */
public record ForecastLimits(int minimumDays, int maximumDays) implements Serializable {
    /** At least 5 days with a completion, and at most 3,650 days ahead. */
    public static final ForecastLimits STANDARD = new ForecastLimits(5, 3_650);

    /**
     * The most work that a figure may take: its number of items, those that the worst day completes on every day left out,
     * times the number of days ahead, times the number of different daily completions.
     */
    public static final long MOST_WORK = 1_000_000_000;

    private static final int MOST_DAYS = 36_500;

    /** @throws IllegalArgumentException if a number is out of range */
    public ForecastLimits {
        Guard.positive("ForecastLimits.minimumDays", minimumDays);
        Guard.positive("ForecastLimits.maximumDays", maximumDays);
        checkDays("ForecastLimits.maximumDays", maximumDays);
    }

    static void checkDays(String what, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException(what + " must lie between 0 and " + MOST_DAYS + ", but was '" + days
                    + "'. Look at most 100 years ahead.");
        }
    }

    static void checkPercent(int percent) {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("percent must lie between 1 and 99, but was '" + percent
                    + "'. Write 85 percent as 85; a forecast is never certain.");
        }
    }

    /** Refuses a figure that would take too long, before it is begun. */
    static void checkWork(BigInteger items, int ahead, long different) {
        BigInteger work = items.multiply(BigInteger.valueOf(ahead)).multiply(BigInteger.valueOf(different));
        if (work.compareTo(BigInteger.valueOf(MOST_WORK)) > 0) {
            throw new IllegalArgumentException("items x days ahead x different daily completions must be at most "
                    + MOST_WORK + ", but was '" + items + " x " + ahead + " x " + different
                    + "'. Look less far ahead, or count larger items.");
        }
    }
}
