package org.operatingmodel.design;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a component of a design system.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record DesignComponentId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<DesignComponentId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public DesignComponentId {
        Guard.foreign("designComponentId", value);
    }

    @Override
    public int compareTo(DesignComponentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
