package org.operatingmodel.cadence;

/**
 * What people meet for again and again.
 *
 * @since 0.1
 */
public enum CadenceKind {
    /** To say what stands in the way. */
    STAND_UP,
    /** To plan what teams do next, together. */
    TEAM_PLANNING,
    /** To show at the end of a cycle what was made. */
    SHARE_OUT,
    /** To look at business and product together, and to decide. */
    REVIEW,
    /** To learn from users. */
    RESEARCH,
    /** To decide as leaders about what was not planned. */
    LEADERSHIP
}
