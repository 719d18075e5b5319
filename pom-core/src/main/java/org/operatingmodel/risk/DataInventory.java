package org.operatingmodel.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Proof that somebody looked which personal data a product collects: without it, an empty list says nothing.
 *
 * @param productId the product
 * @param reviewedAt when somebody last looked whether the list is complete
 * @since 0.1
 */
public record DataInventory(ProductId productId, Instant reviewedAt) implements ProductScoped, Dated {
    /** @throws NullPointerException if a part is missing */
    public DataInventory {
        Objects.requireNonNull(productId, "DataInventory.productId");
        Objects.requireNonNull(reviewedAt, "DataInventory.reviewedAt");
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
