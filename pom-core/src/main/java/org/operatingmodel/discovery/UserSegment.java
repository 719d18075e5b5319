package org.operatingmodel.discovery;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A group of users whom a product is for.
 *
 * @param id its id, unique among the segments
 * @param productId the product that is for them
 * @param name what people call it
 * @since 0.1
 */
public record UserSegment(
        UserSegmentId id, ProductId productId, @NotBlank String name) implements ProductScoped {
    /** @throws IllegalArgumentException if the name is blank */
    public UserSegment {
        Objects.requireNonNull(id, "UserSegment.id");
        Objects.requireNonNull(productId, "UserSegment.productId");
        Guard.text("UserSegment.name", name);
    }
}
