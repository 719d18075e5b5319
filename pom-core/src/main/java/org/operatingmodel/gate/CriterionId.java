package org.operatingmodel.gate;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an exit criterion of a gate.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record CriterionId(@Pattern(regexp = Guard.DOTTED) String value)
        implements Comparable<CriterionId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public CriterionId {
        Guard.dotted("criterionId", value);
    }

    @Override
    public int compareTo(CriterionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
