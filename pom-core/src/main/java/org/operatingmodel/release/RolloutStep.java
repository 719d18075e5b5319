package org.operatingmodel.release;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A rollout reached a share of the users, or was halted.
 *
 * <p>It counts from {@code reachedAt}.
 *
 * @param rolloutId the rollout
 * @param productId the product
 * @param percent the share of users who have the version from then on, in percent, 0 to 100
 * @param halted whether the rollout was halted then
 * @param reachedAt when
 * @since 0.1
 */
public record RolloutStep(
        RolloutId rolloutId,
        ProductId productId,
        @DecimalMin("0") @DecimalMax("100") BigDecimal percent,
        boolean halted,
        Instant reachedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the share lies outside 0 to 100 */
    public RolloutStep {
        Objects.requireNonNull(rolloutId, "RolloutStep.rolloutId");
        Objects.requireNonNull(productId, "RolloutStep.productId");
        Guard.percent("RolloutStep.percent", percent);
        Objects.requireNonNull(reachedAt, "RolloutStep.reachedAt");
    }

    @Override
    public Instant countsFrom() {
        return reachedAt;
    }
}
