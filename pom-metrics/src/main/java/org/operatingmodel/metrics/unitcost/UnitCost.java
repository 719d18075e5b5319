package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;

/**
 * What a product costs per unit it serves: per active user, per transaction.
 *
 * <p>Definition: the run cost of a window divided by the units of the same window.
 * <p>Unit and range: money per unit, any sign; negative when credits outweigh the charges. Empty cases: no run cost, no
 * charge in it, no count, none counted, or another window: absent, never 0.
 * <p>{@link org.operatingmodel.metrics.investment.RunCosts#behind} lists the charges of the cost.
 * <p>Merging: merge what was charged and what was counted, then make a new one.
 *
 * @param cost the run cost
 * @param units what it is divided by, above 0 and of the same product and window
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @see <a href="https://www.finops.org/framework/capabilities/unit-economics/">FinOps Foundation, FinOps Framework,
 *     capability Unit Economics</a>
 * @since 0.1
 */
public record UnitCost(RunCost cost, UsageCount units, String convention) implements ProductScoped, Serializable {
    /** How long a count of use may have ended before it is too old to stand for now: a month, and two weeks to count. */
    public static final Duration COUNTED_WITHIN = Duration.ofDays(45);

    /** @throws IllegalArgumentException if there are no charges or units, the products or windows differ, or the text is blank */
    public UnitCost {
        Guard.positive(
                "UnitCost.cost.rows",
                Objects.requireNonNull(cost, "UnitCost.cost").rows());
        Guard.positive("UnitCost.units.count", units.count());
        if (!cost.productId().equals(units.productId())) {
            throw new IllegalArgumentException("UnitCost.units must be of the product '" + cost.productId()
                    + "', but was of '" + units.productId() + "'. Count the use of the product that was charged.");
        }
        if (!sameWindow(cost, units)) {
            throw new IllegalArgumentException("UnitCost.units must be of the window " + window(cost) + ", but was of "
                    + window(units) + ". Count in the window of the cost.");
        }
        Guard.text("UnitCost.convention", convention);
    }

    /**
     * The cost per unit; absent when it is not known what was spent, nothing was charged, or nothing was counted in the same
     * window.
     *
     * @param cost the run cost
     * @param units what was counted; absent, with a reason, when that is not known
     * @throws IllegalArgumentException if the products differ
     */
    public static Measured<UnitCost> of(Measured<RunCost> cost, Measured<UsageCount> units) {
        return cost.flatMap(spent -> units.flatMap(counted -> {
            Basis basis = new Basis(
                    spent.currency() + " per unit",
                    "unit-cost: run cost / " + counted.measure().words(),
                    cost.basis().horizon());
            if (!spent.charged()) {
                return Measured.absent(
                        "No charge of '" + spent.productId() + "' is in the window " + window(spent) + ".", 0, basis);
            }
            if (!sameWindow(spent, counted)) {
                return Measured.absent(
                        "The cost is of " + window(spent) + ", but the "
                                + counted.measure().words() + " are of " + window(counted) + ".",
                        counted.count(),
                        basis);
            }
            if (counted.count() == 0) {
                return Measured.absent("There were no " + counted.measure().words() + ".", 0, basis);
            }
            return Measured.value(new UnitCost(spent, counted, basis.convention()), counted.count(), basis);
        }));
    }

    /**
     * The newest count of use that is known: what a unit cost as of an instant divides by.
     *
     * <p>Of several that end at the same instant, the one of the shortest window. Absent when none is known, when it ended
     * longer than {@link #COUNTED_WITHIN} ago, or when there are two different ones for its window.
     *
     * @param productId the product
     * @param measure what is counted
     * @param counts the counts; those of other products and measures are ignored
     * @param asOf the instant of the decision
     */
    public static Measured<UsageCount> newest(
            ProductId productId, UsageMeasure measure, Collection<UsageCount> counts, Instant asOf) {
        Basis basis = Basis.asOf(asOf, measure.words(), "newest-count: the newest one that is known");
        String what = measure.words() + " of '" + productId + "'";
        List<UsageCount> known = counts.stream()
                .filter(count -> count.productId().equals(productId)
                        && count.measure() == measure
                        && !count.to().isAfter(asOf))
                .sorted(Comparator.comparing(UsageCount::to)
                        .thenComparing(UsageCount::from)
                        .thenComparing(UsageCount::count))
                .distinct()
                .toList();
        if (known.isEmpty()) {
            return Measured.absent("No count of " + what + " is known.", 0, basis);
        }
        UsageCount newest = known.get(known.size() - 1);
        if (!Freshness.within(newest.to(), COUNTED_WITHIN, asOf)) {
            return Measured.absent(
                    "The newest count of " + what + " ended at " + newest.to() + ", more than "
                            + COUNTED_WITHIN.toDays() + " days before " + asOf + ".",
                    newest.count(),
                    basis);
        }
        List<UsageCount> same = known.stream()
                .filter(count ->
                        count.from().equals(newest.from()) && count.to().equals(newest.to()))
                .toList();
        if (same.size() > 1) {
            return Measured.absent(
                    "The counts of " + what + " in " + window(newest) + " differ: "
                            + same.stream()
                                    .map(count -> String.valueOf(count.count()))
                                    .collect(Collectors.joining(", "))
                            + ".",
                    newest.count(),
                    basis);
        }
        return Measured.value(newest, newest.count(), basis);
    }

    private static boolean sameWindow(RunCost cost, UsageCount units) {
        return cost.from().equals(units.from()) && cost.to().equals(units.to());
    }

    private static String window(RunCost cost) {
        return "[" + cost.from() + ", " + cost.to() + ")";
    }

    private static String window(UsageCount units) {
        return "[" + units.from() + ", " + units.to() + ")";
    }

    @Override
    public ProductId productId() {
        return cost.productId();
    }

    /** The ISO 4217 code of the amount. */
    @InRules
    public String currency() {
        return cost.currency();
    }

    /** Money per unit, exact. */
    public Ratio amount() {
        return Ratio.of(cost.amount()).dividedBy(Ratio.of(units.count(), 1));
    }

    /** Whether it is at most the limit and in the limit's currency; another currency is never within a limit. */
    @InRules("of at most {0}")
    public boolean within(Money limit) {
        return atMost(limit.amount(), limit.currency());
    }

    /** The same with the parts of the limit, for a rule that writes it as a number. */
    @InRules("of at most {0} {1}")
    public boolean atMost(BigDecimal amount, String inCurrency) {
        return currency().equals(inCurrency)
                && cost.amount().compareTo(amount.multiply(BigDecimal.valueOf(units.count()))) <= 0;
    }
}
