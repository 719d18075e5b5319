package org.operatingmodel.funding;

/**
 * How an amount is given.
 *
 * @since 0.1
 */
public enum FundingMode {
    /** As a fixed sum for a stretch of time, to a department or a project. */
    FIXED,
    /** For outcomes, in steps that follow their progress. */
    OUTCOME
}
