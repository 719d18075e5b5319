package org.operatingmodel.outcome;

import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.InRules;

/**
 * A result that the portfolio wants, and how far it is to get there.
 *
 * @param id its id, unique among the outcomes
 * @param name what people call it
 * @param kind what it is about
 * @param direction which way is better
 * @param measuredIn the unit of baseline and target, such as {@code percent} or {@code days}
 * @param baseline the value at the start; absent while nobody has measured it
 * @param target the value that is wanted; absent while nobody has set it
 * @param due the day by which it is wanted; absent while nobody has set it
 * @param owner who answers for it; absent while nobody does
 * @param metricId the metric of the catalogue that says how far it is; absent while none does
 * @since 0.1
 */
public record Outcome(
        OutcomeId id,
        @NotBlank String name,
        OutcomeKind kind,
        Direction direction,
        @NotBlank String measuredIn,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal target,
        @Nullable LocalDate due,
        @Nullable PersonId owner,
        @Nullable MetricId metricId) {
    /** @throws IllegalArgumentException if a text is blank */
    public Outcome {
        Objects.requireNonNull(id, "Outcome.id");
        Guard.text("Outcome.name", name);
        Objects.requireNonNull(kind, "Outcome.kind");
        Objects.requireNonNull(direction, "Outcome.direction");
        Guard.text("Outcome.measuredIn", measuredIn);
    }

    /** An outcome that no metric of the catalogue measures yet. */
    public Outcome(
            OutcomeId id,
            String name,
            OutcomeKind kind,
            Direction direction,
            String measuredIn,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal target,
            @Nullable LocalDate due,
            @Nullable PersonId owner) {
        this(id, name, kind, direction, measuredIn, baseline, target, due, owner, null);
    }

    /** Whether baseline, target and due day are all there. */
    @InRules("has a baseline, a target and a due day")
    public boolean quantified() {
        return baseline != null && target != null && due != null;
    }

    /**
     * Whether its due day has not ended, by the calendar of UTC; false without one.
     *
     * @param asOf the instant that is looked from
     */
    @InRules("due on the day of {0} or later")
    public boolean dueAt(Instant asOf) {
        return due != null && !due.isBefore(LocalDate.ofInstant(asOf, ZoneOffset.UTC));
    }
}
