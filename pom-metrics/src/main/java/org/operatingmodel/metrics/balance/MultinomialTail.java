package org.operatingmodel.metrics.balance;

import java.math.BigInteger;
import java.util.List;

/**
 * Exact tails of the total variation distance under a multinomial distribution, as outcomes out of {@code denominator}
 * to the power of n.
 *
 * <p>Half the sum of |x - n p| is the sum of x - n p over the set of the categories above n p. So the outcomes are
 * divided by that set, and by how many of the items are in it: given both, the counts inside, each above n p, and
 * those outside, each at most n p, are independent. How many sequences of m items a set has is built up item by item.
 */
final class MultinomialTail {
    private final int n;
    private final List<BigInteger> shares;
    /** The greatest count of each category that is not above n p. */
    private final int[] most;
    /** The ways in which the category has {@code most} of m items, and the next item: C(m, most) share^(most + 1). */
    private final BigInteger[][] crossing;

    private MultinomialTail(int n, List<BigInteger> shares, BigInteger denominator) {
        this.n = n;
        this.shares = shares;
        this.most = new int[shares.size()];
        this.crossing = new BigInteger[shares.size()][];
        for (int i = 0; i < most.length; i++) {
            BigInteger share = shares.get(i);
            most[i] = share.multiply(BigInteger.valueOf(n)).divide(denominator).intValueExact();
            crossing[i] = chosen(most[i], share.pow(most[i] + 1));
        }
    }

    /** By m, from chosen and below n: C(m, chosen) times the factor. */
    private BigInteger[] chosen(int chosen, BigInteger factor) {
        BigInteger[] ways = new BigInteger[n + 1];
        ways[chosen] = factor;
        for (int m = chosen + 1; m < n; m++) {
            ways[m] = ways[m - 1].multiply(BigInteger.valueOf(m)).divide(BigInteger.valueOf(m - chosen));
        }
        return ways;
    }

    /** By m below n: C(n, m). */
    private BigInteger[] splits() {
        BigInteger[] ways = new BigInteger[n + 1];
        ways[0] = BigInteger.ONE;
        for (int m = 1; m < n; m++) {
            ways[m] = ways[m - 1].multiply(BigInteger.valueOf(n - m + 1L)).divide(BigInteger.valueOf(m));
        }
        return ways;
    }

    /** The outcomes whose total variation distance, times n and the denominator, is at least the distance. */
    static BigInteger ways(int n, List<BigInteger> shares, BigInteger denominator, BigInteger distance) {
        if (distance.signum() == 0) {
            return denominator.pow(n);
        }
        return new MultinomialTail(n, shares, denominator).tail(denominator, distance);
    }

    /** At least as many: an outcome counts once for every set of categories whose share is so far above the target. */
    static BigInteger bound(int n, List<BigInteger> shares, BigInteger denominator, BigInteger distance) {
        if (distance.signum() == 0) {
            return denominator.pow(n);
        }
        BigInteger sum = BigInteger.ZERO;
        for (int set = 1; set < (1 << shares.size()) - 1; set++) {
            sum = sum.add(BinomialTail.above(n, share(shares, set), denominator, distance));
        }
        return sum;
    }

    private BigInteger tail(BigInteger denominator, BigInteger distance) {
        BigInteger[] splits = splits();
        BigInteger[][] above = sequences(true);
        BigInteger[][] atMost = sequences(false);
        BigInteger sum = BigInteger.ZERO;
        for (int set = 1; set < above.length - 1; set++) {
            BigInteger[] outside = atMost[above.length - 1 - set];
            // m items in the set are m - n * share above the target; the least m is rounded up
            BigInteger slack = denominator
                    .subtract(share(shares, set))
                    .multiply(BigInteger.valueOf(n))
                    .subtract(distance);
            for (int rest = slack.signum() < 0 ? -1 : slack.divide(denominator).intValueExact(); rest >= 0; rest--) {
                if (outside[rest].signum() > 0) {
                    sum = sum.add(splits[rest].multiply(outside[rest]).multiply(above[set][n - rest]));
                }
            }
        }
        return sum;
    }

    /** By set and m, the sequences of m items in which each category of the set is above its greatest count, or at most. */
    private BigInteger[][] sequences(boolean above) {
        BigInteger[][] ways = new BigInteger[1 << shares.size()][n + 1];
        for (int set = 0; set < ways.length - 1; set++) {
            BigInteger share = share(shares, set);
            ways[set][0] = set == 0 || !above ? BigInteger.ONE : BigInteger.ZERO;
            for (int m = 0; m < n; m++) {
                BigInteger crossed = BigInteger.ZERO;
                for (int i = 0; i < shares.size(); i++) {
                    if (has(set, i) && m >= most[i]) {
                        BigInteger others = ways[set - (1 << i)][m - most[i]];
                        crossed = crossed.add(crossing[i][m].multiply(others));
                    }
                }
                BigInteger kept = share.multiply(ways[set][m]);
                ways[set][m + 1] = above ? kept.add(crossed) : kept.subtract(crossed);
            }
        }
        return ways;
    }

    private static BigInteger share(List<BigInteger> shares, int set) {
        BigInteger share = BigInteger.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            share = has(set, i) ? share.add(shares.get(i)) : share;
        }
        return share;
    }

    private static boolean has(int set, int category) {
        return (set >> category & 1) == 1;
    }
}
