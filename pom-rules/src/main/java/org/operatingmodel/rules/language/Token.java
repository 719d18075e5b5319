package org.operatingmodel.rules.language;

import org.jspecify.annotations.Nullable;

/**
 * A word of rule text.
 *
 * @param kind what it is
 * @param text its text; of a string, what the quotes enclose after escapes
 * @param start the offset of its first character
 * @param end the offset after its last character
 * @param sentence the sentence of the author that it is made from; absent when it stands in the text as it is
 */
record Token(
        Kind kind,
        String text,
        int start,
        int end,
        @Nullable Span sentence) {
    Token(Kind kind, String text, int start, int end) {
        this(kind, text, start, end, null);
    }

    /** A piece of the text, by the offsets of its first character and after its last one. */
    record Span(int start, int end) {}

    /** Where the text that it belongs to begins. */
    int from() {
        return sentence == null ? start : sentence.start();
    }

    /** Where the text that it belongs to ends. */
    int to() {
        return sentence == null ? end : sentence.end();
    }

    boolean is(String sign) {
        return kind != Kind.STRING && text.equals(sign);
    }

    String described() {
        return switch (kind) {
            case END -> "the end of the file";
            case STRING -> "the text \"" + text + "\"";
            default -> "'" + text + "'";
        };
    }

    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }
}
