package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;
import org.operatingmodel.gate.Criterion;

/**
 * The criterion's condition does not hold.
 *
 * @param criterion the criterion
 * @param failedConditions every condition that fails and can be judged, in the order of the rule; at least one
 * @param refusedWaivers the waivers that name this criterion and do not count, with the reason; mostly empty
 * @since 0.1
 */
public record Unmet(Criterion criterion, List<FailedCondition> failedConditions, List<RefusedWaiver> refusedWaivers)
        implements CriterionResult {
    /** @throws IllegalArgumentException if no condition is named */
    public Unmet {
        Objects.requireNonNull(criterion, "Unmet.criterion");
        failedConditions = List.copyOf(failedConditions);
        refusedWaivers = List.copyOf(refusedWaivers);
        if (failedConditions.isEmpty()) {
            throw new IllegalArgumentException("Unmet.failedConditions must not be empty for '" + criterion.id()
                    + "'. Name the condition that fails.");
        }
    }

    @Override
    public String word() {
        return "unmet";
    }
}
