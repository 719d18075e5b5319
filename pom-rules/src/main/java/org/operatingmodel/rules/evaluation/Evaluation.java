package org.operatingmodel.rules.evaluation;

import java.util.List;
import java.util.Objects;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.rules.language.Source;

/**
 * What a rule comes to over the facts of a decision.
 *
 * @since 0.1
 */
public sealed interface Evaluation {
    /**
     * The condition of the rule holds.
     *
     * @param facts the facts of the first match in canonical order, the review first, in the order of the patterns
     * @param matches how many combinations of facts match, at least 1
     */
    record Matched(List<FactReference> facts, long matches) implements Evaluation {
        /** @throws NullPointerException if a part is missing */
        public Matched {
            facts = List.copyOf(facts);
        }
    }

    /**
     * The condition of the rule does not hold.
     *
     * @param inScope whether the rule is about the product at all
     */
    record Unmatched(boolean inScope) implements Evaluation {}

    /**
     * Whether the condition of the rule holds cannot be found out.
     *
     * @param where the part of the rule that failed
     * @param cause what went wrong
     * @param facts the facts at which it did, the one that was looked at last; empty when it was at none
     */
    record Faulted(Source where, String cause, List<FactReference> facts) implements Evaluation {
        /** @throws NullPointerException if a part is missing */
        public Faulted {
            Objects.requireNonNull(where, "Faulted.where");
            Objects.requireNonNull(cause, "Faulted.cause");
            facts = List.copyOf(facts);
        }
    }
}
