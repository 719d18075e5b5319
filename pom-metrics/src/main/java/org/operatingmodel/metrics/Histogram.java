package org.operatingmodel.metrics;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whole numbers and how often each occurs: what a percentile or a mean is taken from.
 *
 * <p>Unit and range: that of whoever counts, such as milliseconds; any {@code long}. Empty case: no percentile, no mean.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. A percentile of parts is
 * taken from the merged histogram, never from the percentiles of the parts.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman, Fan, Sample Quantiles in Statistical Packages,
 *     The American Statistician 50(4), 1996: definitions 1 and 7</a>
 * @since 0.1
 */
public final class Histogram implements Serializable {
    private static final long serialVersionUID = 1L;
    /** No numbers. */
    public static final Histogram EMPTY = new Histogram(new long[0], new long[0]);

    /** The different numbers, ascending. */
    private final long[] values;
    /** How many numbers are at most the one at the same place; empty when each number occurs once. */
    private final long[] ranks;

    private Histogram(long[] values, long[] ranks) {
        this.values = values;
        this.ranks = ranks;
    }

    /** The numbers, in any order. */
    public static Histogram of(long... numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, 0, sorted.length);
    }

    /**
     * The numbers of a range of an array, which are in ascending order.
     *
     * @param sorted the array; it is copied from, not kept
     * @param from the first index
     * @param to the index after the last
     * @throws IllegalArgumentException if they are not in order
     */
    public static Histogram ofSorted(long[] sorted, int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        int different = 1;
        for (int i = from + 1; i < to; i++) {
            if (sorted[i] < sorted[i - 1]) {
                throw new IllegalArgumentException("sorted must be in ascending order, but was '" + sorted[i]
                        + "' after '" + sorted[i - 1] + "'. Sort the numbers, or use Histogram.of.");
            }
            different += sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        if (different == to - from) {
            return new Histogram(Arrays.copyOfRange(sorted, from, to), new long[0]);
        }
        long[] values = new long[different];
        long[] ranks = new long[different];
        int at = -1;
        for (int i = from; i < to; i++) {
            if (i == from || sorted[i] != sorted[i - 1]) {
                values[++at] = sorted[i];
            }
            ranks[at] = (long) i - from + 1;
        }
        return new Histogram(values, ranks);
    }

    /**
     * The numbers of both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public Histogram plus(Histogram other) {
        if (other.values.length == 0) {
            return this;
        }
        if (values.length == 0) {
            return other;
        }
        Math.addExact(n(), other.n());
        long[] merged = new long[values.length + other.values.length];
        long[] mergedRanks = new long[merged.length];
        int at = 0;
        int left = 0;
        int right = 0;
        while (left < values.length || right < other.values.length) {
            long value = right == other.values.length || left < values.length && values[left] <= other.values[right]
                    ? values[left]
                    : other.values[right];
            if (left < values.length && values[left] == value) {
                left++;
            }
            if (right < other.values.length && other.values[right] == value) {
                right++;
            }
            merged[at] = value;
            mergedRanks[at++] = upTo(left) + other.upTo(right);
        }
        boolean once = mergedRanks[at - 1] == at;
        return new Histogram(Arrays.copyOf(merged, at), once ? new long[0] : Arrays.copyOf(mergedRanks, at));
    }

    /** How many numbers are among the first different ones. */
    private long upTo(int different) {
        return different == 0 || ranks.length == 0 ? different : ranks[different - 1];
    }

    /** How many numbers there are, 0 or more. */
    public long n() {
        return upTo(values.length);
    }

    /** How many different numbers there are, 0 to {@link #n}. */
    public int different() {
        return values.length;
    }

    /** How many numbers are at most the limit, 0 to {@link #n}. */
    public long countAtMost(long limit) {
        int at = Arrays.binarySearch(values, limit);
        return upTo(at >= 0 ? at + 1 : -at - 1);
    }

    /** The exact sum of the numbers; 0 when there are none. */
    public BigInteger sum() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.add(BigInteger.valueOf(values[i]).multiply(BigInteger.valueOf(upTo(i + 1) - upTo(i))));
        }
        return sum;
    }

    /** The sum divided by how many there are, exact; empty when there are none. */
    public Optional<Ratio> mean() {
        return n() == 0 ? Optional.empty() : Optional.of(new Ratio(sum(), BigInteger.valueOf(n())));
    }

    /** The smallest number; empty when there are none. */
    public OptionalLong min() {
        return n() == 0 ? OptionalLong.empty() : OptionalLong.of(values[0]);
    }

    /** The largest number; empty when there are none. */
    public OptionalLong max() {
        return n() == 0 ? OptionalLong.empty() : OptionalLong.of(values[values.length - 1]);
    }

    /**
     * The nearest-rank percentile: the {@code ceil(percent * n / 100)}-th smallest number, so always one that occurs.
     *
     * <p>Rises with the percentage. Empty when there are no numbers.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public OptionalLong nearestRank(int percent) {
        check(percent, 1);
        return n() == 0 ? OptionalLong.empty() : OptionalLong.of(ranked(share(percent, n(), true)));
    }

    /**
     * The percentile by linear interpolation between the two numbers around position {@code percent * (n - 1) / 100}
     * (Hyndman and Fan's type 7; pandas, numpy, Excel's PERCENTILE.INC), exact.
     *
     * <p>Empty when there are no numbers.
     *
     * @param percent 0 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Optional<Ratio> linear(int percent) {
        check(percent, 0);
        if (n() == 0) {
            return Optional.empty();
        }
        long below = share(percent, n() - 1, false);
        BigInteger hundredths = BigInteger.valueOf(n() - 1)
                .multiply(BigInteger.valueOf(percent))
                .mod(BigInteger.valueOf(100));
        Ratio low = Ratio.of(ranked(below + 1), 1);
        if (hundredths.signum() == 0) {
            return Optional.of(low);
        }
        Ratio step = Ratio.of(ranked(below + 2), 1).minus(low);
        return Optional.of(low.plus(step.times(new Ratio(hundredths, BigInteger.valueOf(100)))));
    }

    static void check(int percent, int least) {
        if (percent < least || percent > 100) {
            throw new IllegalArgumentException("percent must lie between " + least + " and 100, but was '" + percent
                    + "'. Write the 85th percentile as 85.");
        }
    }

    /** {@code percent * count / 100}, rounded up or down, without overflow. */
    static long share(int percent, long count, boolean up) {
        long rest = count % 100 * percent;
        return count / 100 * percent + (up ? (rest + 99) / 100 : rest / 100);
    }

    /** The number of this rank, from 1. */
    long ranked(long rank) {
        if (ranks.length == 0) {
            return values[(int) rank - 1];
        }
        int at = Arrays.binarySearch(ranks, rank);
        return values[at >= 0 ? at : -at - 1];
    }

    /** Hands over every different number, ascending, and how often it occurs. */
    public void forEach(Visitor visitor) {
        for (int i = 0; i < values.length; i++) {
            visitor.visit(values[i], upTo(i + 1) - upTo(i));
        }
    }

    /** What is read is copied and checked: nobody else holds its arrays, and it is one that could have been counted. */
    private Object readResolve() {
        Histogram copy = new Histogram(values.clone(), ranks.clone());
        copy.check();
        return copy;
    }

    private void check() {
        boolean counted = ranks.length == 0
                || ranks.length == values.length && ranks[0] > 0 && ranks[ranks.length - 1] > ranks.length;
        for (int i = 1; i < values.length && counted; i++) {
            counted = values[i - 1] < values[i] && upTo(i) < upTo(i + 1);
        }
        if (!counted) {
            throw new IllegalArgumentException(
                    "Histogram must hold different numbers, ascending, each at least once, but "
                            + "held " + Arrays.toString(values) + " with the ranks " + Arrays.toString(ranks)
                            + ". Write it anew from the numbers.");
        }
    }

    /** Takes the numbers of a histogram one by one. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes one number.
         *
         * @param value the number
         * @param count how often it occurs, from 1
         */
        void visit(long value, long count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that
                && Arrays.equals(values, that.values)
                && Arrays.equals(ranks, that.ranks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(ranks);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Histogram[");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(values[i]).append(" x ").append(upTo(i + 1) - upTo(i));
        }
        return text.append(']').toString();
    }
}
