package org.operatingmodel.funding;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Costs of a product that somebody or something did not expect.
 *
 * <p>It counts from {@code detectedAt}.
 *
 * @param id its id, unique among the anomalies
 * @param productId the product
 * @param title what is unexpected
 * @param detectedAt when it was noticed
 * @param reviewedAt when somebody had looked into it; absent while nobody has
 * @param reviewer who looked into it; absent while nobody has
 * @since 0.1
 */
public record CostAnomaly(
        CostAnomalyId id,
        ProductId productId,
        @NotBlank String title,
        Instant detectedAt,
        @Nullable Instant reviewedAt,
        @Nullable PersonId reviewer)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the title is blank, or it was reviewed before it was detected or by nobody */
    public CostAnomaly {
        Objects.requireNonNull(id, "CostAnomaly.id");
        Objects.requireNonNull(productId, "CostAnomaly.productId");
        Guard.text("CostAnomaly.title", title);
        Guard.inOrder("CostAnomaly.detectedAt", detectedAt, "CostAnomaly.reviewedAt", reviewedAt);
        if ((reviewedAt == null) != (reviewer == null)) {
            throw new IllegalArgumentException(
                    "CostAnomaly.reviewer must be there exactly when reviewedAt is, but was '" + reviewer + "' beside '"
                            + reviewedAt + "'. Say who looked into it, and when.");
        }
    }

    /** Whether somebody had looked into it at {@code asOf}, or it is known for at most {@code limit}. */
    @InRules("reviewed, or at most {0} old, at {1}")
    public boolean reviewedInTime(Duration limit, Instant asOf) {
        return reviewedAt != null && !reviewedAt.isAfter(asOf) || Freshness.within(detectedAt, limit, asOf);
    }

    @Override
    public Instant countsFrom() {
        return detectedAt;
    }
}
