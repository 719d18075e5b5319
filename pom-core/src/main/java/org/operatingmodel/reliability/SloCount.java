package org.operatingmodel.reliability;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Events that were counted for an objective during a stretch of time.
 *
 * <p>It is known from {@code to} on.
 *
 * @param productId the product
 * @param sloId the objective
 * @param from the start of the stretch, included
 * @param to its end, excluded
 * @param good how many events were good, 0 to {@code total}
 * @param total how many events there were
 * @since 0.1
 */
public record SloCount(
        ProductId productId,
        SloId sloId,
        Instant from,
        Instant to,
        @PositiveOrZero long good,
        @PositiveOrZero long total)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if a count is negative, good exceeds total, or the end is not after the start */
    public SloCount {
        Objects.requireNonNull(productId, "SloCount.productId");
        Objects.requireNonNull(sloId, "SloCount.sloId");
        Guard.inOrder("SloCount.from", from, "SloCount.to", Objects.requireNonNull(to, "SloCount.to"));
        Guard.notNegative("SloCount.good", good);
        Guard.notNegative("SloCount.total", total);
        if (good > total) {
            throw new IllegalArgumentException("SloCount.good must be at most total '" + total + "', but was '" + good
                    + "'. Count every event in total, and the good ones among them in good.");
        }
    }

    @Override
    public Instant countsFrom() {
        return to;
    }
}
