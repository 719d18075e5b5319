package org.operatingmodel.release;

/**
 * How the guardrails of a product stand.
 *
 * @since 0.1
 */
public enum GuardrailState {
    /** All of them were read, and are within their limits. */
    CLEAR,
    /** At least one is outside of its limits. */
    BREACHED,
    /** None is known to be outside, but at least one was not read. */
    UNKNOWN
}
