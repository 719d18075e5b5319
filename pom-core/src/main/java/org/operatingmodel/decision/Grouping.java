package org.operatingmodel.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the facts of a group have in common, beside their type.
 *
 * @since 0.1
 */
public enum Grouping {
    /** All facts of a type; it is about no product, value stream or person. */
    ALL,
    /** Those about one product. */
    PRODUCT,
    /** Those about one value stream. */
    VALUE_STREAM,
    /** Those about one person. */
    PERSON,
    /** The holdings of one role. */
    ROLE,
    /** The one of an id. */
    ID,
    /** Those of any type about one product that name people, who make facts about these people count. */
    NAMING_PEOPLE,
    /** The figures of one product as of one instant, which the library computed. */
    COMPUTED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word for it in files and messages, such as {@code value-stream}. */
    public String word() {
        return word;
    }

    /**
     * The grouping of a word.
     *
     * @throws IllegalArgumentException if it is the word of none
     */
    public static Grouping of(String word) {
        for (Grouping grouping : values()) {
            if (grouping.word().equals(word)) {
                return grouping;
            }
        }
        throw new IllegalArgumentException("by must be the word of a grouping, but was '" + word + "'. Use one of "
                + Arrays.stream(values()).map(Grouping::word).collect(Collectors.joining(", ")) + ".");
    }
}
