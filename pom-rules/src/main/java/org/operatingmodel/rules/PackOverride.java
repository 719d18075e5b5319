package org.operatingmodel.rules;

import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;

/**
 * What a pack of the organisation asks less than another pack, because somebody with the right to has decided so.
 *
 * <p>It holds only where the portfolio records the decision; see {@link org.operatingmodel.gate.OverrideDecision}.
 *
 * @param criterion the criterion; absent when it is about a parameter
 * @param enforcement the word of its enforcement, {@code waivable} or {@code advisory}; absent when it is about a parameter
 * @param pack the pack that states the parameter; absent when it is about a criterion
 * @param parameter the parameter; absent when it is about a criterion
 * @param value its value; absent when it is about a criterion
 * @param decision the decision that allows it
 * @param reason why it is acceptable
 * @since 0.1
 */
public record PackOverride(
        @Nullable CriterionId criterion,
        @Nullable String enforcement,
        @Nullable PackId pack,
        @Nullable ParameterId parameter,
        @Nullable BigDecimal value,
        OverrideDecisionId decision,
        @NotBlank String reason) {
    /**
     * @throws IllegalArgumentException if it is not about either a criterion and its enforcement or a pack, its parameter
     *     and the value, the enforcement is no word of one, or the reason is blank
     */
    public PackOverride {
        LayerTarget.require("PackOverride", criterion, enforcement, pack, parameter, value);
        Objects.requireNonNull(decision, "PackOverride.decision");
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "PackOverride.reason must not be blank, but was '" + reason + "'. Say why it is acceptable.");
        }
    }

    /** What it is about. */
    LayerTarget target() {
        return LayerTarget.of(criterion, enforcement, pack, parameter, value);
    }
}
