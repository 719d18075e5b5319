package org.operatingmodel.planning;

import java.util.Objects;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;

/**
 * What running something is expected to cost in a month.
 *
 * @param category for what
 * @param monthly how much more a month, 0 or more
 * @since 0.1
 */
public record RunCostEstimate(RunCostCategory category, Money monthly) {
    /** @throws IllegalArgumentException if the amount is negative */
    public RunCostEstimate {
        Objects.requireNonNull(category, "RunCostEstimate.category");
        Guard.notNegative("RunCostEstimate.monthly.amount", monthly.amount());
    }
}
