package org.operatingmodel.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Proof that somebody looked which capabilities a product provides: without it, none on the list says nothing.
 *
 * @param productId the product
 * @param reviewedAt when somebody last looked whether the list is complete
 * @since 0.1
 */
public record CapabilityInventory(ProductId productId, Instant reviewedAt) implements ProductScoped, Dated {
    /** @throws NullPointerException if a part is missing */
    public CapabilityInventory {
        Objects.requireNonNull(productId, "CapabilityInventory.productId");
        Objects.requireNonNull(reviewedAt, "CapabilityInventory.reviewedAt");
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
