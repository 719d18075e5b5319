package org.operatingmodel.organisation;

/**
 * For what somebody speaks in a body, a meeting or an incentive.
 *
 * @since 0.1
 */
public enum Discipline {
    /** Customers, markets and money: marketing, sales, finance, management. */
    BUSINESS,
    /** What is built, and why. */
    PRODUCT,
    /** How it is used. */
    DESIGN,
    /** What products share, and how they fit together. */
    ARCHITECTURE,
    /** How it is built. */
    ENGINEERING,
    /** How it runs. */
    OPERATIONS
}
