package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;

/**
 * Charges in one currency added up on every cost basis, credits once more on their own.
 *
 * <p>Definition: the exact sums of all charges, whatever their category, class and period. What is charged and what is
 * given back stay apart, so that nothing is netted into a share.
 * <p>Unit and range: money, any sign; rows, 0 to {@link Long#MAX_VALUE}. Empty case: {@link #EMPTY}, which has no
 * currency and no horizon.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Two currencies do not merge.
 * The horizon of both is the later one.
 * <p>Limits: a charge that occurs twice is counted twice.
 *
 * @param currency the ISO 4217 code of the sums; absent exactly when there are no charges
 * @param horizon up to when charges were known: the latest end of a charge period; absent exactly when there are none
 * @param rows how many charges there are
 * @param corrections how many of them correct an earlier billing period
 * @param billed their billed amounts
 * @param effective their effective amounts
 * @param list their amounts at list prices
 * @param contracted their amounts at negotiated prices
 * @param creditBilled the billed amounts of those that are credits
 * @param creditEffective the effective amounts of those that are credits
 * @see <a href="https://focus.finops.org/focus-specification/v1-0/">FinOps Open Cost and Usage Specification 1.0,
 *     columns BilledCost, EffectiveCost, ListCost, ContractedCost, ChargeCategory, ChargeClass</a>
 * @since 0.1
 */
public record CostSummary(
        @Nullable String currency,
        @Nullable Instant horizon,
        long rows,
        long corrections,
        CostSum billed,
        CostSum effective,
        CostSum list,
        CostSum contracted,
        CostSum creditBilled,
        CostSum creditEffective)
        implements Serializable {
    /** No charges. */
    public static final CostSummary EMPTY = new CostSummary(
            null, null, 0, 0, CostSum.EMPTY, CostSum.EMPTY, CostSum.EMPTY, CostSum.EMPTY, CostSum.EMPTY, CostSum.EMPTY);

    /** @throws IllegalArgumentException if a count does not fit the others, or the currency is no code */
    public CostSummary {
        Guard.notNegative("CostSummary.rows", rows);
        Guard.notNegative("CostSummary.corrections", corrections);
        if ((currency == null) != (rows == 0)) {
            throw new IllegalArgumentException("CostSummary.currency must be absent exactly when rows is 0, but was '"
                    + currency + "' at '" + rows + "' rows. Name the currency of the rows.");
        }
        if (currency != null) {
            new Money(billed.positive(), currency);
        }
        if ((horizon == null) != (rows == 0)) {
            throw new IllegalArgumentException("CostSummary.horizon must be absent exactly when rows is 0, but was '"
                    + horizon + "' at '" + rows + "' rows. Give the latest end of a charge period.");
        }
        atMost("CostSummary.corrections", corrections, rows);
        exactly("CostSummary.billed", billed, rows);
        exactly("CostSummary.effective", effective, rows);
        exactly("CostSummary.list", list, rows);
        exactly("CostSummary.contracted", contracted, rows);
        atMost("CostSummary.creditBilled", creditBilled.n(), rows);
        exactly("CostSummary.creditEffective", creditEffective, creditBilled.n());
    }

    private static void atMost(String what, long count, long rows) {
        if (count > rows) {
            throw new IllegalArgumentException(
                    what + " must count at most '" + rows + "', but was '" + count + "'. Count charges once.");
        }
    }

    private static void exactly(String what, CostSum sum, long rows) {
        if (sum.n() + sum.missing() != rows) {
            throw new IllegalArgumentException(what + " must count exactly '" + rows + "', but was '"
                    + (sum.n() + sum.missing()) + "'. Count those that are missing, too.");
        }
    }

    /** The summary of one charge. */
    public static CostSummary of(Charge charge) {
        CostSum billed = CostSum.of(charge.billed());
        CostSum effective = CostSum.of(charge.effective());
        boolean credit = ChargeCount.CREDIT.counts(charge, CostBasis.BILLED);
        return new CostSummary(
                charge.currency(),
                charge.to(),
                1,
                ChargeCount.CORRECTION.counts(charge, CostBasis.BILLED) ? 1 : 0,
                billed,
                effective,
                CostSum.of(charge.list()),
                CostSum.of(charge.contracted()),
                credit ? billed : CostSum.EMPTY,
                credit ? effective : CostSum.EMPTY);
    }

    /**
     * The summary of charges, in any order.
     *
     * @throws IllegalArgumentException if they are in more than one currency
     */
    public static CostSummary of(Collection<Charge> charges) {
        return sum(charges.stream().map(CostSummary::of).toList());
    }

    /** The charges of all, which must be in one currency. */
    static CostSummary sum(Collection<CostSummary> summaries) {
        CostSummary sum = EMPTY;
        for (CostSummary summary : summaries) {
            sum = sum.plus(summary);
        }
        return sum;
    }

    /**
     * The charges of both.
     *
     * @throws IllegalArgumentException if they are in two currencies
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public CostSummary plus(CostSummary other) {
        if (currency != null && other.currency != null && !currency.equals(other.currency)) {
            throw new IllegalArgumentException("CostSummary.currency must be '" + currency + "' in both, but was '"
                    + other.currency + "'. Keep one summary per currency.");
        }
        return new CostSummary(
                currency == null ? other.currency : currency,
                later(horizon, other.horizon),
                Math.addExact(rows, other.rows),
                Math.addExact(corrections, other.corrections),
                billed.plus(other.billed),
                effective.plus(other.effective),
                list.plus(other.list),
                contracted.plus(other.contracted),
                creditBilled.plus(other.creditBilled),
                creditEffective.plus(other.creditEffective));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    /** How many charges of a kind there are, from 0. */
    public long count(ChargeCount count, CostBasis basis) {
        CostSum sum = sum(basis);
        return switch (count) {
            case GIVEN -> sum.n();
            case NEGATIVE -> sum.negatives();
            case MISSING -> sum.missing();
            case CREDIT -> creditBilled.n();
            case CORRECTION -> corrections;
        };
    }

    /**
     * The charges behind {@link #count}, in their order.
     *
     * @param count what is counted
     * @param basis on which basis
     * @param charges the charges that were added up
     */
    public static List<Charge> behind(ChargeCount count, CostBasis basis, Collection<Charge> charges) {
        return charges.stream().filter(charge -> count.counts(charge, basis)).toList();
    }

    /** The sum on a basis. */
    public CostSum sum(CostBasis basis) {
        return switch (Objects.requireNonNull(basis, "basis")) {
            case BILLED -> billed;
            case EFFECTIVE -> effective;
            case LIST -> list;
            case CONTRACTED -> contracted;
        };
    }
}
