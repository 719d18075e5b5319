package org.operatingmodel.decision;

import java.util.Objects;
import org.operatingmodel.gate.Criterion;

/**
 * The criterion does not ask anything of this product, or not at this time.
 *
 * @param criterion the criterion
 * @param scope the scope condition of the rule that leaves the product out, or when the rule is in force
 * @since 0.1
 */
public record NotApplicable(Criterion criterion, FailedCondition scope) implements CriterionResult {
    /** @throws NullPointerException if a part is missing */
    public NotApplicable {
        Objects.requireNonNull(criterion, "NotApplicable.criterion");
        Objects.requireNonNull(scope, "NotApplicable.scope");
    }

    @Override
    public String word() {
        return "not-applicable";
    }
}
