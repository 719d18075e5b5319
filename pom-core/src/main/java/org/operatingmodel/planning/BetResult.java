package org.operatingmodel.planning;

/**
 * What follows from a bet that has ended.
 *
 * @see "Ries, The Lean Startup, 2011, chapters 7 and 8: measure, pivot or persevere"
 * @since 0.1
 */
public enum BetResult {
    /** Its exit criteria are met: go on as planned. */
    PERSEVERE,
    /** They are not: go on in another way. */
    PIVOT,
    /** They are not: go on with something else. */
    STOP
}
