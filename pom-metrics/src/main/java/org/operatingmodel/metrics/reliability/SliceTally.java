package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * Slices of time, each judged good or bad, for an objective that is budgeted by time slices.
 *
 * <p>Definition: a slice is bad when its share of good events is below the target of a slice. One without events is
 * neither; it is left out of the budget and lowers the coverage.
 * <p>Unit and range: slices of equal length, 0 to {@link Long#MAX_VALUE}.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 *
 * @param good how many slices were good
 * @param bad how many were bad
 * @param empty how many had no events
 * @see <a href="https://github.com/OpenSLO/OpenSLO/blob/main/examples/budgeting-method/README.md">OpenSLO, budgeting
 *     methods: timeslices</a>
 * @since 0.1
 */
public record SliceTally(long good, long bad, long empty) implements Serializable {
    /** No slices. */
    public static final SliceTally EMPTY = new SliceTally(0, 0, 0);

    /**
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} slices
     */
    public SliceTally {
        Guard.notNegative("SliceTally.good", good);
        Guard.notNegative("SliceTally.bad", bad);
        Guard.notNegative("SliceTally.empty", empty);
        Sums.exact("SliceTally", Sums.exact("SliceTally", good, bad), empty);
    }

    /**
     * The slices, judged.
     *
     * @param slices what was counted in each slice
     * @param sliceTarget the least share of good events in a good slice, above 0 and at most 1
     * @throws IllegalArgumentException if the target is out of range
     */
    public static SliceTally of(Collection<Tally> slices, BigDecimal sliceTarget) {
        BudgetUse.checkTarget("sliceTarget", sliceTarget);
        SliceTally sum = EMPTY;
        for (Tally slice : slices) {
            sum = sum.plus(judge(slice, sliceTarget));
        }
        return sum;
    }

    private static SliceTally judge(Tally slice, BigDecimal sliceTarget) {
        if (slice.total() == 0) {
            return new SliceTally(0, 0, 1);
        }
        BigDecimal least = sliceTarget.multiply(BigDecimal.valueOf(slice.total()));
        return BigDecimal.valueOf(slice.good()).compareTo(least) < 0
                ? new SliceTally(0, 1, 0)
                : new SliceTally(1, 0, 0);
    }

    /**
     * The slices of both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public SliceTally plus(SliceTally other) {
        return new SliceTally(
                Sums.exact("SliceTally.good", good, other.good),
                Sums.exact("SliceTally.bad", bad, other.bad),
                Sums.exact("SliceTally.empty", empty, other.empty));
    }

    /** Share of the slices that have events, 0 to 1. Absent when there are no slices. */
    public Measured<Ratio> coverage() {
        return Slices.coverage(good + bad, empty);
    }

    /**
     * The use of an objective's budget, by time slices. Absent when no slice has events, or too few have.
     *
     * @param target the share of good slices that is aimed at
     * @param minimumCoverage the least share of slices that must have events, 0 to 1
     * @throws IllegalArgumentException if a number is out of range
     */
    public Measured<BudgetUse> use(BigDecimal target, BigDecimal minimumCoverage) {
        return Slices.use(
                target, Ratio.of(bad, 1), good + bad, empty, minimumCoverage, Basis.timeless("slices", "time slices"));
    }
}
