package org.operatingmodel.planning;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a bet.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record BetId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<BetId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public BetId {
        Guard.foreign("betId", value);
    }

    @Override
    public int compareTo(BetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
