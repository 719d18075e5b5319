package org.operatingmodel.gate;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a rule pack.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record PackId(@Pattern(regexp = Guard.DOTTED) String value) implements Comparable<PackId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public PackId {
        Guard.dotted("packId", value);
    }

    @Override
    public int compareTo(PackId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
