package org.operatingmodel.discovery;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an assumption that a product rests on.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record AssumptionId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<AssumptionId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public AssumptionId {
        Guard.foreign("assumptionId", value);
    }

    @Override
    public int compareTo(AssumptionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
