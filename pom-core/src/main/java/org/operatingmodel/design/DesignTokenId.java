package org.operatingmodel.design;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a design token.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record DesignTokenId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<DesignTokenId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public DesignTokenId {
        Guard.foreign("designTokenId", value);
    }

    @Override
    public int compareTo(DesignTokenId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
