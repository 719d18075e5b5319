package org.operatingmodel.measurement;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a data contract.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record DataContractId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<DataContractId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public DataContractId {
        Guard.kebab("dataContractId", value);
    }

    @Override
    public int compareTo(DataContractId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
