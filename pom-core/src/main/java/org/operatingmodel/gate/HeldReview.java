package org.operatingmodel.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A gate decided about a product, as the log of decisions tells it.
 *
 * <p>It changes no decision: a product that passed once is reviewed anew. It counts from {@code heldAt}.
 *
 * @param productId the product
 * @param gateId the gate
 * @param requestedAt when the review was asked for
 * @param heldAt when the gate decided, after that
 * @param passed whether the product passed
 * @since 0.1
 */
public record HeldReview(ProductId productId, GateId gateId, Instant requestedAt, Instant heldAt, boolean passed)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if it was not held after it was requested */
    public HeldReview {
        Objects.requireNonNull(productId, "HeldReview.productId");
        Objects.requireNonNull(gateId, "HeldReview.gateId");
        Objects.requireNonNull(heldAt, "HeldReview.heldAt");
        Guard.inOrder("HeldReview.requestedAt", requestedAt, "HeldReview.heldAt", heldAt);
    }

    /** Whether it was held at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("held within {0} before {1}")
    public boolean heldWithin(Duration age, Instant asOf) {
        return Freshness.within(heldAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return heldAt;
    }
}
