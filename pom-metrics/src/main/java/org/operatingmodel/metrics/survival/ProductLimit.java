package org.operatingmodel.metrics.survival;

import java.math.BigInteger;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Ratio;

/**
 * The product of (at risk - completed) / at risk over ascending durations.
 *
 * <p>Between two censorings the factors telescope: such a run of steps is one fraction. The product of the runs before
 * is exact up to {@link #EXACT_BITS} bits; then it is rounded down to {@link #ROUNDED_BITS} binary places, at most once
 * per 10 runs, as a run adds at most 63 bits. So the product is never above the true one, and after a billion roundings
 * below it by less than 2 to the minus 226, while no survival but 0 is below 1 / n.
 */
final class ProductLimit {
    private static final int EXACT_BITS = 1024;
    private static final int ROUNDED_BITS = 256;

    private BigInteger numerator = BigInteger.ONE;
    private BigInteger denominator = BigInteger.ONE;
    private final long n;
    private final Histogram censored;
    private long runStart;
    private long left;
    private long completed;

    ProductLimit(long n, Histogram censored) {
        this.n = n;
        this.censored = censored;
        runStart = n;
        left = n;
    }

    /** Takes the next duration at which items completed; returns how many were at risk. */
    long next(long duration, long count) {
        // At an equal duration the event comes first: items censored there are still at risk.
        long atRisk = n - completed - censored.countAtMost(duration - 1);
        if (atRisk != left) {
            endRun();
            runStart = atRisk;
        }
        completed += count;
        left = atRisk - count;
        return atRisk;
    }

    private void endRun() {
        numerator = numerator.multiply(BigInteger.valueOf(left));
        denominator = denominator.multiply(BigInteger.valueOf(runStart));
        if (denominator.bitLength() > EXACT_BITS) {
            numerator = numerator.shiftLeft(ROUNDED_BITS).divide(denominator);
            denominator = BigInteger.ONE.shiftLeft(ROUNDED_BITS);
        }
    }

    Ratio survival() {
        return new Ratio(
                numerator.multiply(BigInteger.valueOf(left)), denominator.multiply(BigInteger.valueOf(runStart)));
    }

    /** Whether survival is at most so many hundredths. */
    boolean atMost(int hundredths) {
        return numerator
                        .multiply(BigInteger.valueOf(left))
                        .multiply(BigInteger.valueOf(100))
                        .compareTo(denominator
                                .multiply(BigInteger.valueOf(runStart))
                                .multiply(BigInteger.valueOf(hundredths)))
                <= 0;
    }
}
