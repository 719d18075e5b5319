package org.operatingmodel.metrics.measurement;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;

/**
 * How many products are in the event taxonomy: new ones beside those that were there before.
 *
 * <p>Definition: a product is covered when the catalogue has an event of it that somebody owns. New are products from MVP
 * to limited launch, existing those from general availability to operation.
 * <p>Unit and range: products; shares 0 to 1. Empty case: no share.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different products.
 * <p>Limits: one event covers a product, however much it does. Products come as they are, without dates, so the figure has no
 * horizon.
 *
 * @param fresh the covered ones among the new products
 * @param existing the covered ones among those that were there before
 * @since 0.1
 */
public record TaxonomyCoverage(Share fresh, Share existing) implements Serializable {
    /** The later end last; of counts that end together, the greater one. */
    private static final Comparator<UsageCount> NEWEST =
            Comparator.comparing(UsageCount::to).thenComparingLong(UsageCount::count);

    /** No products. */
    public static final TaxonomyCoverage EMPTY = new TaxonomyCoverage(Share.EMPTY, Share.EMPTY);

    /**
     * The coverage of products.
     *
     * @param products the products
     * @param events the catalogue
     */
    public static TaxonomyCoverage of(Collection<Product> products, Collection<EventSchema> events) {
        Set<ProductId> covered = covered(events);
        return new TaxonomyCoverage(
                Share.of(
                        products.stream().filter(TaxonomyCoverage::fresh).toList(),
                        each -> covered.contains(each.id())),
                Share.of(
                        products.stream().filter(TaxonomyCoverage::existing).toList(),
                        each -> covered.contains(each.id())));
    }

    private static Set<ProductId> covered(Collection<EventSchema> events) {
        Set<ProductId> covered = new HashSet<>();
        events.stream().filter(event -> event.owner() != null).forEach(event -> covered.add(event.productId()));
        return covered;
    }

    private static boolean fresh(Product product) {
        return product.stage() == Stage.MVP || product.stage() == Stage.LIMITED_LAUNCH;
    }

    private static boolean existing(Product product) {
        return product.stage() == Stage.GENERAL_AVAILABILITY || product.stage() == Stage.OPERATION;
    }

    /**
     * The existing products that are not covered, those first whose gap is worth most: by the users that were counted last
     * (the greater of two counts that end together), from the most; then those whose users nobody counts; then by id.
     *
     * @param portfolio the portfolio
     * @param asOf counts that ended by then are known
     */
    public static List<ProductId> backfill(Portfolio portfolio, Instant asOf) {
        Set<ProductId> covered = covered(portfolio.events());
        Map<ProductId, UsageCount> newest = new HashMap<>();
        portfolio.usageCounts().stream()
                .filter(count -> count.measure() == UsageMeasure.ACTIVE_USERS
                        && !count.to().isAfter(asOf))
                .forEach(count -> newest.merge(count.productId(), count, BinaryOperator.maxBy(NEWEST)));
        return portfolio.products().stream()
                .filter(product -> existing(product) && !covered.contains(product.id()))
                .map(Product::id)
                .sorted(Comparator.<ProductId>comparingLong(id -> {
                            UsageCount count = newest.get(id);
                            return count == null ? -1 : count.count();
                        })
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The products of both, of which none is in both. */
    public TaxonomyCoverage plus(TaxonomyCoverage other) {
        return new TaxonomyCoverage(fresh.plus(other.fresh), existing.plus(other.existing));
    }

    /** Share of the new products that are covered. Absent without any; n counts new products. */
    public Measured<Ratio> freshShare() {
        return fresh.ratio(
                Basis.timeless("fraction", "taxonomy-coverage-new: covered / products from MVP to limited launch"),
                "There are no new products.");
    }

    /** Share of the existing products that are covered. Absent without any; n counts existing products. */
    public Measured<Ratio> existingShare() {
        return existing.ratio(
                Basis.timeless(
                        "fraction",
                        "taxonomy-coverage-existing: covered / products from general availability to operation"),
                "There are no existing products.");
    }
}
