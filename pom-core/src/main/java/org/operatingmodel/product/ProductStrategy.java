package org.operatingmodel.product;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.ObjectiveId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;

/**
 * What a product is to become, for which objective of the organisation, and what its people answer for.
 *
 * <p>It counts from {@code reviewedAt} on.
 *
 * @param productId the product
 * @param vision what it is to become
 * @param goals what is wanted of it next; empty while nobody has said
 * @param objectiveId the objective of the organisation that it serves; absent while it is linked to none
 * @param accountability what its people answer for; absent while nobody has said
 * @param endsOn the day on which it is meant to end, as a project does; absent where it is meant to last
 * @param reviewedAt when it was last reviewed
 * @since 0.1
 */
public record ProductStrategy(
        ProductId productId,
        @NotBlank String vision,
        List<@NotBlank String> goals,
        @Nullable ObjectiveId objectiveId,
        @Nullable Accountability accountability,
        @Nullable LocalDate endsOn,
        Instant reviewedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if a text is blank */
    public ProductStrategy {
        Objects.requireNonNull(productId, "ProductStrategy.productId");
        Guard.text("ProductStrategy.vision", vision);
        goals = Guard.texts("ProductStrategy.goals", goals);
        Objects.requireNonNull(reviewedAt, "ProductStrategy.reviewedAt");
    }

    /** Whether it was reviewed at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("reviewed within {0} before {1}")
    public boolean reviewedWithin(Duration age, Instant asOf) {
        return Freshness.within(reviewedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return reviewedAt;
    }
}
