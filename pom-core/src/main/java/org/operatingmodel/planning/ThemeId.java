package org.operatingmodel.planning;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a strategic theme.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record ThemeId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<ThemeId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ThemeId {
        Guard.kebab("themeId", value);
    }

    @Override
    public int compareTo(ThemeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
