package org.operatingmodel.io;

import java.util.Arrays;

/** The text of a table, asked for where in it a cell starts. */
final class CsvText {
    private final String text;
    private final int[] lines;

    CsvText(String text) {
        this.text = text;
        int[] starts = new int[16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            if (ends(at)) {
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count++] = at + 1;
            }
        }
        this.lines = Arrays.copyOf(starts, count);
    }

    /** Whether a line ends with the character: a line feed, or a carriage return without one. */
    private boolean ends(int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
    }

    /** The place of a cell of a row, from 0; its quotes belong to it. */
    Place place(Place row, String name, int cell) {
        int line = row.line();
        int at = lines[line - 1];
        boolean quoted = false;
        for (int left = cell; left > 0 && at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                left--;
            }
            if (ends(at)) {
                line++;
            }
        }
        return row.member(name, line, at - lines[line - 1] + 1);
    }
}
