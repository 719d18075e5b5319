package org.operatingmodel.metrics.unitcost;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * Shared costs, allocated by weights without losing or inventing a minor unit.
 *
 * <p>Definition: the largest remainder method. Each key gets its exact share rounded towards zero; what is left goes, one
 * minor unit each, to the largest remainders, equal ones in the order of the keys.
 * <p>Unit and range: money in minor units, of the amount's sign; a negative amount is allocated like the positive one.
 * Empty cases: no weight, or only weights of 0.
 * <p>It has no horizon: it is a formula on the given numbers.
 * <p>Limits: a key may lose a minor unit when the amount grows (the Alabama paradox).
 *
 * @see <a href="https://doi.org/10.1007/978-3-319-64707-4">Pukelsheim, Proportional Representation, 2nd edition, 2017,
 *     chapter 5: quota methods, the Hare-quota method with residual fit by greatest remainders</a>
 * @since 0.1
 */
public final class SharedCosts {
    private static final int MAX_DECIMALS = 100;

    private SharedCosts() {}

    /**
     * The shares of an amount, ordered by key, which add up to exactly the amount; absent when no weight is above 0.
     *
     * @param amount what is shared
     * @param decimals how many decimal places a minor unit has, 0 to 100: 2 for EUR, 0 for JPY
     * @param weights how much of it each key bears, relative to the others, 0 or more
     * @param <K> the type of the keys, whose order agrees with equals
     * @throws IllegalArgumentException if a weight is negative, the amount has more decimal places, or a number lies out of
     *     range; a scale does outside -1000 to 1000
     */
    public static <K extends Comparable<K>> Measured<SortedMap<K, Money>> allocate(
            Money amount, int decimals, Map<K, BigDecimal> weights) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "decimals must lie between 0 and 100, but was '" + decimals + "'. Use 2 for EUR.");
        }
        SortedMap<K, BigDecimal> byKey = new TreeMap<>(weights);
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<K, BigDecimal> weight : byKey.entrySet()) {
            BigDecimal exact = Guard.notNegative("The weight of '" + weight.getKey() + "'", weight.getValue());
            Ratio.of(exact); // refuses a scale that makes a sum endless
            total = total.add(exact);
        }
        BigInteger units = minorUnits(amount, decimals);
        Basis basis = Basis.timeless(amount.currency(), "largest-remainder: by weight");
        if (total.signum() == 0) {
            return Measured.absent("No weight is above 0.", byKey.size(), basis);
        }
        List<Part<K>> parts = new ArrayList<>();
        BigInteger left = units.abs();
        for (Map.Entry<K, BigDecimal> weight : byKey.entrySet()) {
            Ratio exact = Ratio.of(weight.getValue())
                    .dividedBy(Ratio.of(total))
                    .times(new Ratio(units.abs(), BigInteger.ONE));
            BigInteger whole = exact.numerator().divide(exact.denominator());
            parts.add(new Part<>(weight.getKey(), whole, exact.minus(new Ratio(whole, BigInteger.ONE))));
            left = left.subtract(whole);
        }
        parts.sort(Comparator.comparing((Part<K> part) -> part.remainder()).reversed());
        SortedMap<K, Money> shares = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            BigInteger share = parts.get(i).whole().add(i < left.intValueExact() ? BigInteger.ONE : BigInteger.ZERO);
            BigInteger signed = units.signum() < 0 ? share.negate() : share;
            shares.put(parts.get(i).key(), new Money(new BigDecimal(signed, decimals), amount.currency()));
        }
        return Measured.value(Collections.unmodifiableSortedMap(shares), byKey.size(), basis);
    }

    private static BigInteger minorUnits(Money amount, int decimals) {
        Ratio units = Ratio.of(amount.amount()).times(new Ratio(BigInteger.TEN.pow(decimals), BigInteger.ONE));
        if (!units.denominator().equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("amount must have at most " + decimals + " decimal places, but was '"
                    + amount.amount().toPlainString() + "'. Round it first.");
        }
        return units.numerator();
    }

    /** What a key gets for sure, and how much of a minor unit is due to it beyond that. */
    private record Part<K>(K key, BigInteger whole, Ratio remainder) {}
}
