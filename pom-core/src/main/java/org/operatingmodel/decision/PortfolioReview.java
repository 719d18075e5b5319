package org.operatingmodel.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.product.ProductId;

/**
 * The exit gate of every product's current stage, decided in one pass.
 *
 * @param asOf the instant as of which was decided
 * @param decisions one decision for each product whose stage a gate ends, ordered by product
 * @param withoutGate the products whose stage no gate ends, ordered
 * @since 0.1
 */
public record PortfolioReview(Instant asOf, List<GateDecision> decisions, List<ProductId> withoutGate) {
    /** @throws NullPointerException if a part is missing */
    public PortfolioReview {
        Objects.requireNonNull(asOf, "PortfolioReview.asOf");
        decisions = List.copyOf(decisions);
        withoutGate = List.copyOf(withoutGate);
    }

    /** Whether at least one product is blocked. */
    public boolean blocked() {
        return decisions.stream().anyMatch(GateDecision::blocked);
    }
}
