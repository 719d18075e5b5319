package org.operatingmodel.authority;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.ProductId;

/**
 * The computed fact who decides a kind of decision, as of the instant of an assessment, without an amount or a gate.
 *
 * @param decisionId the kind of decision, one that a loaded pack states rights for
 * @param productId the product that it is about; absent where it is about no single one
 * @param resolution what the question comes to
 * @param decider the role that decides; absent where none does, or several do
 * @since 0.1
 */
public record ResolvedDecision(
        DecisionId decisionId,
        @Nullable ProductId productId,
        ResolutionKind resolution,
        @Nullable RoleId decider) {
    /** @throws IllegalArgumentException if a decider is there and the resolution another, or the other way round */
    public ResolvedDecision {
        Objects.requireNonNull(decisionId, "ResolvedDecision.decisionId");
        Objects.requireNonNull(resolution, "ResolvedDecision.resolution");
        if ((decider != null) != (resolution == ResolutionKind.DECIDER)) {
            throw new IllegalArgumentException(
                    "ResolvedDecision.decider must be there for DECIDER and for nothing else, " + "but was '" + decider
                            + "' for " + resolution + ".");
        }
    }

    /** The answer to the question, by what it is about. */
    public static ResolvedDecision of(Authority authority) {
        Resolution resolution = authority.resolution();
        return new ResolvedDecision(
                authority.request().decisionId(),
                authority.request().productId(),
                ResolutionKind.of(resolution),
                resolution instanceof Resolution.Decider decider
                        ? decider.right().role()
                        : null);
    }
}
