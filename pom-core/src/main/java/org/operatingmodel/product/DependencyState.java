package org.operatingmodel.product;

/**
 * How far a {@link Dependency} is.
 *
 * @since 0.1
 */
public enum DependencyState {
    /** Asked for, not yet promised. */
    OPEN,
    /** Promised for the due day. */
    COMMITTED,
    /** Delivered. */
    RESOLVED
}
