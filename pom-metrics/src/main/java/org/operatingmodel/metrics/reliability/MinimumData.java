package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;

/**
 * How much must have been counted before a figure has a value.
 *
 * @param events the least number of events, from 1
 * @param coverage the least share of the window that the counts must cover, 0 to 1
 * @since 0.1
 */
public record MinimumData(long events, BigDecimal coverage) implements Serializable {
    /** One event, and nine tenths of the window. */
    public static final MinimumData DEFAULT = new MinimumData(1, new BigDecimal("0.9"));

    /** @throws IllegalArgumentException if a number is out of range */
    public MinimumData {
        Guard.positive("MinimumData.events", events);
        checkCoverage(coverage);
    }

    static void checkCoverage(BigDecimal coverage) {
        Guard.notNegative("MinimumData.coverage", coverage);
        if (coverage.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("MinimumData.coverage must be at most 1, but was '"
                    + coverage.toPlainString() + "'. Write 90 percent as 0.9.");
        }
        Ratio.of(coverage);
    }
}
