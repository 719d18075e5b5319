package org.operatingmodel.outcome;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;

/**
 * A metric of the portfolio's catalogue; only figures of the same definition and version are compared.
 *
 * @param id its id, unique among the metrics
 * @param name what people call it
 * @param definition how it is computed
 * @param measuredIn its unit
 * @param version the version of the definition, from 1
 * @param owner who answers for it; absent while nobody does
 * @param kind whether it says what was done, or what it was good for; absent while nobody has said
 * @since 0.1
 */
public record MetricDefinition(
        MetricId id,
        @NotBlank String name,
        @NotBlank String definition,
        @NotBlank String measuredIn,
        @Positive int version,
        @Nullable PersonId owner,
        @Nullable MetricKind kind) {
    /** @throws IllegalArgumentException if a text is blank or the version is below 1 */
    public MetricDefinition {
        Objects.requireNonNull(id, "MetricDefinition.id");
        Guard.text("MetricDefinition.name", name);
        Guard.text("MetricDefinition.definition", definition);
        Guard.text("MetricDefinition.measuredIn", measuredIn);
        Guard.positive("MetricDefinition.version", version);
    }

    /** A metric of which nobody has said whether it is about output or outcome. */
    public MetricDefinition(
            MetricId id, String name, String definition, String measuredIn, int version, @Nullable PersonId owner) {
        this(id, name, definition, measuredIn, version, owner, null);
    }
}
