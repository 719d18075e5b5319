package org.operatingmodel.discovery;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a problem statement.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record ProblemId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<ProblemId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ProblemId {
        Guard.foreign("problemId", value);
    }

    @Override
    public int compareTo(ProblemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
