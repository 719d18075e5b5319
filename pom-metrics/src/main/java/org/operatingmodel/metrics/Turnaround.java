package org.operatingmodel.metrics;

/**
 * What a time is measured for, from one event to another; it says what {@link CensoredTimes} of such spells mean.
 *
 * <p>Definition: nearest-rank percentiles of the times; what is open counts as longer than all that is closed.
 *
 * @see CensoredTimes#percentile(int, String)
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman, Fan, Sample Quantiles in Statistical Packages, The
 *     American Statistician 50(4), 1996: definition 1</a>
 * @since 0.1
 */
public enum Turnaround {
    /** Time from a concept to its coded prototype. */
    CONCEPT_TO_PROTOTYPE("time-to-prototype: from concept to coded prototype, nearest rank"),
    /** Time from the report of an accessibility defect to its remediation. */
    DEFECT_TO_REMEDIATION("remediation-time: from report to remediation, nearest rank"),
    /**
     * Time from customer feedback to the delivery of the change that it led to. Feedback that was declined is open for
     * ever: leave it out, and count how often that happens.
     */
    FEEDBACK_TO_CHANGE("feedback-to-change: from feedback to delivered change, nearest rank"),
    /** Time from the first request of a gate's review to the decision that passed it. */
    REVIEW_TO_PASSED_GATE("gate-lead-time: from first request to passed, nearest rank"),
    /** Time from the observation of a piece of evidence to the first review of its product that a gate held after it. */
    EVIDENCE_TO_REVIEW("evidence-lead-time: from observation to the next review held, nearest rank"),
    /** Time from an insight to the decision by which strategy took up what was learnt of it. */
    INSIGHT_TO_STRATEGY("insight-to-strategy: from insight to decision on strategy, nearest rank");

    private final String convention;

    Turnaround(String convention) {
        this.convention = convention;
    }

    /** The definition, as a figure's {@link Basis} names it. */
    public String convention() {
        return convention;
    }
}
