package org.operatingmodel.escalation;

/**
 * Why a matter cannot be left as it is.
 *
 * @since 0.1
 */
public enum MatterKind {
    /** A product does not pass a gate. */
    GATE_BLOCKED,
    /** A criterion of a gate cannot be evaluated. */
    GATE_UNEVALUABLE,
    /** Nobody has the right to take a decision. */
    NOBODY_DECIDES,
    /** Several roles have the right to take the same decision. */
    SEVERAL_DECIDE,
    /** A decision was stopped by a veto. */
    VETOED,
    /** Whoever was asked did not answer in time. */
    DEADLINE_MISSED,
    /** A guardrail is not proven clear. */
    GUARDRAIL_BREACHED,
    /** A milestone of a risk is overdue. */
    RISK_OVERDUE
}
