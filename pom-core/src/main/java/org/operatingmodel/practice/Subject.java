package org.operatingmodel.practice;

import java.util.Locale;

/**
 * What a practice is asked about.
 *
 * @since 0.1
 */
public enum Subject {
    /** The portfolio as a whole, once. */
    PORTFOLIO,
    /** Each value stream. */
    VALUE_STREAM,
    /** Each product. */
    PRODUCT;

    /** Its word in texts, such as {@code value stream}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
