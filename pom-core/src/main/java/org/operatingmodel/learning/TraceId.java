package org.operatingmodel.learning;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a trace from an insight to what was made of it.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record TraceId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<TraceId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public TraceId {
        Guard.foreign("traceId", value);
    }

    @Override
    public int compareTo(TraceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
