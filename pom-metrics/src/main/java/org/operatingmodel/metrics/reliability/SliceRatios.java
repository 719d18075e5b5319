package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloCount;

/**
 * The shares of good events in slices of time, for an objective that is budgeted by the ratio of slices: their mean.
 *
 * <p>Definition: each slice with events counts the same, whatever its traffic. One without events is left out and lowers
 * the coverage.
 * <p>Unit and range: slices of equal length, 0 to {@link Long#MAX_VALUE}.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact, so the sum grows with the
 * number of different totals, not with that of slices. Only slices known up to the same horizon are merged.
 *
 * @param good the sum of the shares, 0 to {@code measured}
 * @param measured how many slices had events
 * @param empty how many had none
 * @param horizon up to when they were known; absent for {@link #EMPTY}, and where they have no dates
 * @see <a href="https://github.com/OpenSLO/OpenSLO/blob/main/examples/budgeting-method/README.md">OpenSLO, budgeting
 *     methods: ratio timeslices</a>
 * @since 0.1
 */
public record SliceRatios(
        Ratio good, long measured, long empty, @Nullable Instant horizon) implements Serializable {
    /** No slices. */
    public static final SliceRatios EMPTY = new SliceRatios(Ratio.ZERO, 0, 0, null);

    /**
     * @throws IllegalArgumentException if a number is out of range
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} slices
     */
    public SliceRatios {
        Guard.notNegative("SliceRatios.measured", measured);
        Guard.notNegative("SliceRatios.empty", empty);
        Sums.exact("SliceRatios", measured, empty);
        if (good.signum() < 0 || good.compareTo(Ratio.of(measured, 1)) > 0) {
            throw new IllegalArgumentException(
                    "SliceRatios.good must lie between 0 and measured '" + measured + "', but was '" + good + "'.");
        }
    }

    /**
     * The shares of the slices that are known.
     *
     * @param slices what was counted in each slice, of one objective
     * @param asOf up to when they are known; those that end later do not count
     */
    public static SliceRatios of(Collection<SloCount> slices, Instant asOf) {
        Objects.requireNonNull(asOf, "asOf");
        Map<Long, BigInteger> goodByTotal = new TreeMap<>();
        long measured = 0;
        long empty = 0;
        for (SloCount slice : Slices.known(slices, asOf).toList()) {
            if (slice.total() == 0) {
                empty++;
            } else {
                measured++;
                goodByTotal.merge(slice.total(), BigInteger.valueOf(slice.good()), BigInteger::add);
            }
        }
        List<Ratio> shares = new ArrayList<>();
        goodByTotal.forEach((total, good) -> shares.add(new Ratio(good, BigInteger.valueOf(total))));
        return new SliceRatios(sum(shares), measured, empty, asOf);
    }

    /**
     * The slices of which all events were good, of which one or more were bad, or that had none; in their order. The
     * shares of bad events of the bad ones sum up to {@link BudgetUse#bad}.
     *
     * @param status which of them
     * @param slices what was counted in each slice
     * @param asOf up to when they are known
     */
    public static List<SloCount> behind(SliceStatus status, Collection<SloCount> slices, Instant asOf) {
        return Slices.behind(status, slices, BigDecimal.ONE, asOf);
    }

    /** Halves first, so that the numbers stay short for as long as they can. */
    private static Ratio sum(List<Ratio> shares) {
        if (shares.size() < 2) {
            return shares.isEmpty() ? Ratio.ZERO : shares.get(0);
        }
        int middle = shares.size() / 2;
        return sum(shares.subList(0, middle)).plus(sum(shares.subList(middle, shares.size())));
    }

    /**
     * The slices of both.
     *
     * @throws IllegalArgumentException if they are known up to different horizons, or only one of them up to any
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public SliceRatios plus(SliceRatios other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Guard.same("SliceRatios.horizon", horizon, other.horizon, "Take both as of the same instant.");
        return new SliceRatios(
                good.plus(other.good),
                Sums.exact("SliceRatios.measured", measured, other.measured),
                Sums.exact("SliceRatios.empty", empty, other.empty),
                horizon);
    }

    /** Share of the slices that have events, 0 to 1. Absent when there are no slices. */
    public Measured<Ratio> coverage() {
        return Slices.coverage(measured, empty, horizon);
    }

    /**
     * The use of an objective's budget, by the ratio of slices. Absent when no slice has events, or too few have.
     *
     * @param target the mean share of good events that is aimed at
     * @param minimumCoverage the least share of slices that must have events, 0 to 1
     * @throws IllegalArgumentException if a number is out of range
     */
    public Measured<BudgetUse> use(BigDecimal target, BigDecimal minimumCoverage) {
        Ratio bad = Ratio.of(measured, 1).minus(good);
        return Slices.use(
                target, bad, measured, empty, minimumCoverage, "ratio-timeslices: mean share of bad events", horizon);
    }
}
