package org.operatingmodel.decision;

import java.util.Locale;

/**
 * What a practice comes to for one subject.
 *
 * @since 0.1
 */
public enum PracticeVerdict {
    /** Its condition holds. */
    MET,
    /** Its condition does not hold. */
    UNMET,
    /** Whether its condition holds could not be found out; never counts as met. */
    UNEVALUABLE,
    /** It asks nothing of this subject, or not at this time. */
    NOT_APPLICABLE;

    /** Its word in texts and data, such as {@code not-applicable}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
