package org.operatingmodel.risk;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a control.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record ControlId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<ControlId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ControlId {
        Guard.foreign("controlId", value);
    }

    @Override
    public int compareTo(ControlId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
