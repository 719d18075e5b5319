package org.operatingmodel.testkit;

import java.time.Instant;
import java.util.List;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.PracticeKind;
import org.operatingmodel.rules.language.PracticeRule;

/**
 * What a practice or guardrail came to for one subject; each assertion returns this, so that the next can follow.
 *
 * @since 0.1
 */
public final class PracticeVerifier {
    private final PracticeResult result;
    private final PracticeRule rule;
    private final String text;
    private final Expectation expectation;

    PracticeVerifier(PracticeResult result, PracticeRule rule, Instant asOf) {
        this.result = result;
        this.rule = rule;
        String whole = new Assessment(asOf, List.of(), List.of(result)).text(Expectation.WIDTH);
        this.text = whole.substring(whole.indexOf('\n') + 1);
        String kind = result.practice().kind().word();
        this.expectation = new Expectation(
                Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " '"
                        + result.practice().id() + "' of " + result.about(),
                " as of " + asOf,
                text);
    }

    /** The result itself. */
    public PracticeResult result() {
        return result;
    }

    /** The practice is done; the limit holds. */
    public PracticeVerifier isMet() {
        return is(PracticeVerdict.MET);
    }

    /** It is not done, or does not hold. */
    public PracticeVerifier isUnmet() {
        return is(PracticeVerdict.UNMET);
    }

    /**
     * It is not done, and exactly these parts of its condition fail.
     *
     * @param conditions a piece of the text of each, enough to tell it from the others that fail; white space does not matter
     * @throws IllegalArgumentException if a text is no piece of the rule, or one of several that fail
     */
    public PracticeVerifier isUnmetBecauseOf(String... conditions) {
        isUnmet();
        new FailedConditions(rule, result.failedConditions()).check(expectation, "unmet", conditions);
        return this;
    }

    /**
     * It is not done, and exactly parts of its condition on these lines fail.
     *
     * @param lines lines of the file of the rule, from 1, each of which a condition begins on
     * @throws IllegalArgumentException if no condition of the rule begins on a line
     */
    public PracticeVerifier isUnmetBecauseOfLine(int... lines) {
        isUnmet();
        new FailedConditions(rule, result.failedConditions()).check(expectation, "unmet", lines);
        return this;
    }

    /**
     * The guardrail is proven to hold.
     *
     * @throws IllegalArgumentException if it is no guardrail
     */
    public PracticeVerifier isKept() {
        requireGuardrail();
        return isMet();
    }

    /**
     * The guardrail does not hold.
     *
     * @throws IllegalArgumentException if it is no guardrail
     */
    public PracticeVerifier isBreached() {
        requireGuardrail();
        return isUnmet();
    }

    /** It asks nothing of the subject, or not at this time. */
    public PracticeVerifier isNotApplicable() {
        return is(PracticeVerdict.NOT_APPLICABLE);
    }

    /** Whether it is done or holds cannot be found out, for whatever reason. */
    public PracticeVerifier isUnevaluable() {
        return is(PracticeVerdict.UNEVALUABLE);
    }

    /** Whether it is done or holds cannot be found out, and this is the whole cause. */
    public PracticeVerifier isUnevaluableBecause(String cause) {
        isUnevaluable();
        expectation.check(cause.equals(result.cause()), "unevaluable: " + cause, "unevaluable: " + result.cause());
        return this;
    }

    /**
     * What is said about it is this, with lines of at most 100 characters; indentation of the whole does not matter.
     */
    public PracticeVerifier saying(String expected) {
        expectation.says(expected, text);
        return this;
    }

    private PracticeVerifier is(PracticeVerdict verdict) {
        expectation.check(
                result.verdict() == verdict, verdict.word(), result.verdict().word());
        return this;
    }

    private void requireGuardrail() {
        if (result.practice().kind() != PracticeKind.GUARDRAIL) {
            throw new IllegalArgumentException("'" + result.practice().id()
                    + "' must be a guardrail, but was a practice. Ask whether it isMet or isUnmet.");
        }
    }
}
