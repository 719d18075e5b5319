package org.operatingmodel.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.product.DependencyId;

/**
 * Teams planned the next quarter together, in one room: what they committed themselves to, and what they need of each other.
 *
 * <p>It counts from {@code heldAt} on.
 *
 * @param heldAt when it was held
 * @param commitments what the teams committed themselves to; empty where nothing was recorded
 * @param dependencies what was found to be needed of each other; empty where nothing was recorded
 * @see <a href="https://scaledagileframework.com/pi-planning/">Scaled Agile Framework, PI Planning</a>
 * @since 0.1
 */
public record PlanningEvent(Instant heldAt, List<Commitment> commitments, List<DependencyId> dependencies)
        implements Dated {
    /** @throws NullPointerException if a part is missing */
    public PlanningEvent {
        Objects.requireNonNull(heldAt, "PlanningEvent.heldAt");
        commitments = List.copyOf(commitments);
        dependencies = List.copyOf(dependencies);
    }

    /** Whether it was held at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("held within {0} before {1}")
    public boolean heldWithin(Duration age, Instant asOf) {
        return Freshness.within(heldAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return heldAt;
    }
}
