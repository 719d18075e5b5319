package org.operatingmodel.product;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a product.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record ProductId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<ProductId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ProductId {
        Guard.kebab("productId", value);
    }

    @Override
    public int compareTo(ProductId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
