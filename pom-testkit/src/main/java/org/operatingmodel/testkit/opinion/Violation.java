package org.operatingmodel.testkit.opinion;

import java.util.Objects;

/**
 * Something that Drools makes of a text of rules, and that no rule of the governance profile may do.
 *
 * @param rule the name of the rule; empty when it belongs to none
 * @param where a class and method that the executable model generates, or {@code line n} of the text
 * @param what what is done there, such as {@code calls java.lang.System#exit(int)}
 * @since 0.1
 */
public record Violation(String rule, String where, String what) {
    /** @throws NullPointerException if a part is missing */
    public Violation {
        Objects.requireNonNull(rule, "Violation.rule");
        Objects.requireNonNull(where, "Violation.where");
        Objects.requireNonNull(what, "Violation.what");
    }

    /** All of it in a line. */
    @Override
    public String toString() {
        return (rule.isEmpty() ? "no rule" : "rule '" + rule + "'") + ", " + where + ": " + what;
    }
}
