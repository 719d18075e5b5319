package org.operatingmodel.gatehouse;

import java.util.ArrayList;
import java.util.List;

/** Text for people: lines that are never wider than asked, without characters that a terminal would obey. */
final class Text {
    private Text() {}

    /** The words on lines of at most the width; a longer word is cut. An empty text is one empty line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > width) {
                lines.add(line.substring(0, width));
                line.delete(0, width);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** The words on lines of at most the width, all but the first indented, each ending with a line feed. */
    static String hanging(int indent, String text, int width) {
        return String.join("\n" + " ".repeat(indent), wrap(text, width - indent)) + "\n";
    }

    /** The lines of the text, those that are wider than the width broken, with their own indent and four blanks more. */
    static String hangingLines(String text, int width) {
        StringBuilder broken = new StringBuilder();
        text.lines().forEach(line -> {
            String words = line.stripLeading();
            String indent = " ".repeat(line.length() - words.length());
            List<String> lines = wrap(words, width - indent.length() - 4);
            broken.append(indent).append(String.join("\n    " + indent, lines)).append('\n');
        });
        return broken.toString();
    }

    /** The lines of the text, those that are wider than the width cut. */
    static String fit(String text, int width) {
        StringBuilder fitted = new StringBuilder();
        text.lines().forEach(line -> {
            int start = 0;
            while (line.length() - start > width) {
                fitted.append(line, start, start + width).append('\n');
                start += width;
            }
            fitted.append(line, start, line.length()).append('\n');
        });
        return fitted.toString();
    }

    /** The text with a question mark for each control character except the line feed. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }
}
