package org.operatingmodel.product;

/**
 * For whom a product is.
 *
 * @since 0.1
 */
public enum ProductKind {
    /** Used by customers or staff. */
    APPLICATION,
    /** Used by other products; run as a product of its own, with roadmap and backlog. */
    PLATFORM
}
