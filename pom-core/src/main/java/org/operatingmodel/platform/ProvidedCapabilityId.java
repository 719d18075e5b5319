package org.operatingmodel.platform;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a capability as one product provides it.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record ProvidedCapabilityId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<ProvidedCapabilityId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public ProvidedCapabilityId {
        Guard.foreign("providedCapabilityId", value);
    }

    @Override
    public int compareTo(ProvidedCapabilityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
