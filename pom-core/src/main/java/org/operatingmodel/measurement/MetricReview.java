package org.operatingmodel.measurement;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Somebody looked at a metric of a product, and did something about it.
 *
 * <p>It counts from {@code reviewedAt}.
 *
 * @param id its id, unique among the reviews of metrics
 * @param productId the product
 * @param metricId the metric
 * @param reviewedAt when
 * @param action what was done about it, be it to leave things as they are; absent while nothing was decided
 * @since 0.1
 */
public record MetricReview(
        MetricReviewId id,
        ProductId productId,
        MetricId metricId,
        Instant reviewedAt,
        @Nullable String action) implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the action is blank */
    public MetricReview {
        Objects.requireNonNull(id, "MetricReview.id");
        Objects.requireNonNull(productId, "MetricReview.productId");
        Objects.requireNonNull(metricId, "MetricReview.metricId");
        Objects.requireNonNull(reviewedAt, "MetricReview.reviewedAt");
        Guard.textOrAbsent("MetricReview.action", action);
    }

    /** Whether it took place at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("reviewed within {0} before {1}")
    public boolean reviewedWithin(Duration age, Instant asOf) {
        return Freshness.within(reviewedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return reviewedAt;
    }
}
