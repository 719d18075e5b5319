package org.operatingmodel.metrics.balance;

/**
 * Whether something is to be acted on; only {@link #DOES_NOT_FIRE} is good news.
 *
 * @since 0.1
 */
public enum Signal {
    /** All that was asked for holds. */
    FIRES,
    /** Something that was asked for does not hold, whatever is not known. */
    DOES_NOT_FIRE,
    /** It depends on something that is not known. */
    UNDEFINED
}
