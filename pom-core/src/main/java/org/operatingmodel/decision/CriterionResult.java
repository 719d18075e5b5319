package org.operatingmodel.decision;

import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Enforcement;

/**
 * What one criterion came to.
 *
 * @since 0.1
 */
public sealed interface CriterionResult permits Met, Unmet, Waived, InGrace, Unevaluable, NotApplicable {
    /** The criterion. */
    Criterion criterion();

    /**
     * Its word in data and messages: {@code met}, {@code unmet}, {@code waived}, {@code in-grace}, {@code unevaluable},
     * {@code not-applicable}.
     */
    String word();

    /** Whether the result by itself keeps the product before the gate. */
    default boolean blocks() {
        return (this instanceof Unmet || this instanceof Unevaluable)
                && criterion().enforcement() != Enforcement.ADVISORY;
    }
}
