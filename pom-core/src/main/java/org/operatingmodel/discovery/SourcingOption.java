package org.operatingmodel.discovery;

/**
 * A way to get a product.
 *
 * @since 0.1
 */
public enum SourcingOption {
    /** Make it. */
    BUILD,
    /** Buy or rent it. */
    BUY,
    /** Make or run it together with somebody else. */
    PARTNER
}
