package org.operatingmodel.rules.language;

import java.util.Objects;

/**
 * A change of a text in one place.
 *
 * @param start the offset of the first character that is replaced
 * @param end the offset behind the last one; {@code start} where something is only put in
 * @param by what stands there instead; empty where something is only left out
 * @since 0.1
 */
public record TextEdit(int start, int end, String by) {
    /** @throws IllegalArgumentException if it starts before the text, or ends before it starts */
    public TextEdit {
        Objects.requireNonNull(by, "TextEdit.by");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "TextEdit must start at 0 or later and end at its start or later, but was '" + start + " to " + end
                            + "'. Check the offsets.");
        }
    }

    /**
     * The text with the change.
     *
     * @throws IndexOutOfBoundsException if the text is too short for it
     */
    public String appliedTo(String text) {
        return text.substring(0, start) + by + text.substring(end);
    }

    /** Where a piece that starts at an offset of the changed text starts in the text before. */
    int startBefore(int offset) {
        return offset >= start + by.length() ? behind(offset) : Math.min(offset, start);
    }

    /** Where a piece that ends at an offset of the changed text ends in the text before. */
    int endBefore(int offset) {
        return offset <= start ? offset : offset < start + by.length() ? end : behind(offset);
    }

    private int behind(int offset) {
        return offset - by.length() + end - start;
    }
}
