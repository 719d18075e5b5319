package org.operatingmodel.release;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a release train.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record ReleaseTrainId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<ReleaseTrainId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ReleaseTrainId {
        Guard.kebab("releaseTrainId", value);
    }

    @Override
    public int compareTo(ReleaseTrainId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
