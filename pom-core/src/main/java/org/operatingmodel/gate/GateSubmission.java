package org.operatingmodel.gate;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Somebody wants a product to pass a gate.
 *
 * <p>It changes no decision. As long as it stands and the gate blocks, it is a matter that nobody has resolved.
 *
 * @param id its id, unique among the submissions
 * @param productId the product
 * @param gateId the gate
 * @param submittedBy who wants it
 * @param submittedAt from when on
 * @param withdrawnAt from when on no longer, be it withdrawn or through; absent while it stands
 * @since 0.1
 */
public record GateSubmission(
        GateSubmissionId id,
        ProductId productId,
        GateId gateId,
        PersonId submittedBy,
        Instant submittedAt,
        @Nullable Instant withdrawnAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if it is withdrawn before it is made */
    public GateSubmission {
        Objects.requireNonNull(id, "GateSubmission.id");
        Objects.requireNonNull(productId, "GateSubmission.productId");
        Objects.requireNonNull(gateId, "GateSubmission.gateId");
        Objects.requireNonNull(submittedBy, "GateSubmission.submittedBy");
        Guard.inOrder("GateSubmission.submittedAt", submittedAt, "GateSubmission.withdrawnAt", withdrawnAt);
    }

    @Override
    public Instant countsFrom() {
        return submittedAt;
    }

    @Override
    public @Nullable Instant expires() {
        return withdrawnAt;
    }
}
