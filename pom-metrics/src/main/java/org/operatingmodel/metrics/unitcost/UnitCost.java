package org.operatingmodel.metrics.unitcost;

import java.math.BigDecimal;
import java.util.Objects;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What a product costs per unit it serves: per active user, per transaction.
 *
 * <p>Definition: the run cost of a window divided by the units of the same window.
 * <p>Unit and range: money per unit, any sign; negative when credits outweigh the charges. Empty cases: no run cost, no
 * count, none counted, or another window: absent, never 0.
 * <p>Merging: merge what was charged and what was counted, then make a new one.
 *
 * @param cost the run cost
 * @param units what it is divided by, above 0 and in the same window
 * @see <a href="https://www.finops.org/framework/capabilities/unit-economics/">FinOps Foundation, FinOps Framework,
 *     capability Unit Economics</a>
 * @since 0.1
 */
public record UnitCost(RunCost cost, UnitCount units) implements ProductScoped {
    /** @throws IllegalArgumentException if there are no units, or the windows differ */
    public UnitCost {
        Objects.requireNonNull(cost, "UnitCost.cost");
        Guard.positive("UnitCost.units.count", units.count());
        if (!sameWindow(cost, units)) {
            throw new IllegalArgumentException("UnitCost.units must be of the window " + window(cost) + ", but was of "
                    + window(units) + ". Count in the window of the cost.");
        }
    }

    /**
     * The cost per unit; absent when it is not known what was spent, or nothing was counted in the same window.
     *
     * @param cost the run cost
     * @param units what was counted; absent, with a reason, when that is not known
     */
    public static Measured<UnitCost> of(Measured<RunCost> cost, Measured<UnitCount> units) {
        return cost.flatMap(spent -> units.flatMap(counted -> {
            Basis basis = new Basis(
                    "money per unit",
                    "run cost / " + counted.measuredIn(),
                    cost.basis().horizon());
            if (!sameWindow(spent, counted)) {
                return Measured.absent(
                        "The cost is of " + window(spent) + ", but the " + counted.measuredIn() + " are of "
                                + window(counted) + ".",
                        counted.count(),
                        basis);
            }
            if (counted.count() == 0) {
                return Measured.absent("There were no " + counted.measuredIn() + ".", 0, basis);
            }
            return Measured.value(new UnitCost(spent, counted), counted.count(), basis);
        }));
    }

    private static boolean sameWindow(RunCost cost, UnitCount units) {
        return cost.from().equals(units.from()) && cost.to().equals(units.to());
    }

    private static String window(RunCost cost) {
        return "[" + cost.from() + ", " + cost.to() + ")";
    }

    private static String window(UnitCount units) {
        return "[" + units.from() + ", " + units.to() + ")";
    }

    @Override
    public ProductId productId() {
        return cost.productId();
    }

    /** The ISO 4217 code of the amount. */
    public String currency() {
        return cost.currency();
    }

    /** Money per unit, exact. */
    public Ratio amount() {
        return Ratio.of(cost.amount()).dividedBy(Ratio.of(units.count(), 1));
    }

    /** Whether it is at most the limit and in the limit's currency; another currency is never within a limit. */
    public boolean within(Money limit) {
        return currency().equals(limit.currency())
                && cost.amount().compareTo(limit.amount().multiply(BigDecimal.valueOf(units.count()))) <= 0;
    }
}
