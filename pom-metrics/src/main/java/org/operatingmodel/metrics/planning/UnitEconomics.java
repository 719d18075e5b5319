package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.funding.UnitCostTarget;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.investment.RunCosts;
import org.operatingmodel.metrics.unitcost.UnitCost;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;

/**
 * What the products that customers use cost for each unit of their use, beside what that may be.
 *
 * <p>Definition: the {@link UnitCost} in the window of the newest count, of each measure that has a target or a count, for
 * products from limited launch to operation.
 * <p>Unit and range: those of the figure. Empty case: no such products, no rows; a cost that is not known says why.
 * <p>Merging: none; make one of all products.
 *
 * @param rows the unit costs, by product, measure and target
 * @param unmeasured the products that have neither a target nor a count, by id
 * @see <a href="https://www.finops.org/framework/capabilities/unit-economics/">FinOps Foundation, FinOps Framework,
 *     capability Unit Economics</a>
 * @since 0.1
 */
public record UnitEconomics(List<Row> rows, List<ProductId> unmeasured) implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public UnitEconomics {
        rows = List.copyOf(rows);
        unmeasured = List.copyOf(unmeasured);
    }

    /**
     * A product and a unit of its use.
     *
     * @param productId the product
     * @param measure the unit
     * @param cost what one costs
     * @param limit the most that one may cost; absent without a target
     * @since 0.1
     */
    public record Row(
            ProductId productId,
            UsageMeasure measure,
            Measured<UnitCost> cost,
            @Nullable Money limit) implements Serializable {
        /** @throws NullPointerException if a part is missing */
        public Row {
            Objects.requireNonNull(productId, "Row.productId");
            Objects.requireNonNull(measure, "Row.measure");
            Objects.requireNonNull(cost, "Row.cost");
        }

        /** Whether the target is held; absent without a target, or where the cost is not known. */
        public @Nullable Boolean held() {
            if (limit == null || !(cost instanceof Measured.Value<UnitCost> known)) {
                return null;
            }
            return known.value().within(limit);
        }

        private String text() {
            String each = productId + ", " + measure.words() + ": ";
            if (cost instanceof Measured.Absent<UnitCost> absent) {
                return each + "unknown (" + absent.reason() + ")"
                        + (limit == null ? "; no target" : "; target " + limit);
            }
            UnitCost known = cost.toOptional().orElseThrow();
            return each + known.amount() + " " + known.currency() + " each"
                    + (limit == null
                            ? "; no target"
                            : "; target " + limit + (known.within(limit) ? " is held" : " is missed"));
        }
    }

    /**
     * The unit economics of a portfolio.
     *
     * @param portfolio the portfolio
     * @param asOf the instant as of which is looked
     */
    public static UnitEconomics of(Portfolio portfolio, Instant asOf) {
        List<Row> rows = new ArrayList<>();
        List<ProductId> unmeasured = new ArrayList<>();
        portfolio.products().stream()
                .filter(UnitEconomics::used)
                .map(Product::id)
                .sorted()
                .forEach(product -> {
                    List<Row> own = rows(portfolio, product, asOf);
                    if (own.isEmpty()) {
                        unmeasured.add(product);
                    }
                    rows.addAll(own);
                });
        return new UnitEconomics(rows, unmeasured);
    }

    private static boolean used(Product product) {
        return product.stage().compareTo(Stage.LIMITED_LAUNCH) >= 0
                && product.stage().compareTo(Stage.OPERATION) <= 0;
    }

    private static List<Row> rows(Portfolio portfolio, ProductId product, Instant asOf) {
        List<Row> rows = new ArrayList<>();
        for (UsageMeasure measure : UsageMeasure.values()) {
            List<Money> limits = portfolio.unitCostTargets().stream()
                    .filter(target -> target.productId().equals(product) && target.measure() == measure)
                    .map(UnitCostTarget::limit)
                    .distinct()
                    .sorted(Comparator.comparing(Money::currency).thenComparing(Money::amount))
                    .toList();
            Measured<UnitCost> cost = cost(portfolio, product, measure, asOf);
            limits.forEach(limit -> rows.add(new Row(product, measure, cost, limit)));
            if (limits.isEmpty() && counted(portfolio, product, measure, asOf)) {
                rows.add(new Row(product, measure, cost, null));
            }
        }
        return rows;
    }

    private static boolean counted(Portfolio portfolio, ProductId product, UsageMeasure measure, Instant asOf) {
        return portfolio.usageCounts().stream()
                .anyMatch(count -> count.productId().equals(product)
                        && count.measure() == measure
                        && !count.to().isAfter(asOf));
    }

    private static Measured<UnitCost> cost(Portfolio portfolio, ProductId product, UsageMeasure measure, Instant asOf) {
        Measured<UsageCount> newest = UnitCost.newest(product, measure, portfolio.usageCounts(), asOf);
        return newest.flatMap(
                count -> UnitCost.of(RunCosts.of(product, portfolio.costs(), count.from(), count.to(), asOf), newest));
    }

    /** What each unit costs, one a line, then the products of which nobody knows. */
    public String text() {
        return rows.stream().map(row -> row.text() + "\n").collect(Collectors.joining())
                + unmeasured.stream()
                        .map(product -> product + ": no target, and nobody counts its use\n")
                        .collect(Collectors.joining());
    }
}
