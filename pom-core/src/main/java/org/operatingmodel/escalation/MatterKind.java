package org.operatingmodel.escalation;

import java.util.Locale;

/**
 * Why a matter cannot be left as it is.
 *
 * @since 0.1
 */
public enum MatterKind {
    /** A product that was submitted to a gate does not pass it. */
    GATE_BLOCKED,
    /** A criterion of a gate that a product was submitted to cannot be evaluated. */
    GATE_UNEVALUABLE,
    /** Nobody has the right to take a decision. */
    NOBODY_DECIDES,
    /** Several roles have the right to take the same decision. */
    SEVERAL_DECIDE,
    /** A decision was stopped by a veto. */
    VETOED,
    /** Whoever decides did not do so in time. */
    DEADLINE_MISSED,
    /** A guardrail is not proven clear. */
    GUARDRAIL_BREACHED,
    /** A milestone of a risk is overdue. */
    RISK_OVERDUE,
    /** The review of an incident is open for more than 14 days. */
    REVIEW_OVERDUE,
    /** A waiver that a gate rests on ends soon. */
    WAIVER_EXPIRING;

    /** Its word in ids and messages: the constant in lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
