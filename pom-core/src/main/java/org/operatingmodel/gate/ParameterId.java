package org.operatingmodel.gate;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a parameter of a rule pack.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record ParameterId(@Pattern(regexp = Guard.DOTTED) String value)
        implements Comparable<ParameterId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ParameterId {
        Guard.dotted("parameterId", value);
    }

    @Override
    public int compareTo(ParameterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
