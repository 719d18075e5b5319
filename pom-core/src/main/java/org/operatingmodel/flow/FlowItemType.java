package org.operatingmodel.flow;

/**
 * What a unit of work brings; every unit is of exactly one type.
 *
 * @since 0.1
 */
public enum FlowItemType {
    /** New value for a customer. */
    FEATURE,
    /** A mended fault. */
    DEFECT,
    /** Security, privacy or compliance work. */
    RISK,
    /** Work that makes later work easier. */
    DEBT
}
