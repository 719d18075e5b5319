package org.operatingmodel.design;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an accessibility defect.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record AccessibilityDefectId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<AccessibilityDefectId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public AccessibilityDefectId {
        Guard.foreign("accessibilityDefectId", value);
    }

    @Override
    public int compareTo(AccessibilityDefectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
