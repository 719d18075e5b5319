package org.operatingmodel.funding;

/**
 * What a charge is for, in the words of the FinOps Open Cost and Usage Specification (FOCUS) 1.0, column
 * {@code ChargeCategory}.
 *
 * @since 0.1
 */
public enum ChargeCategory {
    /** Use of a service. */
    USAGE,
    /** A one-time or recurring purchase. */
    PURCHASE,
    /** A tax. */
    TAX,
    /** A credit that the provider grants. */
    CREDIT,
    /** A change that no other category fits. */
    ADJUSTMENT
}
