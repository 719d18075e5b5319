package org.operatingmodel.escalation;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names one step of an escalation path, such as {@code blocked-gate.first}.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record EscalationId(@Pattern(regexp = Guard.DOTTED) String value)
        implements Comparable<EscalationId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public EscalationId {
        Guard.dotted("escalationId", value);
    }

    @Override
    public int compareTo(EscalationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
