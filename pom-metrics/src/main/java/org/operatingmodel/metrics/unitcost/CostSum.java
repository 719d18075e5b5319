package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * Amounts added up, what is charged and what is given back apart.
 *
 * <p>Unit and range: money in the currency of whoever adds up; counts from 0. Empty case: {@link #EMPTY}, which says by
 * {@code n} that its zero is no cost.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 *
 * @param n how many charges give the amount
 * @param negatives how many of them are below 0
 * @param missing how many more do not give it
 * @param positive the sum of the amounts above 0
 * @param negative the sum of the amounts below 0
 * @since 0.1
 */
public record CostSum(long n, long negatives, long missing, BigDecimal positive, BigDecimal negative)
        implements Serializable {
    /** No amounts. */
    public static final CostSum EMPTY = new CostSum(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    /** @throws IllegalArgumentException if a count is out of range, or a part has the other's sign */
    public CostSum {
        Guard.notNegative("CostSum.n", n);
        Guard.notNegative("CostSum.negatives", negatives);
        Guard.notNegative("CostSum.missing", missing);
        if (negatives > n) {
            throw new IllegalArgumentException("CostSum.negatives must be at most n '" + n + "', but was '" + negatives
                    + "'. Count each in both.");
        }
        positive = plain(Guard.notNegative("CostSum.positive", positive));
        negative = plain(negative);
        if (negative.signum() > 0) {
            throw new IllegalArgumentException("CostSum.negative must not be above 0, but was '"
                    + negative.toPlainString() + "'. Add it to positive.");
        }
    }

    /** Without a negative scale, so that a sum does not depend on how its zeros are written. */
    private static BigDecimal plain(BigDecimal amount) {
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /** The sum of one amount, which is absent where a charge does not give it. */
    static CostSum of(@Nullable BigDecimal amount) {
        if (amount == null) {
            return new CostSum(0, 0, 1, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        return ChargeCount.negative(amount)
                ? new CostSum(1, 1, 0, BigDecimal.ZERO, amount)
                : new CostSum(1, 0, 0, amount, BigDecimal.ZERO);
    }

    /**
     * The amounts of both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public CostSum plus(CostSum other) {
        return new CostSum(
                Math.addExact(n, other.n),
                Math.addExact(negatives, other.negatives),
                Math.addExact(missing, other.missing),
                positive.add(other.positive),
                negative.add(other.negative));
    }

    /** What is charged less what is given back. */
    public BigDecimal net() {
        return positive.add(negative);
    }
}
