package org.operatingmodel.product;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a dependency between two products.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record DependencyId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<DependencyId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public DependencyId {
        Guard.foreign("dependencyId", value);
    }

    @Override
    public int compareTo(DependencyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
