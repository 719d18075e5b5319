package org.operatingmodel.authority;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a delegation.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record DelegationId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<DelegationId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public DelegationId {
        Guard.foreign("delegationId", value);
    }

    @Override
    public int compareTo(DelegationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
