package org.operatingmodel.outcome;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an incentive.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record IncentiveId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<IncentiveId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public IncentiveId {
        Guard.foreign("incentiveId", value);
    }

    @Override
    public int compareTo(IncentiveId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
