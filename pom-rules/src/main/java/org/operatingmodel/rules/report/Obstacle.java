package org.operatingmodel.rules.report;

/**
 * What keeps organisations from a product operating model, each with a share that can be measured.
 *
 * <p>Source: a study of product operating models (Planview), which gives a share of organisations for each; those figures are
 * quoted in docs/operating-model.md and compared with nothing.
 *
 * @since 0.1
 */
public enum Obstacle {
    /** Products of whose outcomes none is about customers, so that cost, quality or output is all that is measured. */
    COST_OR_QUALITY_ONLY("products are measured by cost or quality at best"),
    /** Products whose pieces of feedback took at most four weeks, from when they came until something changed, in the median. */
    FEEDBACK_IN_WEEKS("products change within four weeks of feedback, in the median"),
    /** Value streams of which not all products have said what they need from each other. */
    NO_NETWORK_VIEW("value streams are blind to what their products need from each other"),
    /** Products that have a product manager who decides about them. */
    EMPOWERED_PRODUCT_MANAGER("products have a product manager who decides"),
    /** Products with an automated, independent way to production. */
    AUTOMATED_PATH("products have an automated, independent path to production"),
    /** Dependencies that are met, or in work and not overdue. */
    MANAGED_DEPENDENCIES("dependencies are met, or in work and not overdue");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** What the share is of, in words. */
    public String words() {
        return words;
    }
}
