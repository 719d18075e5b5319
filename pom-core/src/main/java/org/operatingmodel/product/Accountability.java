package org.operatingmodel.product;

/**
 * What those who run a product answer for.
 *
 * @since 0.1
 */
public enum Accountability {
    /** For what comes of it: revenue, retention, cost to serve. */
    OUTCOME,
    /** For delivering what was ordered, on time and on budget. */
    DELIVERY
}
