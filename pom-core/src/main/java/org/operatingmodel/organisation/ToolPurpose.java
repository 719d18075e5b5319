package org.operatingmodel.organisation;

/**
 * What a team needs tools for.
 *
 * @since 0.1
 */
public enum ToolPurpose {
    /** To hear what users say. */
    FEEDBACK,
    /** To see what users do. */
    ANALYTICS,
    /** To build, test and deploy. */
    DEVELOPMENT
}
