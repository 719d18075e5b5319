package org.operatingmodel.measurement;

/**
 * What a product uses a metric for.
 *
 * @since 0.1
 */
public enum MetricUse {
    /** The one metric that tells whether the product is of use to its customers. */
    NORTH_STAR,
    /** Must not get worse while others get better. */
    GUARDRAIL,
    /** Any other key performance indicator. */
    INDICATOR
}
