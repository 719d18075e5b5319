package org.operatingmodel.measurement;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a review of a metric.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record MetricReviewId(
        @Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<MetricReviewId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public MetricReviewId {
        Guard.foreign("metricReviewId", value);
    }

    @Override
    public int compareTo(MetricReviewId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
