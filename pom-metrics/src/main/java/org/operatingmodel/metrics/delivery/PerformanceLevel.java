package org.operatingmodel.metrics.delivery;

/**
 * The groups into which DORA's yearly report sorts teams, best first.
 *
 * @since 0.1
 */
public enum PerformanceLevel {
    /** The best group. */
    ELITE,
    /** The second group. */
    HIGH,
    /** The third group. */
    MEDIUM,
    /** The last group. */
    LOW
}
