package org.operatingmodel.metrics.balance;

import java.math.BigInteger;
import java.util.List;
import org.operatingmodel.metrics.Ratio;

/**
 * The shares of a target as whole numbers over one denominator, so that distances of counts are whole numbers too.
 *
 * @param shares the numerators, in the order of the scheme
 * @param denominator the least common one
 */
record Lattice(List<BigInteger> shares, BigInteger denominator) {
    static Lattice of(Target target) {
        BigInteger common = BigInteger.ONE;
        for (Ratio share : target.shares().values()) {
            common = common.divide(common.gcd(share.denominator())).multiply(share.denominator());
        }
        BigInteger denominator = common;
        return new Lattice(
                target.shares().values().stream()
                        .map(share -> share.numerator().multiply(denominator.divide(share.denominator())))
                        .toList(),
                denominator);
    }

    /** |count x denominator - n x share|. */
    BigInteger distance(int n, BigInteger share, BigInteger count) {
        return count.multiply(denominator)
                .subtract(share.multiply(BigInteger.valueOf(n)))
                .abs();
    }

    /** The shares above 0. */
    List<BigInteger> positive() {
        return shares.stream().filter(share -> share.signum() > 0).toList();
    }

    /** About how long the number of all outcomes of so many items is. */
    long bits(long n) {
        return Math.multiplyExact(n, denominator.bitLength());
    }
}
