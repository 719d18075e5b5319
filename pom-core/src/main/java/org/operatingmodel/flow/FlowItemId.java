package org.operatingmodel.flow;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a flow item.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record FlowItemId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<FlowItemId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public FlowItemId {
        Guard.foreign("flowItemId", value);
    }

    @Override
    public int compareTo(FlowItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
