package org.operatingmodel.reliability;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an evaluation of service level objectives.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record SloEvaluationId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<SloEvaluationId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public SloEvaluationId {
        Guard.foreign("sloEvaluationId", value);
    }

    @Override
    public int compareTo(SloEvaluationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
