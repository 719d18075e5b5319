package org.operatingmodel.gate;

import java.util.Locale;
import java.util.Optional;

/**
 * How much an unmet criterion weighs; earlier constants are stricter.
 *
 * @since 0.1
 */
public enum Enforcement {
    /** Blocks, and cannot be waived. */
    MANDATORY,
    /** Blocks, unless a waiver covers it. */
    WAIVABLE,
    /** Is shown, and never blocks. */
    ADVISORY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Its word in rules, data and messages: the constant in lower case. */
    public String word() {
        return word;
    }

    /** The constant of that word; empty for an unknown one, which counts as {@link #MANDATORY} wherever it is used. */
    public static Optional<Enforcement> ofWord(String word) {
        for (Enforcement enforcement : values()) {
            if (enforcement.word().equals(word)) {
                return Optional.of(enforcement);
            }
        }
        return Optional.empty();
    }
}
