package org.operatingmodel.reliability;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a service level objective.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record SloId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<SloId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public SloId {
        Guard.kebab("sloId", value);
    }

    @Override
    public int compareTo(SloId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
