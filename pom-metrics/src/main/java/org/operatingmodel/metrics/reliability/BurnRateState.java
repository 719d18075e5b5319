package org.operatingmodel.metrics.reliability;

import java.util.Locale;

/**
 * What a burn-rate alert says; only {@link #CLEAR} is good news.
 *
 * @since 0.1
 */
public enum BurnRateState {
    /** The burn rate is above the factor in both windows. */
    FIRING,
    /** It is above the factor in the long window only: the alert does not fire any more. */
    RECOVERING,
    /** It is above the factor in the short window only: the alert does not fire yet. */
    RISING,
    /** It is above the factor in no window, and known in at least one. */
    CLEAR,
    /** It is absent in one window and above the factor in the other, or absent in both: it may be firing. */
    UNKNOWN;

    /** Its word in data and messages, such as {@code firing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
