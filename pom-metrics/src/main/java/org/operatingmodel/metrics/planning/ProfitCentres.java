package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.investment.Margin;
import org.operatingmodel.metrics.investment.ProductValue;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.outcome.OutcomeProgress;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * What each product is worth beside what it costs: products as profit centres.
 *
 * <p>Definition: the value is the {@link Margin}, and how far the outcomes have come that the product serves. A product is
 * cost-only when its run cost is known, but neither of these.
 * <p>Unit and range: those of the figures. Empty case: no products, no rows; a figure that is absent says why.
 * <p>Merging: none; make one of all products.
 * <p>Limits: no figure compares with a budget; keeping to a plan is no value.
 *
 * @param rows the products, by id
 * @see "Anthony, Govindarajan, Management Control Systems, 12th edition, 2007, chapter 5, Profit Centers"
 * @since 0.1
 */
public record ProfitCentres(List<Row> rows) implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public ProfitCentres {
        rows = List.copyOf(rows);
    }

    /**
     * A product as a profit centre.
     *
     * @param productId the product
     * @param cost what it costs to run
     * @param margin what is left of its value after that
     * @param outcomes how far the outcomes have come that it serves, by id; empty where it serves none
     * @since 0.1
     */
    public record Row(
            ProductId productId,
            Measured<RunCost> cost,
            Measured<Margin> margin,
            SortedMap<OutcomeId, Measured<OutcomeProgress>> outcomes)
            implements Serializable {
        /** @throws NullPointerException if a part is missing */
        public Row {
            Objects.requireNonNull(productId, "Row.productId");
            Objects.requireNonNull(cost, "Row.cost");
            Objects.requireNonNull(margin, "Row.margin");
            outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        }

        /** Whether it is known what it costs, but not what that is good for. */
        public boolean costOnly() {
            return cost.toOptional().isPresent()
                    && margin.toOptional().isEmpty()
                    && outcomes.values().stream()
                            .allMatch(progress -> progress.toOptional().isEmpty());
        }
    }

    /**
     * The profit centres of a portfolio.
     *
     * @param products the products
     * @param costs the run cost of each product
     * @param values the values of products
     * @param progress how far outcomes have come
     * @throws IllegalArgumentException if there is no run cost for a product, not even an absent one, or no progress for an
     *     outcome that one serves
     */
    public static ProfitCentres of(
            Collection<Product> products,
            Map<ProductId, Measured<RunCost>> costs,
            Collection<ProductValue> values,
            Map<OutcomeId, Measured<OutcomeProgress>> progress) {
        return new ProfitCentres(products.stream()
                .sorted(Comparator.comparing(Product::id))
                .map(product -> {
                    Measured<RunCost> cost = known("costs", costs, product.id());
                    TreeMap<OutcomeId, Measured<OutcomeProgress>> outcomes = new TreeMap<>();
                    product.outcomeIds().forEach(id -> outcomes.put(id, known("progress", progress, id)));
                    return new Row(product.id(), cost, Margin.of(cost, values), outcomes);
                })
                .toList());
    }

    private static <K, V> V known(String what, Map<K, V> figures, K id) {
        V figure = figures.get(id);
        if (figure == null) {
            throw new IllegalArgumentException(
                    what + " must hold a figure for '" + id + "', but held none. Say that it is absent, and why.");
        }
        return figure;
    }

    /** The products that are known to cost something, and nothing else, by id. */
    public List<ProductId> costOnly() {
        return rows.stream().filter(Row::costOnly).map(Row::productId).toList();
    }

    /** What each product costs and is worth, one a line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(row.productId())
                    .append(": costs ")
                    .append(said(row.cost().map(cost -> new Money(cost.amount(), cost.currency()))))
                    .append("; margin ")
                    .append(said(row.margin().map(Margin::amount)));
            row.outcomes()
                    .forEach((id, progress) ->
                            text.append("; ").append(id).append(' ').append(said(progress.map(OutcomeProgress::way))));
            text.append(row.costOnly() ? "; only costs\n" : "\n");
        }
        return text.toString();
    }

    private static String said(Measured<?> figure) {
        return figure instanceof Measured.Absent<?> absent
                ? "unknown (" + absent.reason() + ")"
                : String.valueOf(figure.toOptional().orElseThrow());
    }
}
