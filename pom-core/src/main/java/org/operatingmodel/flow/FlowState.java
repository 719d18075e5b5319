package org.operatingmodel.flow;

import org.operatingmodel.portfolio.InRules;

/**
 * What the state of a tracker means for the flow of work.
 *
 * @since 0.1
 */
public enum FlowState {
    /** Proposed, not begun. */
    NEW,
    /** Begun, and nobody works on it. */
    WAITING,
    /** Begun, and somebody works on it. */
    ACTIVE,
    /** Completed. */
    DONE,
    /** Given up. */
    CANCELLED;

    /** Whether an item in this state counts as in progress: waiting or active. */
    @InRules("is in progress")
    public boolean inProgress() {
        return this == WAITING || this == ACTIVE;
    }
}
