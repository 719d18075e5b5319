package org.operatingmodel.metrics.forecast;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.operatingmodel.metrics.Histogram;

/**
 * In how many ways the completions of some days, each drawn from a history, add up to the least they can, one more and so
 * on.
 *
 * <p>These are the coefficients of a power of a polynomial. With c(k) days that have k completions more than the worst
 * day, q(n) = sum over k of (k (days + 1) - n) c(k) q(n - k) / (n c(0)), and the division leaves no rest. A coefficient
 * costs one multiplication per different k, whatever the number of days.
 *
 * @see <a href="https://www-cs-faculty.stanford.edu/~knuth/taocp.html">Knuth, The Art of Computer Programming, volume 2,
 *     1997, section 4.7: powers of power series</a>
 */
final class Convolution {
    private final long days;
    /** The different completions of a day, less those of the worst day; ascending from 0. */
    private final long[] steps;
    /** How many days have so many. */
    private final long[] counts;
    /** The latest coefficients, as many as the largest step needs; the n-th at n modulo their number. */
    private final BigInteger[] latest;

    private long more = 0;

    Convolution(Histogram history, int days) {
        this.days = days;
        long worst = history.min().orElseThrow();
        List<long[]> entries = new ArrayList<>();
        history.forEach((completions, count) -> entries.add(new long[] {completions - worst, count}));
        steps = entries.stream().mapToLong(entry -> entry[0]).toArray();
        counts = entries.stream().mapToLong(entry -> entry[1]).toArray();
        latest = new BigInteger[Math.toIntExact(steps[steps.length - 1] + 1)];
    }

    /** In how many ways the completions add up to the next number, from days x the completions of the worst day. */
    BigInteger next() {
        long n = more++;
        BigInteger ways = n == 0 ? BigInteger.valueOf(counts[0]).pow(Math.toIntExact(days)) : following(n);
        latest[place(n)] = ways;
        return ways;
    }

    private BigInteger following(long n) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 1; i < steps.length && steps[i] <= n; i++) {
            long weight = Math.multiplyExact(steps[i] * (days + 1) - n, counts[i]);
            sum = sum.add(latest[place(n - steps[i])].multiply(BigInteger.valueOf(weight)));
        }
        return sum.divide(BigInteger.valueOf(Math.multiplyExact(n, counts[0])));
    }

    private int place(long n) {
        return (int) (n % latest.length);
    }
}
