package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.platform.GoldenPath;
import org.operatingmodel.platform.GoldenPathId;
import org.operatingmodel.platform.GoldenPathUse;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

/**
 * How many of the products that golden paths are meant for are on one.
 *
 * <p>Definition: products on a path / products that a path is meant for.
 * <p>Unit and range: products; the ratio 0 to 1. Empty case: absent when the paths are meant for no product.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different products.
 * <p>Limits: a dated deviation is not adoption; it counts as not on the path. Products come
 * as they are, without dates, so the figure has no horizon.
 *
 * @param products the products on a path among those that it is meant for
 * @see <a href="https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/">CNCF, Platform Engineering Maturity
 *     Model, 2023: adoption</a>
 * @since 0.1
 */
public record GoldenPathAdoption(Share products) implements Serializable {
    /** No products. */
    public static final GoldenPathAdoption EMPTY = new GoldenPathAdoption(Share.EMPTY);

    /**
     * The adoption by the products that the paths are meant for.
     *
     * @param meantFor the products that a path is meant for; one that is named twice counts once
     * @param onPath the products on a path; those that none is meant for do not count
     */
    public static GoldenPathAdoption of(Collection<ProductId> meantFor, Collection<ProductId> onPath) {
        return new GoldenPathAdoption(Share.of(new LinkedHashSet<>(meantFor), Set.copyOf(onPath)::contains));
    }

    /**
     * The adoption in a portfolio as of the instant: golden paths are meant for the applications from MVP to operation, and
     * one is on a path whose current version it uses.
     *
     * <p>Where no path is published yet, they are meant for nobody. One without steps is a name only, and none.
     */
    public static GoldenPathAdoption of(Portfolio portfolio, Instant asOf) {
        Map<GoldenPathId, String> versions = portfolio.goldenPaths().stream()
                .filter(path -> !path.steps().isEmpty() && path.presenceAt(asOf) == Presence.COUNTS)
                .collect(Collectors.toMap(GoldenPath::id, GoldenPath::version));
        List<ProductId> meantFor = versions.isEmpty()
                ? List.of()
                : portfolio.products().stream()
                        .filter(product -> product.kind() == ProductKind.APPLICATION
                                && product.stage().compareTo(Stage.MVP) >= 0
                                && product.stage().compareTo(Stage.RETIREMENT) < 0)
                        .map(Product::id)
                        .toList();
        List<ProductId> onPath = portfolio.goldenPathUses().stream()
                .filter(use -> use.presenceAt(asOf) == Presence.COUNTS
                        && use.version().equals(versions.get(use.goldenPathId())))
                .map(GoldenPathUse::productId)
                .toList();
        return of(meantFor, onPath);
    }

    /**
     * The products that a path is meant for and that are on one, or are not, in their order.
     *
     * @param count whether those on a path or the rest
     * @param meantFor the products that a path is meant for; one that is named twice counts once
     * @param onPath the products on a path
     */
    public static List<ProductId> behind(
            Share.Count count, Collection<ProductId> meantFor, Collection<ProductId> onPath) {
        return Share.behind(count, new LinkedHashSet<>(meantFor), Set.copyOf(onPath)::contains);
    }

    /** The products of both, of which none is in both. */
    public GoldenPathAdoption plus(GoldenPathAdoption other) {
        return new GoldenPathAdoption(products.plus(other.products));
    }

    /** Share of the products that are on a path; n counts products that one is meant for. */
    public Measured<Ratio> ratio() {
        return products.ratio(
                Basis.timeless("fraction", "golden-path-adoption: on a path / meant for a path"),
                "The golden paths are meant for no product.");
    }
}
