package org.operatingmodel.cadence;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a meeting.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record MeetingId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<MeetingId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public MeetingId {
        Guard.foreign("meetingId", value);
    }

    @Override
    public int compareTo(MeetingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
