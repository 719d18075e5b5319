package org.operatingmodel.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;

/**
 * What one pack says about a criterion or parameter of another, and whether it holds in a decision.
 *
 * @param packId the pack that says it
 * @param change what it says
 * @param criteria the criteria of the gate that it touches, in the order of packs and rules
 * @param overriding that it is an override, and by which decision; absent when it is a tightening
 * @param refusal why it does not hold; absent when it does
 * @param outdoneBy where it holds and yet comes to nothing: the pack whose word counts instead, be it stricter or an override
 *     of this; absent where it counts or does not hold
 * @since 0.1
 */
public record Adjustment(
        PackId packId,
        Change change,
        List<CriterionId> criteria,
        @Nullable Overriding overriding,
        @Nullable String refusal,
        @Nullable PackId outdoneBy) {
    /** @throws NullPointerException if a part is missing */
    public Adjustment {
        Objects.requireNonNull(packId, "Adjustment.packId");
        Objects.requireNonNull(change, "Adjustment.change");
        criteria = List.copyOf(criteria);
    }

    /** Whether it holds; another may outdo it nevertheless. */
    public boolean holds() {
        return refusal == null;
    }

    /** What is said about the other pack. */
    public sealed interface Change {
        /** What the other pack itself says, in words. */
        String from();

        /** What is said instead, in words. */
        String to();
    }

    /**
     * Another enforcement of a criterion.
     *
     * @param criterionId the criterion
     * @param stated the enforcement that its own pack gives it
     * @param given the enforcement that is said instead
     */
    public record OfEnforcement(CriterionId criterionId, Enforcement stated, Enforcement given) implements Change {
        /** @throws NullPointerException if a part is missing */
        public OfEnforcement {
            Objects.requireNonNull(criterionId, "OfEnforcement.criterionId");
            Objects.requireNonNull(stated, "OfEnforcement.stated");
            Objects.requireNonNull(given, "OfEnforcement.given");
        }

        @Override
        public String from() {
            return stated.word();
        }

        @Override
        public String to() {
            return given.word();
        }
    }

    /**
     * Another value of a parameter.
     *
     * @param packId the pack that states the parameter
     * @param parameterId the parameter
     * @param type what its number counts
     * @param stated the value that its own pack gives it
     * @param given the value that is said instead
     */
    public record OfParameter(
            PackId packId, ParameterId parameterId, ParameterType type, BigDecimal stated, BigDecimal given)
            implements Change {
        /** @throws NullPointerException if a part is missing */
        public OfParameter {
            Objects.requireNonNull(packId, "OfParameter.packId");
            Objects.requireNonNull(parameterId, "OfParameter.parameterId");
            Objects.requireNonNull(type, "OfParameter.type");
            Objects.requireNonNull(stated, "OfParameter.stated");
            Objects.requireNonNull(given, "OfParameter.given");
        }

        @Override
        public String from() {
            return parameterId + " = " + type.words(stated);
        }

        @Override
        public String to() {
            return type.words(given);
        }
    }

    /**
     * By what right a pack overrides another.
     *
     * @param decisionId the decision that the pack names
     * @param reason why, as the pack says
     * @param decision the decision, as the portfolio records it; absent when it records none of that id
     */
    public record Overriding(
            OverrideDecisionId decisionId,
            String reason,
            @Nullable OverrideDecision decision) {
        /** @throws NullPointerException if a part is missing */
        public Overriding {
            Objects.requireNonNull(decisionId, "Overriding.decisionId");
            Objects.requireNonNull(reason, "Overriding.reason");
        }
    }
}
