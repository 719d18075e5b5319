package org.operatingmodel.outcome;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an objective that the organisation aims at.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record ObjectiveId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<ObjectiveId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ObjectiveId {
        Guard.kebab("objectiveId", value);
    }

    @Override
    public int compareTo(ObjectiveId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
