package org.operatingmodel.valuestream;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a value stream.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record ValueStreamId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<ValueStreamId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ValueStreamId {
        Guard.kebab("valueStreamId", value);
    }

    @Override
    public int compareTo(ValueStreamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
