package org.operatingmodel.learning;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an insight.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record InsightId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<InsightId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public InsightId {
        Guard.foreign("insightId", value);
    }

    @Override
    public int compareTo(InsightId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
