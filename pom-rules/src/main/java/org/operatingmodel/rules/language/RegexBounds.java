package org.operatingmodel.rules.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Says whether a regular expression is simple enough to end soon on any text. */
final class RegexBounds {
    static final int LONGEST = 200;
    static final int MOST_REPETITIONS = 3;
    /** The most ways through alternatives and optional parts. */
    static final long MOST_WAYS = 10_000;

    private static final String ANY_CASE = "(?i)";

    private RegexBounds() {}

    /** What is wrong; absent when nothing is. */
    static @Nullable String fault(String regex) {
        if (regex.length() > LONGEST) {
            return "A regular expression must have at most " + LONGEST + " characters, but has " + regex.length() + ".";
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return "'" + regex + "' is no regular expression: " + e.getDescription() + ".";
        }
        int repetitions = 0;
        int set = 0;
        long ways = 1;
        Deque<Integer> alternatives = new ArrayDeque<>(List.of(1));
        for (int i = regex.startsWith(ANY_CASE) ? ANY_CASE.length() : 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
                char escaped = regex.charAt(i);
                if (escaped >= '1' && escaped <= '9' || escaped == 'k') {
                    return "A regular expression must not refer back to a group, but '" + regex + "' does.";
                }
                if (escaped == 'c' || escaped == 'Q' || escaped == 'G' || escaped == 'X' || escaped == 'R') {
                    return "A regular expression must be made of plain parts, but '" + regex + "' holds '\\" + escaped
                            + "'.";
                }
            } else if (c == '[') {
                set++;
            } else if (c == ']' && set > 0) {
                set--;
            } else if (set == 0) {
                if (c == '('
                        && i + 1 < regex.length()
                        && regex.charAt(i + 1) == '?'
                        && !(i + 2 < regex.length() && regex.charAt(i + 2) == ':')) {
                    return "A regular expression must not look around, name groups or set flags after its start, but '"
                            + regex + "' does.";
                }
                switch (c) {
                    case '(' -> alternatives.push(1);
                    case '|' -> alternatives.push(alternatives.pop() + 1);
                    case ')' -> ways = Math.min(MOST_WAYS + 1, ways * alternatives.pop());
                    case '?' -> ways = Math.min(MOST_WAYS + 1, ways * (i > 0 && regex.charAt(i - 1) == '(' ? 1 : 2));
                    default -> {}
                }
                if (c == '*' || c == '+' || c == '{' || c == '?' && i > 0 && regex.charAt(i - 1) != '(') {
                    if (c != '?' && i > 0 && regex.charAt(i - 1) == ')') {
                        return "A regular expression must not repeat a group, but '" + regex + "' does.";
                    }
                    if (c != '?') {
                        repetitions++;
                    }
                }
            }
        }
        ways = Math.min(MOST_WAYS + 1, ways * alternatives.pop());
        if (ways > MOST_WAYS) {
            return "A regular expression must have at most " + MOST_WAYS
                    + " ways through its alternatives and optional parts, but '" + regex + "' has more.";
        }
        return repetitions > MOST_REPETITIONS
                ? "A regular expression must repeat at most " + MOST_REPETITIONS + " times, but '" + regex + "' has "
                        + repetitions + " repetitions."
                : null;
    }
}
