package org.operatingmodel.discovery;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a plan for experiments.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record ExperimentPlanId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<ExperimentPlanId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ExperimentPlanId {
        Guard.foreign("experimentPlanId", value);
    }

    @Override
    public int compareTo(ExperimentPlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
