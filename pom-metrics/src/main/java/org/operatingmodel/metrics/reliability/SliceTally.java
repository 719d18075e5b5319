package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloCount;

/**
 * Slices of time, each judged good or bad, for an objective that is budgeted by time slices.
 *
 * <p>Definition: a slice is bad when its share of good events is below the target of a slice. One without events is
 * neither; it is left out of the budget and lowers the coverage.
 * <p>Unit and range: slices of equal length, 0 to {@link Long#MAX_VALUE}.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Only slices known up to the same
 * horizon are merged.
 *
 * @param good how many slices were good
 * @param bad how many were bad
 * @param empty how many had no events
 * @param horizon up to when they were known; absent for {@link #EMPTY}, and where they have no dates
 * @see <a href="https://github.com/OpenSLO/OpenSLO/blob/main/examples/budgeting-method/README.md">OpenSLO, budgeting
 *     methods: timeslices</a>
 * @since 0.1
 */
public record SliceTally(
        long good, long bad, long empty, @Nullable Instant horizon) implements Serializable {
    /** No slices. */
    public static final SliceTally EMPTY = new SliceTally(0, 0, 0, null);

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
     * The slices that are known, judged.
     *
     * @param slices what was counted in each slice, of one objective
     * @param sliceTarget the least share of good events in a good slice, above 0 and at most 1
     * @param asOf up to when they are known; those that end later do not count
     * @throws IllegalArgumentException if the target is out of range
     */
    public static SliceTally of(Collection<SloCount> slices, BigDecimal sliceTarget, Instant asOf) {
        BudgetUse.checkTarget("sliceTarget", sliceTarget);
        Objects.requireNonNull(asOf, "asOf");
        SliceTally sum = new SliceTally(0, 0, 0, asOf);
        for (SloCount slice : Slices.known(slices, asOf).toList()) {
            SliceStatus status = Slices.status(slice, sliceTarget);
            sum = sum.plus(new SliceTally(
                    status == SliceStatus.GOOD ? 1 : 0,
                    status == SliceStatus.BAD ? 1 : 0,
                    status == SliceStatus.EMPTY ? 1 : 0,
                    asOf));
        }
        return sum;
    }

    /**
     * The slices that {@link #of} counts as good, as bad or as empty, in their order.
     *
     * @param status which of them
     * @param slices what was counted in each slice
     * @param sliceTarget the least share of good events in a good slice, above 0 and at most 1
     * @param asOf up to when they are known
     * @throws IllegalArgumentException if the target is out of range
     */
    public static List<SloCount> behind(
            SliceStatus status, Collection<SloCount> slices, BigDecimal sliceTarget, Instant asOf) {
        BudgetUse.checkTarget("sliceTarget", sliceTarget);
        return Slices.behind(status, slices, sliceTarget, asOf);
    }

    /**
     * The slices of both.
     *
     * @throws IllegalArgumentException if they are known up to different horizons, or only one of them up to any
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public SliceTally plus(SliceTally other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Guard.same("SliceTally.horizon", horizon, other.horizon, "Take both as of the same instant.");
        return new SliceTally(
                Sums.exact("SliceTally.good", good, other.good),
                Sums.exact("SliceTally.bad", bad, other.bad),
                Sums.exact("SliceTally.empty", empty, other.empty),
                horizon);
    }

    /** Share of the slices that have events, 0 to 1. Absent when there are no slices. */
    public Measured<Ratio> coverage() {
        return Slices.coverage(good + bad, empty, horizon);
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
                target,
                Ratio.of(bad, 1),
                good + bad,
                empty,
                minimumCoverage,
                "timeslices: bad slices / slices with events",
                horizon);
    }
}
