package org.operatingmodel.metrics.balance;

import java.math.BigInteger;

/** Exact tails of the binomial distribution, as outcomes out of {@code denominator} to the power of n. */
final class BinomialTail {
    private BinomialTail() {}

    /** The outcomes with |x * denominator - n * share| of at least the distance. */
    static BigInteger ways(int n, BigInteger share, BigInteger denominator, BigInteger distance) {
        if (distance.signum() == 0) {
            return denominator.pow(n);
        }
        BigInteger rest = denominator.subtract(share);
        return above(n, share, denominator, distance).add(above(n, rest, denominator, distance));
    }

    /** The outcomes with x * denominator - n * share of at least the distance, which is above 0. */
    static BigInteger above(int n, BigInteger share, BigInteger denominator, BigInteger distance) {
        BigInteger rest = denominator.subtract(share);
        // x of at least (n * share + distance) / denominator leaves at most this many for the rest
        BigInteger slack = rest.multiply(BigInteger.valueOf(n)).subtract(distance);
        if (slack.signum() < 0 || share.signum() == 0) {
            return BigInteger.ZERO;
        }
        int most = slack.divide(denominator).intValueExact();
        Terms terms = Terms.of(n, share, rest, 1, most + 1);
        return share.pow(n).multiply(terms.divisor.add(terms.sum)).divide(terms.divisor);
    }

    /**
     * A stretch of the terms C(n, j) rest^j / share^j, each as a multiple of the one before the stretch, joined by
     * halves so that the numbers multiplied are of equal length.
     */
    private record Terms(BigInteger product, BigInteger divisor, BigInteger sum) {
        static Terms of(int n, BigInteger share, BigInteger rest, int from, int to) {
            if (from == to) {
                return new Terms(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
            }
            if (to - from == 1) {
                BigInteger factor = rest.multiply(BigInteger.valueOf(n - from + 1L));
                return new Terms(factor, share.multiply(BigInteger.valueOf(from)), factor);
            }
            int middle = (from + to) >>> 1;
            Terms left = of(n, share, rest, from, middle);
            Terms right = of(n, share, rest, middle, to);
            return new Terms(
                    left.product.multiply(right.product),
                    left.divisor.multiply(right.divisor),
                    left.sum.multiply(right.divisor).add(left.product.multiply(right.sum)));
        }
    }
}
