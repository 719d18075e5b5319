package org.operatingmodel.gate;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * The subject of every exit criterion: one product before one gate, as of an instant.
 *
 * <p>The first pattern of a rule is about it and says which reviews the criterion applies to.
 *
 * @param gateId the gate
 * @param product the product
 * @param asOf the instant as of which is decided
 * @since 0.1
 */
public record GateReview(GateId gateId, Product product, Instant asOf) implements ProductScoped {
    /** @throws NullPointerException if a part is missing */
    public GateReview {
        Objects.requireNonNull(gateId, "GateReview.gateId");
        Objects.requireNonNull(product, "GateReview.product");
        Objects.requireNonNull(asOf, "GateReview.asOf");
    }

    @Override
    public ProductId productId() {
        return product.id();
    }
}
