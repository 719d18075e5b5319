package org.operatingmodel.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A metric of the catalogue that a product is measured by.
 *
 * @param productId the product
 * @param metricId the metric
 * @param use what the product uses it for
 * @param aspect what it protects; there exactly for a guardrail
 * @param least the least reading that is good, in the unit of the metric; absent when there is none
 * @param most the largest reading that is good; absent when there is none
 * @param from since when the product is measured by it, asked only about the past; absent where it always was
 * @since 0.1
 */
public record ProductMetric(
        ProductId productId,
        MetricId metricId,
        MetricUse use,
        @Nullable GuardrailAspect aspect,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable Instant from)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a guardrail has no aspect or another use has one, or the limits are out of order */
    public ProductMetric {
        Objects.requireNonNull(productId, "ProductMetric.productId");
        Objects.requireNonNull(metricId, "ProductMetric.metricId");
        Objects.requireNonNull(use, "ProductMetric.use");
        if ((use == MetricUse.GUARDRAIL) != (aspect != null)) {
            throw new IllegalArgumentException("ProductMetric.aspect must be there exactly for a GUARDRAIL, but was '"
                    + aspect + "' for '" + use + "'. Say what the guardrail protects, or OTHER.");
        }
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw new IllegalArgumentException("ProductMetric.most must be at least '" + least.toPlainString()
                    + "', but was '" + most.toPlainString() + "'. Swap the limits.");
        }
    }

    /** A metric that the product was always measured by. */
    public ProductMetric(
            ProductId productId,
            MetricId metricId,
            MetricUse use,
            @Nullable GuardrailAspect aspect,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {
        this(productId, metricId, use, aspect, least, most, null);
    }

    /** Whether the product was measured by it at that instant. */
    @InRules("in use at {0}")
    public boolean inUseAt(Instant instant) {
        return from == null || !instant.isBefore(from);
    }

    /** Whether a reading lies within the limits, both included. Without a limit, none does: nobody has said what is good. */
    @InRules("has limits that {0} is within")
    public boolean within(BigDecimal reading) {
        return (least != null || most != null)
                && (least == null || reading.compareTo(least) >= 0)
                && (most == null || reading.compareTo(most) <= 0);
    }
}
