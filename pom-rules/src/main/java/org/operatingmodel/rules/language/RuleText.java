package org.operatingmodel.rules.language;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of a file, with the lines in it. */
final class RuleText {
    private final String file;
    private final String text;
    private final int[] lineStarts;
    /** What the pieces are quoted from, and how this text differs from it; absent where it is quoted as it is. */
    private final @Nullable RuleText quoted;

    private final @Nullable TextEdit edit;

    RuleText(String file, String text) {
        this(file, text, null, null);
    }

    /** The text with a change, whose pieces are quoted as they stand in the text before. */
    RuleText changed(TextEdit change) {
        return new RuleText(file, change.appliedTo(text), this, change);
    }

    private RuleText(String file, String text, @Nullable RuleText quoted, @Nullable TextEdit edit) {
        this.quoted = quoted;
        this.edit = edit;
        this.file = file;
        this.text = text;
        int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
        int n = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[n++] = i + 1;
            }
        }
        this.lineStarts = starts;
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    /** The piece from one offset, included, to another, excluded. */
    Source source(int start, int end) {
        if (quoted != null && edit != null) {
            return quoted.source(edit.startBefore(start), edit.endBefore(end));
        }
        return new Source(file, line(start), column(start), text.substring(start, end));
    }

    /** The line of an offset, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset, from 1. */
    int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** The offset of a line and column. */
    int offset(int line, int column) {
        return lineStarts[line - 1] + column - 1;
    }

    Finding error(FindingKind kind, int offset, String message, String fix) {
        return new Finding(kind, file, line(offset), column(offset), message, fix);
    }

    SyntaxException syntaxError(int start, String message, String fix) {
        return new SyntaxException(error(FindingKind.SYNTAX_ERROR, start, message, fix));
    }
}
