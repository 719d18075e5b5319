package org.operatingmodel.outcome;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;

/**
 * What a metric of the catalogue came to at an instant.
 *
 * <p>It is known from {@code observedAt} on. Whoever does not know the value has no such record.
 *
 * @param metricId the metric
 * @param value the value, in the metric's unit
 * @param observedAt when it was observed
 * @since 0.1
 */
public record MetricValue(MetricId metricId, BigDecimal value, Instant observedAt) implements Dated, Serializable {
    /** @throws NullPointerException if a part is missing */
    public MetricValue {
        Objects.requireNonNull(metricId, "MetricValue.metricId");
        Objects.requireNonNull(value, "MetricValue.value");
        Objects.requireNonNull(observedAt, "MetricValue.observedAt");
    }

    /** Whether it was observed at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("observed within {0} before {1}")
    public boolean observedWithin(Duration age, Instant asOf) {
        return Freshness.within(observedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return observedAt;
    }
}
