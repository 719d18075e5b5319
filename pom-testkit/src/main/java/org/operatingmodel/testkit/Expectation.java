package org.operatingmodel.testkit;

import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What a test expects of one answer: fails with what was expected, what came, and the whole explanation. */
final class Expectation {
    static final int WIDTH = 100;

    private final String subject;
    private final String at;
    private final String explanation;

    /**
     * An expectation of an answer.
     *
     * @param subject what the answer is about, as the beginning of a sentence
     * @param at the instant, as the end of a part of a sentence
     * @param explanation the whole explanation of the answer
     */
    Expectation(String subject, String at, String explanation) {
        this.subject = subject;
        this.at = at;
        this.explanation = explanation;
    }

    /** Fails unless it holds. */
    void check(boolean holds, String expected, String actual) {
        if (!holds) {
            throw new AssertionFailedError(
                    subject + " must be " + expected + at + ", but was " + actual + ".\n" + indented(explanation),
                    expected,
                    actual);
        }
    }

    /** Fails unless both say the same, indentation of the whole and white space at its end aside. */
    void says(String expected, String actual) {
        if (!plain(expected).equals(plain(actual))) {
            throw new AssertionFailedError(
                    subject + " must be explained by the text that was expected" + at + ", but the texts differ:\n"
                            + indented(LineDifference.of(plain(expected), plain(actual))),
                    plain(expected),
                    plain(actual));
        }
    }

    /** Names in quotes; {@code none} where there are none. */
    static String quoted(List<?> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static String plain(String text) {
        return text.stripTrailing().stripIndent();
    }

    private static String indented(String text) {
        return text.stripTrailing().indent(2).stripTrailing();
    }
}
