package org.operatingmodel.metrics.measurement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.operatingmodel.measurement.MetricReading;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.release.GuardrailState;

/**
 * How the guardrails of products stand, for {@link org.operatingmodel.release.Rollout#next} to go by.
 *
 * <p>Definition: the newest reading of each guardrail decides; of several of one end, the worst.
 *
 * @since 0.1
 */
public final class GuardrailStates {
    private GuardrailStates() {}

    /**
     * The state of the guardrails of a product. Without a guardrail it is unknown: nobody has said what must not happen.
     *
     * @param productId the product
     * @param metrics the metrics that products are measured by
     * @param readings what metrics came to, in any order
     * @param age how old the newest reading may be
     * @param asOf readings that ended by then are known
     */
    public static GuardrailState of(
            ProductId productId,
            Collection<ProductMetric> metrics,
            Collection<MetricReading> readings,
            Duration age,
            Instant asOf) {
        List<GuardrailState> states = metrics.stream()
                .filter(metric -> metric.productId().equals(productId)
                        && metric.use() == MetricUse.GUARDRAIL
                        && metric.inUseAt(asOf))
                .map(metric -> state(metric, readings, age, asOf))
                .toList();
        if (states.contains(GuardrailState.BREACHED)) {
            return GuardrailState.BREACHED;
        }
        return states.isEmpty() || states.contains(GuardrailState.UNKNOWN)
                ? GuardrailState.UNKNOWN
                : GuardrailState.CLEAR;
    }

    private static GuardrailState state(
            ProductMetric guardrail, Collection<MetricReading> readings, Duration age, Instant asOf) {
        List<MetricReading> known = readings.stream()
                .filter(reading -> reading.productId().equals(guardrail.productId())
                        && reading.metricId().equals(guardrail.metricId())
                        && reading.readWithin(age, asOf))
                .toList();
        Optional<Instant> newest = known.stream().map(MetricReading::to).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return GuardrailState.UNKNOWN;
        }
        return known.stream()
                        .filter(reading -> reading.to().equals(newest.get()))
                        .allMatch(reading -> guardrail.within(reading.value()))
                ? GuardrailState.CLEAR
                : GuardrailState.BREACHED;
    }
}
