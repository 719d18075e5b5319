package org.operatingmodel.evidence;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an approval.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record ApprovalId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<ApprovalId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ApprovalId {
        Guard.foreign("approvalId", value);
    }

    @Override
    public int compareTo(ApprovalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
