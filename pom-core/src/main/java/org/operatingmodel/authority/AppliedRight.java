package org.operatingmodel.authority;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.ProductId;

/**
 * The computed fact that a role has a say in a kind of decision, as of the instant of an assessment.
 *
 * @param decisionId the kind of decision
 * @param productId the product that it is about; absent where it is about no single one
 * @param right which say
 * @param roleId which role has it
 * @param over which role it overrules; there exactly when it overrules
 * @param filled whether enough people who hold the role can use it
 * @since 0.1
 */
public record AppliedRight(
        DecisionId decisionId,
        @Nullable ProductId productId,
        RightKind right,
        RoleId roleId,
        @Nullable RoleId over,
        boolean filled) {
    /** @throws IllegalArgumentException if the overruled role is there where it must not be, or not */
    public AppliedRight {
        Objects.requireNonNull(decisionId, "AppliedRight.decisionId");
        Objects.requireNonNull(right, "AppliedRight.right");
        Objects.requireNonNull(roleId, "AppliedRight.roleId");
        if ((over != null) != (right == RightKind.OVERRULES)) {
            throw new IllegalArgumentException(
                    "AppliedRight.over must be there for OVERRULES and for nothing else, but was '" + over + "' for "
                            + right + ". Name the role that is overruled, or leave it out.");
        }
    }
}
