package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;
import org.operatingmodel.gate.Criterion;

/**
 * Whether the criterion's condition holds could not be found out; it counts like unmet.
 *
 * @param criterion the criterion
 * @param cause what went wrong
 * @param text the condition at which it did, as its author wrote it
 * @param line its line, from 1
 * @param column its column, from 1
 * @param facts the facts at which it did; empty when it was at none
 * @since 0.1
 */
public record Unevaluable(
        Criterion criterion, String cause, String text, int line, int column, List<FactReference> facts)
        implements CriterionResult {
    /** @throws NullPointerException if a part is missing */
    public Unevaluable {
        Objects.requireNonNull(criterion, "Unevaluable.criterion");
        Objects.requireNonNull(cause, "Unevaluable.cause");
        Objects.requireNonNull(text, "Unevaluable.text");
        facts = List.copyOf(facts);
    }

    @Override
    public String word() {
        return "unevaluable";
    }
}
