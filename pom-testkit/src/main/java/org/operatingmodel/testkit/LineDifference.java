package org.operatingmodel.testkit;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, in the form of a unified diff. */
final class LineDifference {
    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 3000;

    private LineDifference() {}

    /**
     * Hunks with three lines around each change; empty when the texts are the same.
     *
     * @param expected its lines are marked {@code -}
     * @param actual its lines are marked {@code +}
     */
    static String of(String expected, String actual) {
        if (expected.equals(actual)) {
            return "";
        }
        List<String> from = expected.lines().toList();
        List<String> to = actual.lines().toList();
        List<Line> lines = from.size() > MOST_LINES || to.size() > MOST_LINES ? whole(from, to) : compared(from, to);
        if (lines.stream().allMatch(line -> line.mark == ' ')) {
            return "only the line ends differ\n";
        }
        return hunks(lines);
    }

    private record Line(char mark, String text, int from, int to) {}

    /** All of one, then all of the other. */
    private static List<Line> whole(List<String> from, List<String> to) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            lines.add(new Line('-', from.get(i), i, 0));
        }
        for (int i = 0; i < to.size(); i++) {
            lines.add(new Line('+', to.get(i), from.size(), i));
        }
        return lines;
    }

    /** Along a longest common subsequence. */
    private static List<Line> compared(List<String> from, List<String> to) {
        int[][] common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] = from.get(i).equals(to.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                lines.add(new Line(' ', from.get(i), i++, j++));
            } else if (j == to.size() || i < from.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line('-', from.get(i), i++, j));
            } else {
                lines.add(new Line('+', to.get(j), i, j++));
            }
        }
        return lines;
    }

    private static String hunks(List<Line> lines) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        while (next < lines.size()) {
            if (lines.get(next).mark == ' ') {
                next++;
                continue;
            }
            int start = Math.max(0, next - CONTEXT);
            int end = next;
            for (int i = next; i < lines.size() && i <= end + 2 * CONTEXT; i++) {
                if (lines.get(i).mark != ' ') {
                    end = i;
                }
            }
            List<Line> hunk = lines.subList(start, Math.min(lines.size(), end + CONTEXT + 1));
            out.append("@@ -").append(range(hunk, '+', hunk.get(0).from)).append(" +");
            out.append(range(hunk, '-', hunk.get(0).to)).append(" @@\n");
            hunk.forEach(line -> out.append(line.mark).append(line.text).append('\n'));
            next = end + CONTEXT + 1;
        }
        return out.toString();
    }

    /** The first line, from 1, and how many lines of one text the hunk has. */
    private static String range(List<Line> hunk, char other, int first) {
        long size = hunk.stream().filter(line -> line.mark != other).count();
        return (size == 0 ? first : first + 1) + "," + size;
    }
}
