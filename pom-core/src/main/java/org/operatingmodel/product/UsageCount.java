package org.operatingmodel.product;

import jakarta.validation.constraints.PositiveOrZero;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;

/**
 * How much a product was used during a stretch of time.
 *
 * <p>It is known from {@code to} on. Whoever does not know the count has no such record. Transactions of adjoining
 * stretches add up, but somebody who is active in both is one user.
 *
 * @param productId the product
 * @param measure what was counted
 * @param from the start of the stretch, included
 * @param to its end, excluded
 * @param count how many there were
 * @since 0.1
 */
public record UsageCount(
        ProductId productId,
        UsageMeasure measure,
        Instant from,
        Instant to,
        @PositiveOrZero long count) implements ProductScoped, Dated, Serializable {
    /** @throws IllegalArgumentException if the count is negative, or the end not after the start */
    public UsageCount {
        Objects.requireNonNull(productId, "UsageCount.productId");
        Objects.requireNonNull(measure, "UsageCount.measure");
        Guard.inOrder("UsageCount.from", from, "UsageCount.to", Objects.requireNonNull(to, "UsageCount.to"));
        Guard.notNegative("UsageCount.count", count);
    }

    @Override
    public Instant countsFrom() {
        return to;
    }
}
