package org.operatingmodel.release;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a phased rollout.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record RolloutId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<RolloutId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public RolloutId {
        Guard.foreign("rolloutId", value);
    }

    @Override
    public int compareTo(RolloutId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
