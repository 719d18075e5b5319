package org.operatingmodel.outcome;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * How one sees that an objective is reached: a metric, and how far it is to go.
 *
 * @param metricId the metric
 * @param baseline its value at the start
 * @param target the value that is wanted, another than the baseline; below it where less is better
 * @since 0.1
 */
public record KeyResult(MetricId metricId, BigDecimal baseline, BigDecimal target) implements Serializable {
    /** @throws IllegalArgumentException if the target equals the baseline */
    public KeyResult {
        Objects.requireNonNull(metricId, "KeyResult.metricId");
        if (baseline.compareTo(target) == 0) {
            throw new IllegalArgumentException("KeyResult.target must be another value than the baseline, but was '"
                    + target.toPlainString() + "'. Say how far it is to go.");
        }
    }
}
