package org.operatingmodel.funding;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an allocation target.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record AllocationTargetId(
        @Pattern(regexp = Guard.KEBAB) String value) implements Comparable<AllocationTargetId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public AllocationTargetId {
        Guard.kebab("allocationTargetId", value);
    }

    @Override
    public int compareTo(AllocationTargetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
