package org.operatingmodel.discovery;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a segment of users.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record UserSegmentId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<UserSegmentId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public UserSegmentId {
        Guard.kebab("userSegmentId", value);
    }

    @Override
    public int compareTo(UserSegmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
