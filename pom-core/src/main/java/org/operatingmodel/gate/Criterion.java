package org.operatingmodel.gate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * One thing that a gate asks, as the rule that states it says.
 *
 * @param gateId the gate
 * @param id its id, unique within the gate
 * @param enforcement how much it weighs
 * @param sentence the name of the rule: what must hold, in a sentence
 * @param packId the pack that states it
 * @param file the file of the rule, relative to the pack
 * @param line the line of the rule, from 1
 * @param remedy what to do when it is unmet; absent when the rule does not say
 * @since 0.1
 */
public record Criterion(
        GateId gateId,
        CriterionId id,
        Enforcement enforcement,
        @NotBlank String sentence,
        PackId packId,
        @NotBlank String file,
        @Positive int line,
        @Nullable String remedy) {
    /** @throws IllegalArgumentException if a text is blank or the line is below 1 */
    public Criterion {
        Objects.requireNonNull(gateId, "Criterion.gateId");
        Objects.requireNonNull(id, "Criterion.id");
        Objects.requireNonNull(enforcement, "Criterion.enforcement");
        Guard.text("Criterion.sentence", sentence);
        Objects.requireNonNull(packId, "Criterion.packId");
        Guard.text("Criterion.file", file);
        Guard.positive("Criterion.line", line);
        Guard.textOrAbsent("Criterion.remedy", remedy);
    }
}
