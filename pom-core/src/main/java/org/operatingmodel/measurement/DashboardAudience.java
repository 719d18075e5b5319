package org.operatingmodel.measurement;

/**
 * For whom a dashboard is.
 *
 * @since 0.1
 */
public enum DashboardAudience {
    /** Those who answer for the portfolio. */
    EXECUTIVES,
    /** Those who answer for single products. */
    TEAMS
}
