package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;

/**
 * Whether shared capabilities are funded before the products that use them: identity, components, observability first.
 *
 * <p>Definition: a product is funded from the start of the first funding above zero of itself or of its value stream. What
 * it consumes must be funded by then. Of a retired product, that is no longer asked.
 * <p>Unit and range: lists. Empty case: no product is funded, nothing is too early.
 * <p>Merging: none; make one of the whole portfolio.
 * <p>Limits: when the first funding begins is all that counts; what has ended since still began.
 *
 * @param order the products, what is consumed before what consumes it, else by id; without those that consume themselves
 *     through others, and what consumes these
 * @param tooEarly products that are funded before something that they consume, by product and capability
 * @since 0.1
 */
public record FundingOrder(List<ProductId> order, List<TooEarly> tooEarly) implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public FundingOrder {
        order = List.copyOf(order);
        tooEarly = List.copyOf(tooEarly);
    }

    /**
     * A product that is funded before something that it consumes.
     *
     * @param productId the product
     * @param fundedFrom from when it is funded
     * @param capability what it consumes
     * @param capabilityFrom from when that is funded, later than the product; absent where it never is
     * @since 0.1
     */
    public record TooEarly(
            ProductId productId,
            Instant fundedFrom,
            ProductId capability,
            @Nullable Instant capabilityFrom) implements Serializable {
        /** @throws NullPointerException if a part is missing */
        public TooEarly {
            Objects.requireNonNull(productId, "TooEarly.productId");
            Objects.requireNonNull(fundedFrom, "TooEarly.fundedFrom");
            Objects.requireNonNull(capability, "TooEarly.capability");
        }

        /** What is wrong, as a sentence. */
        public String text() {
            return "'" + productId + "' is funded from " + fundedFrom + ", but '" + capability
                    + "', which it consumes, "
                    + (capabilityFrom == null ? "is not." : "only from " + capabilityFrom + ".");
        }
    }

    /** The order in a portfolio, with fundings of all times. */
    public static FundingOrder of(Portfolio portfolio) {
        TreeMap<ProductId, Product> products = new TreeMap<>();
        portfolio.products().forEach(product -> products.put(product.id(), product));
        Map<ProductId, Instant> funded = new HashMap<>();
        for (Product product : products.values()) {
            portfolio.fundings().stream()
                    .filter(funding -> funds(funding, product))
                    .map(Funding::from)
                    .min(Comparator.naturalOrder())
                    .ifPresent(from -> funded.put(product.id(), from));
        }
        List<TooEarly> tooEarly = new ArrayList<>();
        for (Product product : products.values()) {
            Instant from = funded.get(product.id());
            if (from != null && product.stage() != Stage.RETIRED) {
                product.consumes().stream().distinct().sorted().forEach(capability -> {
                    Instant before = funded.get(capability);
                    if (before == null || before.isAfter(from)) {
                        tooEarly.add(new TooEarly(product.id(), from, capability, before));
                    }
                });
            }
        }
        return new FundingOrder(ordered(products), tooEarly);
    }

    private static boolean funds(Funding funding, Product product) {
        return funding.amount().amount().signum() > 0
                && (product.id().equals(funding.productId())
                        || product.valueStreamId().equals(funding.valueStreamId()));
    }

    private static List<ProductId> ordered(TreeMap<ProductId, Product> products) {
        List<ProductId> order = new ArrayList<>();
        Set<ProductId> placed = new HashSet<>();
        List<ProductId> ready;
        do {
            ready = products.values().stream()
                    .filter(product -> !placed.contains(product.id()) && placed.containsAll(product.consumes()))
                    .map(Product::id)
                    .toList();
            order.addAll(ready);
            placed.addAll(ready);
        } while (!ready.isEmpty());
        return order;
    }

    /** What is funded too early, one a line; empty when nothing is. */
    public String text() {
        return tooEarly.stream().map(early -> early.text() + "\n").collect(Collectors.joining());
    }
}
