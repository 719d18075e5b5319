package org.operatingmodel.decision;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.gate.Criterion;

/**
 * The criterion is unmet or unevaluable, and does not block yet: it has only come into force.
 *
 * <p>It proves nothing either: a gate that nothing else proves stays blocked.
 *
 * @param shortfall what the criterion came to, unmet or unevaluable, at the enforcement that it has after its grace period
 * @param until when the grace period ends, excluded
 * @since 0.1
 */
public record InGrace(CriterionResult shortfall, Instant until) implements CriterionResult {
    /** @throws IllegalArgumentException if the result is neither unmet nor unevaluable */
    public InGrace {
        Objects.requireNonNull(until, "InGrace.until");
        if (!(shortfall instanceof Unmet || shortfall instanceof Unevaluable)) {
            throw new IllegalArgumentException(
                    "InGrace.shortfall must be unmet or unevaluable, but was '" + shortfall.word() + "'.");
        }
    }

    @Override
    public Criterion criterion() {
        return shortfall.criterion();
    }

    @Override
    public String word() {
        return "in-grace";
    }
}
