package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * How far amounts are gathered in few keys: the Herfindahl-Hirschman index.
 *
 * <p>Definition: the sum of the squared shares.
 * <p>Unit and range: fraction, from 1 / keys, when all amounts are equal, to 1, when one key has everything. Empty
 * case: absent when the total is 0. Merging: merge the amounts, then make a new one.
 * <p>Limits: a key with the amount 0 changes only the normalised index.
 *
 * @param hhi the index, 1 / {@code keys} to 1
 * @param keys how many keys there are, from 1
 * @param n how many items, or charges, it rests on
 * @param horizon up to when the amounts were known; absent for bare amounts, of which nothing says it
 * @see <a href="https://www.justice.gov/atr/herfindahl-hirschman-index">U.S. Department of Justice,
 *     Herfindahl-Hirschman Index</a>
 * @see <a href="https://doi.org/10.1177/001041407901200101">Laakso, Taagepera, "Effective" Number of Parties,
 *     Comparative Political Studies 12(1), 1979</a>
 * @since 0.1
 */
public record Concentration(
        Ratio hhi, int keys, long n, @Nullable Instant horizon) implements Serializable {
    /** @throws IllegalArgumentException if a number is out of range */
    public Concentration {
        Guard.positive("Concentration.keys", keys);
        Guard.notNegative("Concentration.n", n);
        if (hhi.compareTo(Ratio.of(1, keys)) < 0 || hhi.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("Concentration.hhi must lie between 1 / keys '" + keys
                    + "' and 1, but was '" + hhi + "'. Sum the squared shares.");
        }
    }

    /**
     * The concentration of amounts by any keys, such as applications.
     *
     * @param amounts the amount by key, 0 or more
     * @param counted what they are amounts of, such as {@code EUR}
     * @param n how many items, or charges, they sum up
     * @throws IllegalArgumentException if an amount or {@code n} is negative
     */
    public static Measured<Concentration> of(Map<String, BigDecimal> amounts, String counted, long n) {
        return of(amounts, counted, n, null);
    }

    /**
     * The same of amounts that were known up to a horizon.
     *
     * @param amounts the amount by key, 0 or more
     * @param counted what they are amounts of, such as {@code EUR}
     * @param n how many items, or charges, they sum up
     * @param horizon up to when they were known; absent where that is not said
     * @throws IllegalArgumentException if an amount or {@code n} is negative
     */
    public static Measured<Concentration> of(
            Map<String, BigDecimal> amounts, String counted, long n, @Nullable Instant horizon) {
        Guard.notNegative("n", n);
        Ratio squares = Ratio.ZERO;
        for (Map.Entry<String, BigDecimal> amount : amounts.entrySet()) {
            Ratio exact = Ratio.of(Allocation.checked("The amount of '" + amount.getKey() + "'", amount.getValue()));
            squares = squares.plus(exact.times(exact));
        }
        Basis basis = new Basis("fraction", "hhi: sum of squared shares, of " + counted, horizon);
        if (squares.signum() == 0) {
            return Measured.absent("There is nothing to take a share of: the total is 0.", n, basis);
        }
        Ratio total = Ratio.of(Allocation.sum(amounts));
        return Measured.value(
                new Concentration(squares.dividedBy(total.times(total)), amounts.size(), n, horizon), n, basis);
    }

    /** The index from 0, all equal, to 1, all in one: (hhi - 1 / keys) / (1 - 1 / keys). Absent for a single key. */
    public Measured<Ratio> normalised() {
        Basis basis = new Basis("fraction", "hhi-normalised: (hhi - 1/k) / (1 - 1/k)", horizon);
        if (keys == 1) {
            return Measured.absent("A single key leaves no range between even and concentrated.", n, basis);
        }
        Ratio even = Ratio.of(1, keys);
        return Measured.value(hhi.minus(even).dividedBy(Ratio.ONE.minus(even)), n, basis);
    }

    /** How many keys of equal amounts would be as concentrated: 1 / hhi, 1 to {@code keys}. */
    public Measured<Ratio> effectiveNumber() {
        return Measured.value(
                Ratio.ONE.dividedBy(hhi),
                n,
                new Basis("keys", "effective-number: 1 / hhi, keys of equal amounts", horizon));
    }
}
