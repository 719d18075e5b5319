package org.operatingmodel.decision;

import java.util.Objects;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Waiver;

/**
 * The criterion is unmet, and a waiver covers it.
 *
 * @param unmet what the criterion came to without the waiver
 * @param waiver the waiver
 * @since 0.1
 */
public record Waived(Unmet unmet, Waiver waiver) implements CriterionResult {
    /** @throws NullPointerException if a part is missing */
    public Waived {
        Objects.requireNonNull(unmet, "Waived.unmet");
        Objects.requireNonNull(waiver, "Waived.waiver");
    }

    @Override
    public Criterion criterion() {
        return unmet.criterion();
    }

    @Override
    public String word() {
        return "waived";
    }
}
