package org.operatingmodel.reliability;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a service level agreement.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record SlaId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<SlaId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public SlaId {
        Guard.kebab("slaId", value);
    }

    @Override
    public int compareTo(SlaId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
