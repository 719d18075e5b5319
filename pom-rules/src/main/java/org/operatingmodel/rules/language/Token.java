package org.operatingmodel.rules.language;

/**
 * A word of rule text.
 *
 * @param kind what it is
 * @param text its text; of a string, what the quotes enclose after escapes
 * @param start the offset of its first character
 * @param end the offset after its last character
 */
record Token(Kind kind, String text, int start, int end) {
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
