package org.operatingmodel.decision;

import java.util.ArrayList;
import java.util.List;

/** Lines of limited width, with a hanging indent. */
final class Page {
    private final int width;
    private final StringBuilder out = new StringBuilder();

    Page(int width) {
        this.width = width;
    }

    /** A line with a label before it. */
    void labelled(String label, String text) {
        line(4, 15, label + " ".repeat(Math.max(1, 11 - label.length())) + text);
    }

    void line(int indent, int hanging, String text) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        boolean first = true;
        for (String word : split(text)) {
            if (!first
                    && line.length() + word.length() > width
                    && !line.toString().isBlank()) {
                end(line);
                line = new StringBuilder(" ".repeat(hanging));
                word = word.stripLeading();
            }
            line.append(word);
            first = false;
        }
        end(line);
    }

    /** Words, each with the white space before it. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) == ' ') {
                end++;
            }
            while (end < text.length() && text.charAt(end) != ' ') {
                end++;
            }
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    private void end(StringBuilder line) {
        out.append(line.toString().stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
