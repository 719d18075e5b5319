package org.operatingmodel.gate;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a waiver.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record WaiverId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<WaiverId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public WaiverId {
        Guard.foreign("waiverId", value);
    }

    @Override
    public int compareTo(WaiverId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
