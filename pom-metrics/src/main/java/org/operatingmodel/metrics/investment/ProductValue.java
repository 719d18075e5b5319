package org.operatingmodel.metrics.investment;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What a product is worth in a window: its revenue, or a value that somebody states.
 *
 * @param productId the product
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param amount the value, of any sign
 * @param source where it comes from, such as {@code invoices} or {@code stated by finance}
 * @since 0.1
 */
public record ProductValue(ProductId productId, Instant from, Instant to, Money amount, String source)
        implements ProductScoped, Serializable {
    /** @throws IllegalArgumentException if the source is blank or the end not after the start */
    public ProductValue {
        Objects.requireNonNull(productId, "ProductValue.productId");
        Guard.inOrder("ProductValue.from", from, "ProductValue.to", Objects.requireNonNull(to, "ProductValue.to"));
        Objects.requireNonNull(amount, "ProductValue.amount");
        Guard.text("ProductValue.source", source);
    }
}
