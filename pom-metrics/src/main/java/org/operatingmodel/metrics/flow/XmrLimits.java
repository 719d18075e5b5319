package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * The natural process limits of a series of figures, which tell a signal from noise (XmR chart: individual values and
 * moving ranges).
 *
 * <p>Definition: mean +- 2.66 x the average moving range, where a moving range is the distance between two successive
 * values. Its own upper limit is 3.268 x the average.
 * <p>Unit and range: that of the values. Empty case: no limits from fewer points than the least number.
 * <p>Merging: none, as the order of the points counts; put the series one after the other, then ask again.
 * <p>Limits: the points must be in the order of time and about the same thing. Limits of a series with signals in it are
 * wide; take them from a stretch without, and look at later points with {@link #signals}.
 *
 * @param mean of the values, the central line
 * @param averageMovingRange the mean of the moving ranges, 0 or more
 * @param n how many points they rest on, from 2
 * @see <a href="https://www.spcpress.com/book_understanding_variation.php">Wheeler, Understanding Variation: The Key to
 *     Managing Chaos, 2000</a>
 * @since 0.1
 */
public record XmrLimits(Ratio mean, Ratio averageMovingRange, long n) implements Serializable {
    /** The least number of points that is asked for when nobody says otherwise. */
    public static final int MINIMUM_POINTS = 6;

    private static final Ratio LIMIT_FACTOR = Ratio.of(266, 100);
    private static final Ratio RANGE_LIMIT_FACTOR = Ratio.of(3268, 1000);
    private static final Ratio HALF = Ratio.of(1, 2);

    /** @throws IllegalArgumentException if the average moving range is negative, or there are fewer than 2 points */
    public XmrLimits {
        if (averageMovingRange.signum() < 0) {
            throw new IllegalArgumentException("XmrLimits.averageMovingRange must not be negative, but was '"
                    + averageMovingRange + "'. Use the mean of absolute differences.");
        }
        checkPoints("XmrLimits.n", n);
    }

    private static void checkPoints(String what, long points) {
        if (points < 2) {
            throw new IllegalArgumentException(
                    what + " must be at least 2, but was '" + points + "'. A moving range takes 2 points.");
        }
    }

    /** Why a point is a signal. */
    public enum Rule {
        /** It lies beyond a natural process limit. */
        OUTSIDE_LIMITS,
        /** It is further from the point before than the upper limit of ranges. */
        RANGE_OUTSIDE_LIMIT,
        /** It is at least the eighth in a row on its side of the mean. */
        EIGHT_ON_ONE_SIDE,
        /** It is at least the third among the latest four that lie nearer to the same limit than to the mean. */
        THREE_OF_FOUR_NEAR_LIMIT
    }

    /**
     * A point that is no noise.
     *
     * @param index where it stands in the series, from 0
     * @param rule why
     * @since 0.1
     */
    public record Signal(int index, Rule rule) implements Serializable {
        /** @throws IllegalArgumentException if the index is negative */
        public Signal {
            Guard.notNegative("Signal.index", index);
        }
    }

    /**
     * The limits of a series, measured in the unit of its values and as of their horizon. Absent when it has too few points.
     *
     * @param series the values, in the order of time
     * @param of how each of the values is measured
     * @param minimumPoints the least number of points, from 2
     * @throws IllegalArgumentException if {@code minimumPoints} is below 2, or the scale of a value lies outside -1000 to
     *     1000
     */
    public static Measured<XmrLimits> of(List<BigDecimal> series, Basis of, int minimumPoints) {
        checkPoints("minimumPoints", minimumPoints);
        Basis basis = new Basis(
                of.measuredIn(), "XmR: mean +- 2.66 x average moving range of " + of.convention(), of.horizon());
        int points = series.size();
        if (points < minimumPoints) {
            return Measured.absent(
                    "There must be at least " + minimumPoints + " points, but there were " + points + ".",
                    points,
                    basis);
        }
        BigDecimal sum = series.get(0);
        BigDecimal ranges = BigDecimal.ZERO;
        for (int i = 1; i < points; i++) {
            sum = sum.add(series.get(i));
            ranges = ranges.add(series.get(i).subtract(series.get(i - 1)).abs());
        }
        XmrLimits limits = new XmrLimits(
                Ratio.of(sum).dividedBy(Ratio.of(points, 1)),
                Ratio.of(ranges).dividedBy(Ratio.of(points - 1L, 1)),
                points);
        return Measured.value(limits, points, basis);
    }

    /** {@link #of(List, Basis, int)} with {@link #MINIMUM_POINTS}. */
    public static Measured<XmrLimits> of(List<BigDecimal> series, Basis of) {
        return of(series, of, MINIMUM_POINTS);
    }

    /** The upper natural process limit. */
    public Ratio upper() {
        return mean.plus(distance());
    }

    /** The lower natural process limit, which may be negative. */
    public Ratio lower() {
        return mean.minus(distance());
    }

    /** The lower natural process limit of a figure that cannot be negative: at least 0. */
    public Ratio lowerAtLeastZero() {
        return lower().signum() < 0 ? Ratio.ZERO : lower();
    }

    /** How far a limit is from the mean. */
    private Ratio distance() {
        return LIMIT_FACTOR.times(averageMovingRange);
    }

    /** The upper limit of moving ranges. */
    public Ratio rangeLimit() {
        return RANGE_LIMIT_FACTOR.times(averageMovingRange);
    }

    /**
     * The points that are signals, by index and then by rule. A value on a limit or on the mean is none.
     *
     * @param series the values, in the order of time: those that the limits are from, or later ones
     * @throws IllegalArgumentException if the scale of a value lies outside -1000 to 1000
     */
    public List<Signal> signals(List<BigDecimal> series) {
        List<Ratio> deviations =
                series.stream().map(value -> Ratio.of(value).minus(mean)).toList();
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < deviations.size(); i++) {
            if (size(deviations.get(i)).compareTo(distance()) > 0) {
                signals.add(new Signal(i, Rule.OUTSIDE_LIMITS));
            }
            if (i > 0 && size(deviations.get(i).minus(deviations.get(i - 1))).compareTo(rangeLimit()) > 0) {
                signals.add(new Signal(i, Rule.RANGE_OUTSIDE_LIMIT));
            }
            if (enough(8, deviations.subList(Math.max(0, i - 7), i + 1), Ratio.ZERO)) {
                signals.add(new Signal(i, Rule.EIGHT_ON_ONE_SIDE));
            }
            if (enough(3, deviations.subList(Math.max(0, i - 3), i + 1), HALF.times(distance()))) {
                signals.add(new Signal(i, Rule.THREE_OF_FOUR_NEAR_LIMIT));
            }
        }
        return List.copyOf(signals);
    }

    /** Whether the latest of the deviations, and at least so many in all, are on its side and larger than this. */
    private static boolean enough(int least, List<Ratio> deviations, Ratio than) {
        Ratio latest = deviations.get(deviations.size() - 1);
        return size(latest).compareTo(than) > 0
                && deviations.stream()
                                .filter(deviation -> deviation.signum() == latest.signum()
                                        && size(deviation).compareTo(than) > 0)
                                .count()
                        >= least;
    }

    private static Ratio size(Ratio deviation) {
        return deviation.signum() < 0 ? Ratio.ZERO.minus(deviation) : deviation;
    }
}
