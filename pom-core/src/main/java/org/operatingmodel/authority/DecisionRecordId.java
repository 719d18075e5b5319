package org.operatingmodel.authority;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a decision that was asked for.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record DecisionRecordId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<DecisionRecordId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public DecisionRecordId {
        Guard.foreign("decisionRecordId", value);
    }

    @Override
    public int compareTo(DecisionRecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
