package org.operatingmodel.practice;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a practice or a guardrail.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record PracticeId(@Pattern(regexp = Guard.DOTTED) String value) implements Comparable<PracticeId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public PracticeId {
        Guard.dotted("practiceId", value);
    }

    @Override
    public int compareTo(PracticeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
