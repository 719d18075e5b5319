package org.operatingmodel.partner;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an engagement of a partner.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record EngagementId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<EngagementId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public EngagementId {
        Guard.foreign("engagementId", value);
    }

    @Override
    public int compareTo(EngagementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
