package org.operatingmodel.evidence;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a telemetry event of the catalogue.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record EventId(@Pattern(regexp = Guard.DOTTED) String value) implements Comparable<EventId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public EventId {
        Guard.dotted("eventId", value);
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
