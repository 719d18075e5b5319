package org.operatingmodel.measurement;

/**
 * What a guardrail metric protects.
 *
 * @since 0.1
 */
public enum GuardrailAspect {
    /** The product is there. */
    UPTIME,
    /** It does what it is asked for. */
    ERROR_RATE,
    /** It answers soon. */
    LATENCY,
    /** Everybody can use it. */
    ACCESSIBILITY,
    /** Something else. */
    OTHER
}
