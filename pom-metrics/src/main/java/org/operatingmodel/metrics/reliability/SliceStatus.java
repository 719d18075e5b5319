package org.operatingmodel.metrics.reliability;

/**
 * How a slice of time counts for a budget that is taken by slices.
 *
 * @since 0.1
 */
public enum SliceStatus {
    /** Its share of good events is at least the target of a slice. */
    GOOD,
    /** Its share of good events is below it. */
    BAD,
    /** It had no events, so it is neither. */
    EMPTY
}
