package org.operatingmodel.gate;

import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.product.ProductId;

/**
 * Somebody's decision that a pack of the organisation may loosen what another pack asks.
 *
 * <p>It is about the enforcement of one criterion, or the value of one parameter. It can count from {@code decidedAt},
 * included, to {@code expires}, excluded; who may decide is said by the {@link Gate} at which the criterion is asked. By
 * itself it changes nothing: a rule pack must name it in an override.
 *
 * @param id its id, unique among the override decisions
 * @param packId the pack that states the criterion or parameter
 * @param criterionId the criterion; absent when it is about a parameter
 * @param enforcement how much the criterion may weigh; absent when it is about a parameter
 * @param parameterId the parameter; absent when it is about a criterion
 * @param value the value that the parameter may have; absent when it is about a criterion
 * @param productId the product for which it is decided; absent for all
 * @param reason why it is acceptable
 * @param requestedBy who asked for it
 * @param decidedBy who decided it
 * @param decidedAt when
 * @param expires when it ends
 * @since 0.1
 */
public record OverrideDecision(
        OverrideDecisionId id,
        PackId packId,
        @Nullable CriterionId criterionId,
        @Nullable Enforcement enforcement,
        @Nullable ParameterId parameterId,
        @Nullable BigDecimal value,
        @Nullable ProductId productId,
        @NotBlank String reason,
        PersonId requestedBy,
        PersonId decidedBy,
        Instant decidedAt,
        Instant expires)
        implements Dated {
    /**
     * @throws IllegalArgumentException if it is not about either a criterion's enforcement or a parameter's value, the
     *     reason is blank or the end is not after the decision
     */
    public OverrideDecision {
        Objects.requireNonNull(id, "OverrideDecision.id");
        Objects.requireNonNull(packId, "OverrideDecision.packId");
        boolean ofCriterion = criterionId != null && enforcement != null;
        boolean ofParameter = parameterId != null && value != null;
        boolean nothingElse =
                ofCriterion ? parameterId == null && value == null : criterionId == null && enforcement == null;
        if (ofCriterion == ofParameter || !nothingElse) {
            throw new IllegalArgumentException(
                    "OverrideDecision.id must be that of a decision either about a criterionId"
                            + " and its enforcement or about a parameterId and its value, but was '" + id
                            + "' with others. Give one of the two pairs.");
        }
        Guard.text("OverrideDecision.reason", reason);
        Objects.requireNonNull(requestedBy, "OverrideDecision.requestedBy");
        Objects.requireNonNull(decidedBy, "OverrideDecision.decidedBy");
        Guard.inOrder(
                "OverrideDecision.decidedAt",
                decidedAt,
                "OverrideDecision.expires",
                Objects.requireNonNull(expires, "OverrideDecision.expires"));
    }

    @Override
    public Instant countsFrom() {
        return decidedAt;
    }
}
