package org.operatingmodel.rules.language;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first door: bytes become text, or findings.
 *
 * <p>Only strict UTF-8 without invisible characters and without Unicode escapes passes, so that what a person reads is
 * what a parser reads. Carriage returns before line feeds and a byte order mark at the start are dropped.
 */
final class TextGate {
    /** The largest file, in bytes. */
    static final int LARGEST = 64 * 1024;

    private TextGate() {}

    /** The text; absent when a finding was added. */
    static @Nullable String pass(String file, byte[] bytes, List<Finding> findings) {
        if (bytes.length > LARGEST) {
            findings.add(finding(
                    FindingKind.LIMIT_EXCEEDED,
                    file,
                    1,
                    1,
                    "A rule file must be at most " + LARGEST + " bytes, but has " + bytes.length + ".",
                    "Split it into several files."));
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(input, chars, true);
        if (result.isError()) {
            String before = chars.flip().toString();
            RuleText text = new RuleText(file, before);
            findings.add(finding(
                    FindingKind.NOT_UTF_8,
                    file,
                    text.line(before.length()),
                    text.column(before.length()),
                    "A rule file must be UTF-8, but byte " + input.position() + " is not.",
                    "Save the file as UTF-8."));
            return null;
        }
        String text = chars.flip().toString();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        text = text.replace("\r\n", "\n");
        RuleText place = new RuleText(file, text);
        int before = findings.size();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c != '\n' && c != '\t' && invisible(c)) {
                findings.add(place.error(
                        FindingKind.FORBIDDEN_CHARACTER,
                        i,
                        String.format(Locale.ROOT, "Rule text must be visible, but here is the character U+%04X.", c),
                        "Remove it."));
            }
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                findings.add(place.error(
                        FindingKind.UNICODE_ESCAPE,
                        i,
                        "Rule text must not hold Unicode escapes, but here is '\\u'.",
                        "Write the character itself."));
            }
        }
        return findings.size() == before ? text : null;
    }

    /** The text with the number of each character that cannot be seen, such as {@code [U+000A]}, in its place. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(c ->
                        shown.append(invisible(c) ? String.format(Locale.ROOT, "[U+%04X]", c) : Character.toString(c)));
        return shown.toString();
    }

    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static Finding finding(FindingKind kind, String file, int line, int column, String message, String fix) {
        return new Finding(kind, file, line, column, message, fix);
    }
}
