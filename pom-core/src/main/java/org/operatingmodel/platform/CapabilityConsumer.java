package org.operatingmodel.platform;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.product.ProductId;

/**
 * A product that uses a capability of another one.
 *
 * @param productId the product that uses it
 * @param from since when
 * @since 0.1
 */
public record CapabilityConsumer(ProductId productId, Instant from) {
    /** @throws NullPointerException if a part is missing */
    public CapabilityConsumer {
        Objects.requireNonNull(productId, "CapabilityConsumer.productId");
        Objects.requireNonNull(from, "CapabilityConsumer.from");
    }
}
