package org.operatingmodel.metrics.unitcost;

/**
 * Which amount of a charge counts, in the words of the FinOps Open Cost and Usage Specification (FOCUS) 1.0.
 *
 * @since 0.1
 */
public enum CostBasis {
    /** What is invoiced ({@code BilledCost}). */
    BILLED,
    /** What the use is worth after discounts and spread purchases ({@code EffectiveCost}). */
    EFFECTIVE,
    /** What it would cost at list prices ({@code ListCost}). */
    LIST,
    /** What it would cost at negotiated prices, without commitment discounts ({@code ContractedCost}). */
    CONTRACTED
}
