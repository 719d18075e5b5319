package org.operatingmodel.cadence;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a cadence.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record CadenceId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<CadenceId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public CadenceId {
        Guard.foreign("cadenceId", value);
    }

    @Override
    public int compareTo(CadenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
