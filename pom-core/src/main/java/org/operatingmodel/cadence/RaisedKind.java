package org.operatingmodel.cadence;

/**
 * What is raised in a meeting.
 *
 * @since 0.1
 */
public enum RaisedKind {
    /** Something that may go wrong. */
    RISK,
    /** Something that work waits for. */
    BOTTLENECK,
    /** Something that one team needs of another. */
    DEPENDENCY,
    /** Anything else. */
    OTHER
}
