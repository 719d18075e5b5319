package org.operatingmodel.funding;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a funding.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record FundingId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<FundingId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public FundingId {
        Guard.foreign("fundingId", value);
    }

    @Override
    public int compareTo(FundingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
