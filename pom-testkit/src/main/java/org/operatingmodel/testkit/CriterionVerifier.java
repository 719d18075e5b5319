package org.operatingmodel.testkit;

import java.time.Instant;
import java.util.List;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.rules.language.Rule;

/**
 * What a criterion came to for a product at a gate; each assertion returns this, so that the next can follow.
 *
 * @since 0.1
 */
public final class CriterionVerifier {
    private final GateDecision decision;
    private final CriterionResult result;
    private final Rule rule;
    private final Expectation expectation;

    CriterionVerifier(GateDecision decision, CriterionResult result, Rule rule) {
        this.decision = decision;
        this.result = result;
        this.rule = rule;
        this.expectation = new Expectation(
                "Criterion '" + result.criterion().id() + "' of '"
                        + decision.request().productId() + "' at '"
                        + decision.request().gateId() + "'",
                " as of " + decision.asOf(),
                GateVerifier.text(decision));
    }

    /** The result itself. */
    public CriterionResult result() {
        return result;
    }

    /** The condition of the rule holds. */
    public CriterionVerifier isMet() {
        expectation.check(result instanceof Met, "met", told());
        return this;
    }

    /** The condition of the rule does not hold, for whatever reason, and no waiver covers that. */
    public CriterionVerifier isUnmet() {
        expectation.check(result instanceof Unmet, "unmet", told());
        return this;
    }

    /**
     * The condition of the rule does not hold, and exactly these parts of it fail.
     *
     * @param conditions a piece of the text of each, enough to tell it from the others that fail; white space does not matter
     * @throws IllegalArgumentException if a text is no piece of the rule, or one of several that fail
     */
    public CriterionVerifier isUnmetBecauseOf(String... conditions) {
        isUnmet();
        new FailedConditions(rule, ((Unmet) result).failedConditions()).check(expectation, "unmet", conditions);
        return this;
    }

    /**
     * The condition of the rule does not hold, and exactly parts of it on these lines fail.
     *
     * @param lines lines of the file of the rule, from 1, each of which a condition begins on
     * @throws IllegalArgumentException if no condition of the rule begins on a line
     */
    public CriterionVerifier isUnmetBecauseOfLine(int... lines) {
        isUnmet();
        new FailedConditions(rule, ((Unmet) result).failedConditions()).check(expectation, "unmet", lines);
        return this;
    }

    /** It is unmet, and some waiver covers it. */
    public CriterionVerifier isWaived() {
        expectation.check(result instanceof Waived, "waived", told());
        return this;
    }

    /** It is unmet, and this waiver covers it. */
    public CriterionVerifier isWaivedBy(String waiver) {
        expectation.check(
                result instanceof Waived waived && waived.waiver().id().value().equals(waiver),
                "waived by '" + waiver + "'",
                told());
        return this;
    }

    /** It is unmet or unevaluable, and does not block yet. */
    public CriterionVerifier isInGrace() {
        expectation.check(result instanceof InGrace, "in grace", told());
        return this;
    }

    /** It is unmet or unevaluable, and does not block before the instant. */
    public CriterionVerifier isInGraceUntil(Instant end) {
        expectation.check(
                result instanceof InGrace grace && grace.until().equals(end), "in grace until " + end, told());
        return this;
    }

    /** It asks nothing of the product, or not at this time. */
    public CriterionVerifier isNotApplicable() {
        expectation.check(result instanceof NotApplicable, "not applicable", told());
        return this;
    }

    /** Whether its condition holds cannot be found out, for whatever reason. */
    public CriterionVerifier isUnevaluable() {
        expectation.check(result instanceof Unevaluable, "unevaluable", told());
        return this;
    }

    /** Whether its condition holds cannot be found out, and this is the whole cause. */
    public CriterionVerifier isUnevaluableBecause(String cause) {
        expectation.check(
                result instanceof Unevaluable unevaluable && unevaluable.cause().equals(cause),
                "unevaluable: " + cause,
                result instanceof Unevaluable unevaluable ? "unevaluable: " + unevaluable.cause() : told());
        return this;
    }

    /**
     * What the explanation of the gate says about the criterion is this, with lines of at most 100 characters; indentation of
     * the whole does not matter.
     */
    public CriterionVerifier saying(String text) {
        String whole = GateVerifier.text(GateVerifier.only(decision, List.of(result)));
        expectation.says(
                text, whole.substring(whole.indexOf("\n  " + result.criterion().id() + "  ") + 1));
        return this;
    }

    private String told() {
        if (result instanceof Waived waived) {
            return "waived by '" + waived.waiver().id() + "'";
        } else if (result instanceof InGrace grace) {
            return "in grace until " + grace.until();
        } else if (result instanceof NotApplicable) {
            return "not applicable";
        } else if (result instanceof Unevaluable unevaluable) {
            return "unevaluable: " + unevaluable.cause();
        } else if (result instanceof Unmet unmet) {
            return "unmet because of "
                    + Expectation.quoted(unmet.failedConditions().stream()
                            .map(FailedCondition::text)
                            .map(text -> text.replaceAll("\\s+", " ").strip())
                            .toList());
        }
        return result.word();
    }
}
