package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.planning.RoadmapItem;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Which products, and how much work in progress, serve which outcome in which value stream, and what serves nothing or is
 * served by nothing.
 *
 * <p>Definition: a product is in one cell for each outcome that it is linked to, in the row of its value stream; without
 * one it is in the cell of no outcome. An item in progress is counted where its product is. A retired product serves
 * nothing, and is in no cell.
 * <p>Unit and range: counts. Empty case: no product, no cells.
 * <p>Merging: none; make one of the whole portfolio.
 * <p>Limits: an item of a product with two outcomes counts for both, undivided.
 *
 * @param cells what serves what, by value stream and outcome, those of no outcome last; without empty cells
 * @param unservedOutcomes the outcomes that no product serves, by id
 * @param gaps those of them that no item of a roadmap is for either, by id
 * @param streamsWithoutOutcome the value streams none of whose products serves an outcome, by id
 * @param productsWithoutOutcome the products that serve none, by id
 * @param itemsWithoutOutcome the items in progress that are for no product, or for one that serves none, by id
 * @since 0.1
 */
public record AlignmentMatrix(
        List<Cell> cells,
        List<OutcomeId> unservedOutcomes,
        List<OutcomeId> gaps,
        List<ValueStreamId> streamsWithoutOutcome,
        List<ProductId> productsWithoutOutcome,
        List<FlowItemId> itemsWithoutOutcome)
        implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public AlignmentMatrix {
        cells = List.copyOf(cells);
        unservedOutcomes = List.copyOf(unservedOutcomes);
        gaps = List.copyOf(gaps);
        streamsWithoutOutcome = List.copyOf(streamsWithoutOutcome);
        productsWithoutOutcome = List.copyOf(productsWithoutOutcome);
        itemsWithoutOutcome = List.copyOf(itemsWithoutOutcome);
    }

    /**
     * Products of a value stream that serve an outcome.
     *
     * @param valueStreamId the value stream
     * @param outcomeId the outcome; absent for products that serve none
     * @param products the products, by id; at least one
     * @param inProgress how many of their items are in progress
     * @since 0.1
     */
    public record Cell(
            ValueStreamId valueStreamId, @Nullable OutcomeId outcomeId, List<ProductId> products, long inProgress)
            implements Serializable {
        /** @throws IllegalArgumentException if there is no product or the number is negative */
        public Cell {
            Objects.requireNonNull(valueStreamId, "Cell.valueStreamId");
            products = List.copyOf(products);
            Guard.positive("Cell.products", products.size());
            Guard.notNegative("Cell.inProgress", inProgress);
        }
    }

    /** The matrix of a portfolio, with the work that is in progress just before the instant. */
    public static AlignmentMatrix of(Portfolio portfolio, Instant asOf) {
        List<FlowItem> inProgress = portfolio.flowItems().stream()
                .map(item -> item.asOf(asOf))
                .flatMap(Optional::stream)
                .filter(item -> item.flowState().inProgress())
                .toList();
        Map<ProductId, Long> itemsOf = new HashMap<>();
        inProgress.stream()
                .map(FlowItem::productId)
                .filter(Objects::nonNull)
                .forEach(id -> itemsOf.merge(id, 1L, Long::sum));

        Set<OutcomeId> served = new HashSet<>();
        Set<ValueStreamId> serving = new HashSet<>();
        Set<ProductId> linked = new HashSet<>();
        Map<ValueStreamId, Map<OutcomeId, TreeSet<ProductId>>> table = new TreeMap<>();
        Map<ValueStreamId, TreeSet<ProductId>> loose = new TreeMap<>();
        List<Product> live = portfolio.liveProducts();
        for (Product product : live) {
            for (OutcomeId outcome : product.outcomeIds()) {
                table.computeIfAbsent(product.valueStreamId(), id -> new TreeMap<>())
                        .computeIfAbsent(outcome, id -> new TreeSet<>())
                        .add(product.id());
                served.add(outcome);
                serving.add(product.valueStreamId());
                linked.add(product.id());
            }
            if (product.outcomeIds().isEmpty()) {
                loose.computeIfAbsent(product.valueStreamId(), id -> new TreeSet<>())
                        .add(product.id());
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (ValueStreamId stream :
                sorted(portfolio.valueStreams().stream().map(ValueStream::id).toList())) {
            table.getOrDefault(stream, Map.of())
                    .forEach((outcome, products) -> cells.add(cell(stream, outcome, products, itemsOf)));
            if (loose.containsKey(stream)) {
                cells.add(cell(stream, null, loose.get(stream), itemsOf));
            }
        }
        Set<OutcomeId> planned = portfolio.roadmapItems().stream()
                .map(RoadmapItem::outcomeId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<OutcomeId> unserved = sorted(portfolio.outcomes().stream()
                .map(Outcome::id)
                .filter(id -> !served.contains(id))
                .toList());
        return new AlignmentMatrix(
                cells,
                unserved,
                unserved.stream().filter(id -> !planned.contains(id)).toList(),
                sorted(portfolio.valueStreams().stream()
                        .map(ValueStream::id)
                        .filter(id -> !serving.contains(id))
                        .toList()),
                sorted(live.stream()
                        .map(Product::id)
                        .filter(id -> !linked.contains(id))
                        .toList()),
                sorted(inProgress.stream()
                        .filter(item -> item.productId() == null || !linked.contains(item.productId()))
                        .map(FlowItem::id)
                        .toList()));
    }

    private static Cell cell(
            ValueStreamId stream, @Nullable OutcomeId outcome, Set<ProductId> products, Map<ProductId, Long> items) {
        long inProgress =
                products.stream().mapToLong(id -> items.getOrDefault(id, 0L)).sum();
        return new Cell(stream, outcome, List.copyOf(products), inProgress);
    }

    private static <T extends Comparable<? super T>> List<T> sorted(Collection<T> ids) {
        return ids.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** How many products of the value stream serve an outcome, each counted once for each outcome. */
    public long links(ValueStreamId stream) {
        return cells.stream()
                .filter(cell -> cell.outcomeId() != null && cell.valueStreamId().equals(stream))
                .mapToLong(cell -> cell.products().size())
                .sum();
    }

    /** How many products serve the outcome. */
    public long links(OutcomeId outcome) {
        return cells.stream()
                .filter(cell -> outcome.equals(cell.outcomeId()))
                .mapToLong(cell -> cell.products().size())
                .sum();
    }

    /** How many links of products to outcomes there are: the sum over the value streams, and the sum over the outcomes. */
    public long links() {
        return cells.stream()
                .filter(cell -> cell.outcomeId() != null)
                .mapToLong(cell -> cell.products().size())
                .sum();
    }

    /** What is not aligned, as sentences: outcomes, value streams, products, items; empty when all is. */
    public List<String> orphans() {
        List<String> orphans = new ArrayList<>();
        unservedOutcomes.forEach(id -> orphans.add("Outcome '" + id + "' is served by no product"
                + (gaps.contains(id) ? ", and no item of a roadmap is for it." : ".")));
        streamsWithoutOutcome.forEach(
                id -> orphans.add("Value stream '" + id + "' has no product that serves an outcome."));
        productsWithoutOutcome.forEach(id -> orphans.add("Product '" + id + "' serves no outcome."));
        itemsWithoutOutcome.forEach(id -> orphans.add("Flow item '" + id + "' is in progress for no outcome."));
        return List.copyOf(orphans);
    }

    /** The matrix as text, one cell a line, then {@link #orphans}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Cell cell : cells) {
            text.append(cell.valueStreamId())
                    .append(" -> ")
                    .append(cell.outcomeId() == null ? "no outcome" : cell.outcomeId())
                    .append(": ")
                    .append(cell.products().stream().map(ProductId::toString).collect(Collectors.joining(", ")))
                    .append("; ")
                    .append(cell.inProgress())
                    .append(" in progress\n");
        }
        orphans().forEach(orphan -> text.append(orphan).append('\n'));
        return text.toString();
    }
}
