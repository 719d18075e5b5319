package org.operatingmodel.decision;

import java.util.Locale;

/**
 * What a gate decision comes to; later constants are better.
 *
 * @since 0.1
 */
public enum Verdict {
    /** The product does not go on. */
    BLOCKED,
    /** The product goes on, and at least one waivable criterion is unmet and waived. */
    PASSED_WITH_WAIVERS,
    /** The product goes on. */
    PASSED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in data and messages, such as {@code passed-with-waivers}. */
    public String word() {
        return word;
    }
}
