package org.operatingmodel.discovery;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an experiment.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record ExperimentId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<ExperimentId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ExperimentId {
        Guard.foreign("experimentId", value);
    }

    @Override
    public int compareTo(ExperimentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
