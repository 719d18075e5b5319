package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.investment.RunCosts;
import org.operatingmodel.planning.Roadmap;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * How the products of a growing portfolio have drifted since a baseline: in quality, in run cost, and from their roadmap.
 *
 * <p>Definition: each product of the later snapshot is measured in both; one that has ended is as if it were gone. Quality is
 * the share of defects among the items completed in the 90 days before the instant, run cost what was billed for the 30 days
 * before it, and the roadmap the days since that of its value stream was revised. Of all three, less is better.
 * <p>Unit and range: share 0 to 1, money, days from 0. Empty case: a figure that is absent says why, and its drift is
 * unknown.
 * <p>Merging: none; compare two whole portfolios.
 * <p>Limits: what a product does not have in common with itself, such as another kind of work, is not seen.
 *
 * @param products the products of the later snapshot, by id
 * @param added those that the baseline does not have, by id
 * @param removed those that only the baseline has, by id
 * @param streamMap what the newest maps of value streams say differently; absent where one of the two has no map
 * @since 0.1
 */
public record PortfolioDrift(
        List<ProductDrift> products,
        List<ProductId> added,
        List<ProductId> removed,
        @Nullable StreamMapDifference streamMap)
        implements Serializable {
    private static final Duration COMPLETED_WITHIN = Duration.ofDays(90);
    private static final Duration CHARGED_WITHIN = Duration.ofDays(30);
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    /** @throws NullPointerException if a part is missing */
    public PortfolioDrift {
        products = List.copyOf(products);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * Which way a figure went.
     *
     * @since 0.1
     */
    public enum Trend {
        /** It is lower than before. */
        BETTER,
        /** It is as before. */
        SAME,
        /** It is higher than before. */
        WORSE,
        /** One of the two is absent, or they are in different units. */
        UNKNOWN
    }

    /**
     * A figure at two instants; less is better.
     *
     * @param before at the baseline
     * @param after later
     * @since 0.1
     */
    public record Indicator(Measured<Ratio> before, Measured<Ratio> after) implements Serializable {
        /** @throws NullPointerException if a part is missing */
        public Indicator {
            Objects.requireNonNull(before, "Indicator.before");
            Objects.requireNonNull(after, "Indicator.after");
        }

        /** Which way it went. */
        public Trend trend() {
            Optional<Ratio> old = before.toOptional();
            Optional<Ratio> now = after.toOptional();
            if (old.isEmpty()
                    || now.isEmpty()
                    || !before.basis().measuredIn().equals(after.basis().measuredIn())) {
                return Trend.UNKNOWN;
            }
            int compared = now.get().compareTo(old.get());
            return compared < 0 ? Trend.BETTER : compared > 0 ? Trend.WORSE : Trend.SAME;
        }
    }

    /**
     * The drift of a product.
     *
     * @param productId the product
     * @param quality the share of defects among what was completed
     * @param runCost what it was billed
     * @param roadmapAge the days since the roadmap of its value stream was revised
     * @since 0.1
     */
    public record ProductDrift(ProductId productId, Indicator quality, Indicator runCost, Indicator roadmapAge)
            implements Serializable {
        /** @throws NullPointerException if a part is missing */
        public ProductDrift {
            Objects.requireNonNull(productId, "ProductDrift.productId");
            Objects.requireNonNull(quality, "ProductDrift.quality");
            Objects.requireNonNull(runCost, "ProductDrift.runCost");
            Objects.requireNonNull(roadmapAge, "ProductDrift.roadmapAge");
        }

        /** Whether any of the three is worse than before. */
        public boolean worse() {
            return quality.trend() == Trend.WORSE
                    || runCost.trend() == Trend.WORSE
                    || roadmapAge.trend() == Trend.WORSE;
        }
    }

    /**
     * The drift from one snapshot to another.
     *
     * @param baseline the portfolio as it was known
     * @param from the instant of the baseline
     * @param current the portfolio as it is known later
     * @param to the later instant
     * @throws IllegalArgumentException if it is not later
     */
    public static PortfolioDrift between(Portfolio baseline, Instant from, Portfolio current, Instant to) {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "to must be after from '" + from + "', but was '" + to + "'. Name the baseline first.");
        }
        TreeMap<ProductId, Product> before = products(baseline);
        TreeMap<ProductId, Product> after = products(current);
        List<ProductDrift> drifts = new ArrayList<>();
        for (Product product : after.values()) {
            Product earlier = before.get(product.id());
            drifts.add(new ProductDrift(
                    product.id(),
                    new Indicator(
                            known(earlier, product.id(), from, known -> defects(baseline, known.id(), from)),
                            defects(current, product.id(), to)),
                    new Indicator(
                            known(earlier, product.id(), from, known -> charged(baseline, known.id(), from)),
                            charged(current, product.id(), to)),
                    new Indicator(
                            known(earlier, product.id(), from, known -> roadmapAge(baseline, known, from)),
                            roadmapAge(current, product, to))));
        }
        return new PortfolioDrift(
                drifts,
                after.keySet().stream().filter(id -> !before.containsKey(id)).toList(),
                before.keySet().stream().filter(id -> !after.containsKey(id)).toList(),
                streamMap(newestMap(baseline, from), newestMap(current, to)));
    }

    private static @Nullable StreamMapDifference streamMap(@Nullable StreamMap before, @Nullable StreamMap after) {
        return before == null || after == null ? null : StreamMapDifference.between(before, after);
    }

    private static @Nullable StreamMap newestMap(Portfolio portfolio, Instant at) {
        return portfolio.streamMaps().stream()
                .filter(map -> !map.drawnAt().isAfter(at))
                .max(Comparator.comparing(StreamMap::drawnAt).thenComparing(StreamMap::version))
                .orElse(null);
    }

    private static Measured<Ratio> known(
            @Nullable Product product, ProductId id, Instant at, Function<Product, Measured<Ratio>> figure) {
        return product == null
                ? Measured.absent(
                        "The baseline does not have product '" + id + "'.",
                        0,
                        Basis.asOf(at, "nothing", "drift: of products that both have"))
                : figure.apply(product);
    }

    private static TreeMap<ProductId, Product> products(Portfolio portfolio) {
        TreeMap<ProductId, Product> products = new TreeMap<>();
        portfolio.liveProducts().stream().forEach(product -> products.put(product.id(), product));
        return products;
    }

    private static Measured<Ratio> defects(Portfolio portfolio, ProductId product, Instant at) {
        Instant start = at.minus(COMPLETED_WITHIN);
        List<FlowItem> completed = portfolio.flowItems().stream()
                .filter(item -> product.equals(item.productId()))
                .map(item -> item.asOf(at))
                .flatMap(Optional::stream)
                .filter(item -> item.flowState() == FlowState.DONE)
                .filter(item -> !item.transitions()
                        .get(item.transitions().size() - 1)
                        .enteredAt()
                        .isBefore(start))
                .toList();
        return Share.of(completed, item -> item.type() == FlowItemType.DEFECT)
                .ratio(
                        Basis.asOf(at, "fraction", "defect-share: defects / items completed in 90 days"),
                        "No item of '" + product + "' was completed in the 90 days before " + at + ".");
    }

    private static Measured<Ratio> charged(Portfolio portfolio, ProductId product, Instant at) {
        return RunCosts.charged(product, portfolio.costs(), at.minus(CHARGED_WITHIN), at, at)
                .map(cost -> Ratio.of(cost.amount()));
    }

    private static Measured<Ratio> roadmapAge(Portfolio portfolio, Product product, Instant at) {
        Basis basis = Basis.asOf(at, "days", "roadmap-age: days since the latest revision");
        List<Roadmap> known = portfolio.roadmaps().stream()
                .filter(roadmap -> roadmap.valueStreamId().equals(product.valueStreamId()))
                .filter(roadmap -> !roadmap.revisedAt().isAfter(at))
                .toList();
        return known.stream()
                .map(Roadmap::revisedAt)
                .max(Comparator.naturalOrder())
                .map(revised -> Measured.value(
                        Ratio.of(Duration.between(revised, at).toSeconds(), DAY_SECONDS), known.size(), basis))
                .orElseGet(() -> Measured.absent(
                        "Value stream '" + product.valueStreamId() + "' has no roadmap at " + at + ".", 0, basis));
    }

    /** One line a product, then what was added and removed, and how the map of value streams has changed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ProductDrift drift : products) {
            text.append(drift.productId())
                    .append(": quality ")
                    .append(word(drift.quality()))
                    .append(", run cost ")
                    .append(word(drift.runCost()))
                    .append(", roadmap ")
                    .append(word(drift.roadmapAge()))
                    .append('\n');
        }
        added.forEach(id -> text.append(id).append(": added\n"));
        removed.forEach(id -> text.append(id).append(": removed\n"));
        if (streamMap == null) {
            text.append("map of value streams: unknown, one of the two has none\n");
        } else {
            text.append(streamMap.text());
        }
        return text.toString();
    }

    private static String word(Indicator indicator) {
        return indicator.trend().name().toLowerCase(Locale.ROOT);
    }
}
