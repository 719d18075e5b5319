package org.operatingmodel.metrics.organisation;

/**
 * How a unit of work relates to the plan; at any time it is of exactly one class.
 *
 * @since 0.1
 */
public enum WorkClass {
    /** In the plan, and carried on. */
    PLANNED,
    /** Came in after the plan was made. */
    UNPLANNED,
    /** Carried on towards another goal. */
    PIVOTED,
    /** Stopped, not to be carried on. */
    ABANDONED
}
