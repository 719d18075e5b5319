package org.operatingmodel.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.portfolio.NearestName;

/** What a tightening or an override is about, and what it says. */
sealed interface LayerTarget {
    /** A criterion and its enforcement. */
    record OfCriterion(CriterionId criterion, Enforcement enforcement) implements LayerTarget {}

    /** A parameter of a pack and its value. */
    record OfParameter(PackId pack, ParameterId parameter, BigDecimal value) implements LayerTarget {}

    /** The word by which the target is found in a manifest. */
    default String word() {
        return this instanceof OfCriterion of
                ? of.criterion().value()
                : ((OfParameter) this).parameter().value();
    }

    /** Refuses what is neither a criterion with its enforcement nor a parameter of a pack with its value. */
    static void require(
            String what,
            @Nullable CriterionId criterion,
            @Nullable String enforcement,
            @Nullable PackId pack,
            @Nullable ParameterId parameter,
            @Nullable BigDecimal value) {
        boolean ofCriterion = criterion != null && enforcement != null;
        boolean ofParameter = pack != null && parameter != null && value != null;
        if (ofCriterion == ofParameter
                || ofCriterion && (pack != null || parameter != null || value != null)
                || ofParameter && (criterion != null || enforcement != null)) {
            throw new IllegalArgumentException(
                    what + ".criterion must come with enforcement alone, or pack with parameter"
                            + " and value alone, but here is another choice of them. Give one of the two.");
        }
        if (enforcement != null && Enforcement.ofWord(enforcement).isEmpty()) {
            String words =
                    Arrays.stream(Enforcement.values()).map(Enforcement::word).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    what + ".enforcement must be one of " + words + ", but was '" + enforcement
                            + "'"
                            + NearestName.suggestion(
                                    enforcement,
                                    Arrays.stream(Enforcement.values())
                                            .map(Enforcement::word)
                                            .toList()));
        }
    }

    /** The target of parts that have passed {@link #require}. */
    static LayerTarget of(
            @Nullable CriterionId criterion,
            @Nullable String enforcement,
            @Nullable PackId pack,
            @Nullable ParameterId parameter,
            @Nullable BigDecimal value) {
        return criterion != null && enforcement != null
                ? new OfCriterion(criterion, Enforcement.ofWord(enforcement).orElseThrow())
                : new OfParameter(
                        Objects.requireNonNull(pack, "pack"),
                        Objects.requireNonNull(parameter, "parameter"),
                        Objects.requireNonNull(value, "value"));
    }
}
