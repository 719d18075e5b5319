package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;
import org.operatingmodel.portfolio.Dated.Presence;

/**
 * A fact that comes near to satisfying a condition, or stands in its way.
 *
 * @param fact the fact
 * @param presence whether it counts as of the instant of the decision
 * @param failed the constraints that it does not satisfy; empty for a fact that only does not count, or is in the way
 * @since 0.1
 */
public record NearMiss(FactReference fact, Presence presence, List<FailedConstraint> failed) {
    /** @throws NullPointerException if a part is missing */
    public NearMiss {
        Objects.requireNonNull(fact, "NearMiss.fact");
        Objects.requireNonNull(presence, "NearMiss.presence");
        failed = List.copyOf(failed);
    }
}
