package org.operatingmodel.outcome;

/**
 * What a metric says: what was done, or what it was good for.
 *
 * @since 0.1
 */
public enum MetricKind {
    /** What came of it for customers or for the organisation, such as retention. */
    OUTCOME,
    /** How much was done, or whether it was on time and on budget, such as features shipped. */
    OUTPUT
}
