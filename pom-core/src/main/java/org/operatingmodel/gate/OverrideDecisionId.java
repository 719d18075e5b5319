package org.operatingmodel.gate;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an override decision.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record OverrideDecisionId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<OverrideDecisionId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public OverrideDecisionId {
        Guard.foreign("overrideDecisionId", value);
    }

    @Override
    public int compareTo(OverrideDecisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
