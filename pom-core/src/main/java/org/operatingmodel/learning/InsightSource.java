package org.operatingmodel.learning;

/**
 * Where an insight or an idea came from.
 *
 * @since 0.1
 */
public enum InsightSource {
    /** A customer said so: feedback. */
    CUSTOMER,
    /** Those who build the product. */
    PRODUCT_TEAM,
    /** Colleagues outside of the product teams, such as support, sales or operations. */
    OTHER_TEAM,
    /** Partners and suppliers. */
    PARTNER,
    /** What was measured. */
    MEASUREMENT
}
