package org.operatingmodel.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;

/**
 * What a pack asks more than the pack below it: a stricter enforcement of a criterion, or a tighter value of a parameter.
 *
 * @param criterion the criterion; absent when it is about a parameter
 * @param enforcement the word of its enforcement, {@code mandatory} or {@code waivable}; absent when it is about a parameter
 * @param pack the pack that states the parameter; absent when it is about a criterion
 * @param parameter the parameter; absent when it is about a criterion
 * @param value its value; absent when it is about a criterion
 * @since 0.1
 */
public record Tightening(
        @Nullable CriterionId criterion,
        @Nullable String enforcement,
        @Nullable PackId pack,
        @Nullable ParameterId parameter,
        @Nullable BigDecimal value) {
    /**
     * @throws IllegalArgumentException if it is not about either a criterion and its enforcement or a pack, its parameter
     *     and the value, or the enforcement is no word of one
     */
    public Tightening {
        LayerTarget.require("Tightening", criterion, enforcement, pack, parameter, value);
    }

    /** A stricter enforcement of a criterion. */
    public static Tightening of(CriterionId criterion, Enforcement enforcement) {
        return new Tightening(criterion, enforcement.word(), null, null, null);
    }

    /** A tighter value of a parameter of a pack. */
    public static Tightening of(PackId pack, ParameterId parameter, BigDecimal value) {
        return new Tightening(null, null, pack, parameter, value);
    }

    /** What it is about. */
    LayerTarget target() {
        return LayerTarget.of(criterion, enforcement, pack, parameter, value);
    }
}
