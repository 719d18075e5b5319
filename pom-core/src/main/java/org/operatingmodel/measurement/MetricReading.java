package org.operatingmodel.measurement;

import jakarta.validation.constraints.Positive;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What a metric of a product came to over a stretch of time, by one version of its definition.
 *
 * <p>It is known from {@code to} on. Whoever could not measure has no reading, not one of 0.
 *
 * @param productId the product
 * @param metricId the metric
 * @param version the version of the definition that it was measured by, from 1
 * @param from the start of the stretch, included
 * @param to its end, excluded
 * @param value what it came to, in the unit of the metric
 * @since 0.1
 */
public record MetricReading(
        ProductId productId, MetricId metricId, @Positive int version, Instant from, Instant to, BigDecimal value)
        implements ProductScoped, Dated, Serializable {
    /** @throws IllegalArgumentException if the version is below 1 or the end not after the start */
    public MetricReading {
        Objects.requireNonNull(productId, "MetricReading.productId");
        Objects.requireNonNull(metricId, "MetricReading.metricId");
        Guard.positive("MetricReading.version", version);
        Guard.inOrder("MetricReading.from", from, "MetricReading.to", Objects.requireNonNull(to, "MetricReading.to"));
        Objects.requireNonNull(value, "MetricReading.value");
    }

    /** Whether its stretch ended at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("read within {0} before {1}")
    public boolean readWithin(Duration age, Instant asOf) {
        return Freshness.within(to, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return to;
    }
}
