package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * Charges in one currency, added up by what they are grouped by: a tag, a category, a billing period.
 *
 * <p>Definition: every charge counts under exactly one key; those without one count under {@link #UNTAGGED}.
 * <p>Unit and range: money per key. Empty case: no keys. The horizon of its figures is that of {@link #total}.
 * <p>Merging: {@link #plus} is associative and commutative, the breakdown without keys is neutral; exact.
 *
 * @param dimension what the charges are grouped by, such as {@code environment}
 * @param byKey the charges of each key, ordered by key
 * @see <a href="https://www.finops.org/framework/capabilities/allocation/">FinOps Foundation, FinOps Framework,
 *     capability Allocation</a>
 * @since 0.1
 */
public record CostBreakdown(String dimension, SortedMap<String, CostSummary> byKey) implements Serializable {
    /** The key of the charges that have none. */
    public static final String UNTAGGED = "(untagged)";

    /** @throws IllegalArgumentException if the dimension is blank, or the keys are in more than one currency */
    public CostBreakdown {
        Guard.text("CostBreakdown.dimension", dimension);
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, CostSummary>) byKey));
        CostSummary.sum(byKey.values());
    }

    /** No charges. */
    public static CostBreakdown empty(String dimension) {
        return new CostBreakdown(dimension, new TreeMap<>());
    }

    /**
     * The charges by key, in any order.
     *
     * @param dimension what they are grouped by
     * @param charges the charges
     * @param key the key of a charge; absent where it has none
     * @throws IllegalArgumentException if the dimension is blank, or the charges are in more than one currency
     */
    public static CostBreakdown of(
            String dimension, Collection<Charge> charges, Function<Charge, @Nullable String> key) {
        Map<String, CostSummary> byKey = new HashMap<>();
        for (Charge charge : charges) {
            byKey.merge(keyOf(charge, key), CostSummary.of(charge), CostSummary::plus);
        }
        return new CostBreakdown(dimension, new TreeMap<>(byKey));
    }

    /**
     * The charges behind some of the keys, in their order.
     *
     * <p>For those without a key, ask for {@code UNTAGGED::equals}; for those with one, for its negation.
     *
     * @param keys which keys
     * @param charges the charges that were added up
     * @param key the key of a charge, as in {@link #of}; absent where it has none
     */
    public static List<Charge> behind(
            Predicate<String> keys, Collection<Charge> charges, Function<Charge, @Nullable String> key) {
        return charges.stream().filter(charge -> keys.test(keyOf(charge, key))).toList();
    }

    private static String keyOf(Charge charge, Function<Charge, @Nullable String> key) {
        String found = key.apply(charge);
        return found == null ? UNTAGGED : found;
    }

    /**
     * The charges of both.
     *
     * @throws IllegalArgumentException if the dimensions or the currencies differ
     */
    public CostBreakdown plus(CostBreakdown other) {
        if (!dimension.equals(other.dimension)) {
            throw new IllegalArgumentException("CostBreakdown.dimension must be '" + dimension + "' in both, but was '"
                    + other.dimension + "'. Merge like with like.");
        }
        SortedMap<String, CostSummary> sum = new TreeMap<>(byKey);
        other.byKey.forEach((key, summary) -> sum.merge(key, summary, CostSummary::plus));
        return new CostBreakdown(dimension, sum);
    }

    /** All charges, whatever their key. */
    public CostSummary total() {
        return CostSummary.sum(byKey.values());
    }

    /** The charges without a key. */
    public CostSummary untagged() {
        return byKey.getOrDefault(UNTAGGED, CostSummary.EMPTY);
    }

    /**
     * Share of the charged money that has a key, 0 to 1; what is given back does not count. Absent when nothing is
     * charged, or a charge does not give the amount.
     */
    public Measured<Ratio> taggedShare(CostBasis basis) {
        CostSummary total = total();
        CostSum all = total.sum(basis);
        String word = basis.name().toLowerCase(Locale.ROOT);
        Basis measured =
                new Basis("fraction", "charged amounts with a key / charged amounts, " + word, total.horizon());
        if (all.missing() > 0) {
            return Measured.absent(
                    all.missing() + " of " + (all.n() + all.missing()) + " charges do not give the " + word
                            + " amount.",
                    all.n(),
                    measured);
        }
        if (all.positive().signum() == 0) {
            return Measured.absent("Nothing is charged.", all.n(), measured);
        }
        BigDecimal tagged = all.positive().subtract(untagged().sum(basis).positive());
        return Measured.value(Ratio.of(tagged).dividedBy(Ratio.of(all.positive())), all.n(), measured);
    }

    /** Share of the charges that have a key, 0 to 1. Absent when there are none. */
    public Measured<Ratio> taggedRows() {
        CostSummary total = total();
        long rows = total.rows();
        Basis basis = new Basis("fraction", "charges with a key / charges", total.horizon());
        return rows == 0
                ? Measured.absent("There are no charges.", 0, basis)
                : Measured.value(Ratio.of(rows - untagged().rows(), rows), rows, basis);
    }
}
