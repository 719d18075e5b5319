package org.operatingmodel.organisation;

/**
 * By what a team is cut.
 *
 * @since 0.1
 */
public enum TeamKind {
    /** People of one discipline, who work for many products. */
    FUNCTIONAL,
    /** People who bring one feature after the other, across products. */
    FEATURE,
    /** People who run a shared capability as a product. */
    PLATFORM,
    /** People of all disciplines that its product needs. */
    CROSS_FUNCTIONAL
}
