package org.operatingmodel.outcome;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a metric of the catalogue.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record MetricId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<MetricId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public MetricId {
        Guard.kebab("metricId", value);
    }

    @Override
    public int compareTo(MetricId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
