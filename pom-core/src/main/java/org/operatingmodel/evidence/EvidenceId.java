package org.operatingmodel.evidence;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a piece of evidence.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record EvidenceId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<EvidenceId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public EvidenceId {
        Guard.foreign("evidenceId", value);
    }

    @Override
    public int compareTo(EvidenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
