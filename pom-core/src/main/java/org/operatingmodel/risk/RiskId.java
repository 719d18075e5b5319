package org.operatingmodel.risk;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a risk of a product.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record RiskId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<RiskId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public RiskId {
        Guard.foreign("riskId", value);
    }

    @Override
    public int compareTo(RiskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
