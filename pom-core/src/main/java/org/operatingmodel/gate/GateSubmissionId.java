package org.operatingmodel.gate;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a submission.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record GateSubmissionId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<GateSubmissionId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public GateSubmissionId {
        Guard.foreign("gateSubmissionId", value);
    }

    @Override
    public int compareTo(GateSubmissionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
