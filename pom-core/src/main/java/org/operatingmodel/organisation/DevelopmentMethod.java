package org.operatingmodel.organisation;

/**
 * How teams organise their work. It is a choice of theirs: no gate asks for it.
 *
 * @since 0.1
 */
public enum DevelopmentMethod {
    /** Iterations of fixed length with a goal. */
    SCRUM,
    /** Continuous flow with limited work in progress. */
    KANBAN,
    /** Engineering practices in short cycles. */
    EXTREME_PROGRAMMING,
    /** Little waste, and learning from small steps. */
    LEAN,
    /** Several teams in one rhythm, by a scaling framework. */
    SCALED_AGILE,
    /** Phase after phase. */
    WATERFALL,
    /** Another, or several. */
    OTHER
}
