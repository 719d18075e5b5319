package org.operatingmodel.authority;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * The subject of every decision right: one decision that somebody has to take, as of an instant.
 *
 * <p>The first pattern of a right is about it and says in which of these decisions the right is granted.
 *
 * @param decisionId which kind of decision it is
 * @param product the product that it is about; absent where it is about no single one
 * @param gateId the gate that it is about; absent where it is about none
 * @param amount how much money it commits; absent where that is not said, which is not zero
 * @param asOf the instant as of which is decided
 * @since 0.1
 */
public record PendingDecision(
        DecisionId decisionId,
        @Nullable Product product,
        @Nullable GateId gateId,
        @Nullable Money amount,
        Instant asOf) implements ProductScoped {
    /** @throws NullPointerException if the kind of decision or the instant is missing */
    public PendingDecision {
        Objects.requireNonNull(decisionId, "PendingDecision.decisionId");
        Objects.requireNonNull(asOf, "PendingDecision.asOf");
    }

    @Override
    public @Nullable ProductId productId() {
        return product == null ? null : product.id();
    }
}
