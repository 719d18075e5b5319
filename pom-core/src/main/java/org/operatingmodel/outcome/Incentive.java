package org.operatingmodel.outcome;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.Discipline;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.InRules;

/**
 * What people in a role are rewarded for.
 *
 * @param id its id, unique among the incentives
 * @param roleId the role
 * @param discipline for what the role speaks
 * @param metricId the metric by which they are rewarded
 * @param direction which way of it is rewarded
 * @param outcomeId the outcome of the portfolio that the metric shows; absent where it only counts what was put out
 * @since 0.1
 */
public record Incentive(
        IncentiveId id,
        RoleId roleId,
        Discipline discipline,
        MetricId metricId,
        Direction direction,
        @Nullable OutcomeId outcomeId) {
    /** @throws NullPointerException if a part is missing */
    public Incentive {
        Objects.requireNonNull(id, "Incentive.id");
        Objects.requireNonNull(roleId, "Incentive.roleId");
        Objects.requireNonNull(discipline, "Incentive.discipline");
        Objects.requireNonNull(metricId, "Incentive.metricId");
        Objects.requireNonNull(direction, "Incentive.direction");
    }

    /** Whether it rewards an outcome, and not only what was put out. */
    @InRules("rewards an outcome")
    public boolean rewardsOutcome() {
        return outcomeId != null;
    }
}
