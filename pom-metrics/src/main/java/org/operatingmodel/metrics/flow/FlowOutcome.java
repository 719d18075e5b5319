package org.operatingmodel.metrics.flow;

/**
 * How far a flow item is at the horizon, by its last state.
 *
 * @since 0.1
 */
public enum FlowOutcome {
    /** Neither begun nor ended: new, or put back. */
    NOT_IN_PROGRESS,
    /** Waiting or active. */
    IN_PROGRESS,
    /** Done (C5). */
    COMPLETED,
    /** Given up. */
    CANCELLED
}
