package org.operatingmodel.risk;

/**
 * How bad a risk would be; later constants are worse, so rules may compare them with {@code <} and {@code >=}.
 *
 * @since 0.1
 */
public enum Severity {
    /** A nuisance. */
    LOW,
    /** Hurts, and is mended in the normal course of work. */
    MEDIUM,
    /** Hurts customers or the business. */
    HIGH,
    /** Endangers people, the company or its licence to operate. */
    CRITICAL
}
