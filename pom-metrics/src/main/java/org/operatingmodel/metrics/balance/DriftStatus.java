package org.operatingmodel.metrics.balance;

/**
 * On which side of its target a share lies.
 *
 * @since 0.1
 */
public enum DriftStatus {
    /** More than the tolerance below the target. */
    UNDER,
    /** At most the tolerance away from the target. */
    WITHIN,
    /** More than the tolerance above the target. */
    OVER
}
