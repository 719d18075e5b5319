package org.operatingmodel.platform;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names the graduation of a feature.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record GraduationId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<GraduationId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public GraduationId {
        Guard.foreign("graduationId", value);
    }

    @Override
    public int compareTo(GraduationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
