package org.operatingmodel.outcome;

/**
 * What an outcome is about.
 *
 * @since 0.1
 */
public enum OutcomeKind {
    /** More people use the product. */
    ADOPTION,
    /** More of those who start reach the goal. */
    CONVERSION,
    /** More of those who use it stay. */
    RETENTION,
    /** Those who stay use or buy more. */
    EXPANSION,
    /** Serving a customer costs less. */
    COST_TO_SERVE
}
