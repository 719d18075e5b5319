package org.operatingmodel.practice;

import java.util.Locale;

/**
 * What a rule that blocks nothing states.
 *
 * @since 0.1
 */
public enum PracticeKind {
    /** Something that is done. */
    PRACTICE,
    /** A limit, as the proof that it holds. */
    GUARDRAIL;

    /** Its word in rules and data, such as {@code guardrail}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
