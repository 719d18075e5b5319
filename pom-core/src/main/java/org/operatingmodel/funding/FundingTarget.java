package org.operatingmodel.funding;

/**
 * What is funded.
 *
 * @since 0.1
 */
public enum FundingTarget {
    /** A value stream, as long as it creates value. */
    VALUE_STREAM,
    /** A shared capability, as a product of its own. */
    CAPABILITY,
    /** A project, with a plan and an end. */
    PROJECT
}
