package org.operatingmodel.discovery;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an assessment of ways to get a product.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record AssessmentId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<AssessmentId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public AssessmentId {
        Guard.foreign("assessmentId", value);
    }

    @Override
    public int compareTo(AssessmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
