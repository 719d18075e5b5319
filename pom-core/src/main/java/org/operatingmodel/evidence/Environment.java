package org.operatingmodel.evidence;

/**
 * Where something was observed.
 *
 * @since 0.1
 */
public enum Environment {
    /** A developer's or a build machine. */
    DEVELOPMENT,
    /** A test environment that differs from production in size, data or configuration. */
    STAGING,
    /** An environment that has production's size, data and configuration. */
    PRODUCTION_LIKE,
    /** Where customers are. */
    PRODUCTION
}
