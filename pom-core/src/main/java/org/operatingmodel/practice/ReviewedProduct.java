package org.operatingmodel.practice;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * The subject of a practice that each product has, as of an instant; in scope are the facts that are in scope at a gate.
 *
 * @param product the product
 * @param asOf the instant as of which is assessed
 * @since 0.1
 */
public record ReviewedProduct(Product product, Instant asOf) implements ProductScoped {
    /** @throws NullPointerException if a part is missing */
    public ReviewedProduct {
        Objects.requireNonNull(product, "ReviewedProduct.product");
        Objects.requireNonNull(asOf, "ReviewedProduct.asOf");
    }

    @Override
    public ProductId productId() {
        return product.id();
    }
}
