package org.operatingmodel.metrics.learning;

/**
 * A link on the way from an insight to strategy, in the order in which they follow.
 *
 * @since 0.1
 */
public enum TraceLink {
    /** A decision was taken on the insight. */
    DECISION,
    /** Work on it was completed. */
    EXECUTION,
    /** An experiment has shown what came of it. */
    LEARNING,
    /** Strategy took that up. */
    STRATEGY
}
