package org.operatingmodel.planning;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an item of a roadmap.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record RoadmapItemId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<RoadmapItemId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public RoadmapItemId {
        Guard.foreign("roadmapItemId", value);
    }

    @Override
    public int compareTo(RoadmapItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
