package org.operatingmodel.reliability;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an incident.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record IncidentId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<IncidentId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public IncidentId {
        Guard.foreign("incidentId", value);
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
