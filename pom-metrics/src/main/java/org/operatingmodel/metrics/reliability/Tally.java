package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * Good events among all events.
 *
 * <p>Unit and range: events, 0 to {@link Long#MAX_VALUE}.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 *
 * @param good how many events were good, 0 to {@code total}
 * @param total how many events there were
 * @since 0.1
 */
public record Tally(long good, long total) implements Serializable {
    /** No events. */
    public static final Tally EMPTY = new Tally(0, 0);

    /** @throws IllegalArgumentException if a count is negative or good exceeds total */
    public Tally {
        Guard.notNegative("Tally.good", good);
        Guard.notNegative("Tally.total", total);
        if (good > total) {
            throw new IllegalArgumentException("Tally.good must be at most total '" + total + "', but was '" + good
                    + "'. Count every event in total, and the good ones among them in good.");
        }
    }

    /** How many events were not good. */
    public long bad() {
        return total - good;
    }

    /**
     * The events of both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public Tally plus(Tally other) {
        return new Tally(good + other.good, Sums.exact("Tally.total", total, other.total));
    }

    /**
     * The use of an objective's budget, by occurrences: every event counts the same. Absent below the least number of
     * events.
     *
     * @param target the share of good events that is aimed at
     * @param minimumEvents the least number of events, from 1
     * @throws IllegalArgumentException if a number is out of range
     */
    public Measured<BudgetUse> use(BigDecimal target, long minimumEvents) {
        BudgetUse.checkTarget("target", target);
        Guard.positive("minimumEvents", minimumEvents);
        Basis basis = Basis.timeless("events", "occurrences");
        if (total < minimumEvents) {
            return Measured.absent(
                    "There must be at least " + minimumEvents + " events, but there were " + total + ".", total, basis);
        }
        return Measured.value(new BudgetUse(target, Ratio.of(bad(), 1), total), total, basis);
    }
}
