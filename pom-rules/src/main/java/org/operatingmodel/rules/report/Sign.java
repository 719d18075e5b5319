package org.operatingmodel.rules.report;

import java.util.Objects;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.PracticeId;

/**
 * What one practice says for or against something, in one line; the assessment that it is from has the whole reason.
 *
 * @param practice the practice
 * @param about of what, in words, such as {@code product partner-portal}
 * @param verdict what it comes to
 * @param told what holds, fails or went wrong, in words
 * @since 0.1
 */
public record Sign(PracticeId practice, String about, PracticeVerdict verdict, String told) {
    /** @throws NullPointerException if a part is missing */
    public Sign {
        Objects.requireNonNull(practice, "Sign.practice");
        Objects.requireNonNull(about, "Sign.about");
        Objects.requireNonNull(verdict, "Sign.verdict");
        Objects.requireNonNull(told, "Sign.told");
    }

    static Sign of(PracticeResult result) {
        String cause = result.cause();
        String told = cause != null
                ? cause
                : result.failedConditions().isEmpty()
                        ? result.practice().sentence()
                        : result.failedConditions().get(0).summary();
        return new Sign(result.practice().id(), result.about(), result.verdict(), told);
    }

    @Override
    public String toString() {
        return practice + " of " + about + ": " + told;
    }
}
