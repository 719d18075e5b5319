package org.operatingmodel.metrics.platform;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.platform.DeliveryPath;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.Stage;

/**
 * How many of the products that are being delivered have a way into production that nobody has to do by hand and that
 * waits for no other product.
 *
 * <p>Definition: products whose newest observed delivery path is automated and independent / products from MVP to
 * operation. A path that was last observed longer ago than {@link #FRESH}, or never, does not count.
 * <p>Unit and range: products; the ratio 0 to 1. Empty case: absent without such products.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different products.
 *
 * @param products the products with such a path among those that are being delivered
 * @see <a href="https://dora.dev/capabilities/deployment-automation/">DORA, Capabilities: Deployment automation</a>
 * @since 0.1
 */
public record AutomatedDelivery(Share products) implements Serializable {
    /** No products. */
    public static final AutomatedDelivery EMPTY = new AutomatedDelivery(Share.EMPTY);

    /** How old the newest observation of a path may be: 90 days. */
    public static final Duration FRESH = Duration.ofDays(90);

    /** The products of the portfolio as of the instant. */
    public static AutomatedDelivery of(Portfolio portfolio, Instant asOf) {
        return new AutomatedDelivery(Share.of(delivered(portfolio), product -> counts(portfolio, product, asOf)));
    }

    /**
     * The products that are being delivered and have such a path, or have not, in their order.
     *
     * @param count whether those that have one or the rest
     * @param portfolio the portfolio
     * @param asOf the instant
     */
    public static List<Product> behind(Share.Count count, Portfolio portfolio, Instant asOf) {
        return Share.behind(count, delivered(portfolio), product -> counts(portfolio, product, asOf));
    }

    private static List<Product> delivered(Portfolio portfolio) {
        return portfolio.products().stream()
                .filter(product -> product.stage().compareTo(Stage.MVP) >= 0
                        && product.stage().compareTo(Stage.RETIREMENT) < 0)
                .toList();
    }

    private static boolean counts(Portfolio portfolio, Product product, Instant asOf) {
        List<DeliveryPath> known = portfolio.deliveryPaths().stream()
                .filter(path -> path.productId().equals(product.id())
                        && !path.observedAt().isAfter(asOf))
                .toList();
        Optional<Instant> newest = known.stream().map(DeliveryPath::observedAt).max(Instant::compareTo);
        return newest.isPresent()
                && known.stream()
                        .filter(path -> path.observedAt().equals(newest.get()))
                        .allMatch(path -> path.automated() && path.independent() && path.observedWithin(FRESH, asOf));
    }

    /** The products of both, of which none is in both. */
    public AutomatedDelivery plus(AutomatedDelivery other) {
        return new AutomatedDelivery(products.plus(other.products));
    }

    /** Share of the products that have such a path; n counts products that are being delivered. */
    public Measured<Ratio> ratio() {
        return products.ratio(
                Basis.timeless("fraction", "automated-delivery: automated and independent / MVP to operation"),
                "No product is being delivered.");
    }
}
