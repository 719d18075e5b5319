package org.operatingmodel.organisation;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a body.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record BodyId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<BodyId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public BodyId {
        Guard.foreign("bodyId", value);
    }

    @Override
    public int compareTo(BodyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
