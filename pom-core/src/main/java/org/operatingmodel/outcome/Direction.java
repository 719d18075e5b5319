package org.operatingmodel.outcome;

/**
 * Which way is better.
 *
 * @since 0.1
 */
public enum Direction {
    /** More is better. */
    INCREASE,
    /** Less is better. */
    DECREASE
}
