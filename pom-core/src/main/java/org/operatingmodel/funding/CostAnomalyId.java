package org.operatingmodel.funding;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an anomaly of costs.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record CostAnomalyId(@Pattern(regexp = Guard.FOREIGN) String value)
        implements Comparable<CostAnomalyId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public CostAnomalyId {
        Guard.foreign("costAnomalyId", value);
    }

    @Override
    public int compareTo(CostAnomalyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
