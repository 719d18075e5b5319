package org.operatingmodel.platform;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a golden path.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record GoldenPathId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<GoldenPathId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public GoldenPathId {
        Guard.kebab("goldenPathId", value);
    }

    @Override
    public int compareTo(GoldenPathId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
