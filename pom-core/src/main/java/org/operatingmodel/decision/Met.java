package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;
import org.operatingmodel.gate.Criterion;

/**
 * The criterion's condition holds.
 *
 * @param criterion the criterion
 * @param facts the facts of the first match, in the order of the rule's patterns
 * @param matches how many combinations of facts match, at least 1
 * @param lookedAt what its negations and aggregates looked at; empty when the rule has none
 * @since 0.1
 */
public record Met(Criterion criterion, List<FactReference> facts, long matches, List<Population> lookedAt)
        implements CriterionResult {
    /** @throws IllegalArgumentException if there is no match */
    public Met {
        Objects.requireNonNull(criterion, "Met.criterion");
        facts = List.copyOf(facts);
        lookedAt = List.copyOf(lookedAt);
        if (matches < 1) {
            throw new IllegalArgumentException("Met.matches must be at least 1, but was '" + matches + "'.");
        }
    }

    @Override
    public String word() {
        return "met";
    }
}
