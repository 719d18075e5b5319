package org.operatingmodel.measurement;

/**
 * What a dashboard shows.
 *
 * @since 0.1
 */
public enum DashboardSubject {
    /** What the portfolio is for, and how far it is. */
    OUTCOMES,
    /** How work flows. */
    FLOW,
    /** How well products run. */
    RELIABILITY,
    /** What running products costs, and the limits of that. */
    RUN_COST,
    /** What may go wrong, and what is done against it. */
    RISKS
}
