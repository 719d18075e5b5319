package org.operatingmodel.release;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a release of a product.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record ReleaseId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<ReleaseId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ReleaseId {
        Guard.foreign("releaseId", value);
    }

    @Override
    public int compareTo(ReleaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
