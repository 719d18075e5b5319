package org.operatingmodel.testkit.law;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.rules.AppliesTo;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.testkit.Situation;

/** L11: the naive evaluator, over the tree of the rule as it is written, comes to the same. */
final class Agreement {
    private Agreement() {}

    static void check(Policy policy, Situation situation) {
        GateDecision decision = Decided.decide(policy.service(), situation);
        Facts facts = Facts.of(decision.asOf(), decision.facts(), List.of());
        for (CriterionResult result : decision.results()) {
            Rule rule = policy.rule(result.criterion()).orElse(null);
            if (rule != null && asked(policy, situation, result)) {
                Evaluation evaluation = Evaluator.evaluate(rule, facts);
                String difference = difference(result, evaluation, rule, dated(policy, rule, result));
                if (difference != null) {
                    throw new Breach(difference, result.criterion())
                            .with("decision", decision)
                            .with("rule", rule.source().text())
                            .with("second evaluator", evaluation.toString());
                }
            }
        }
    }

    /** Whether the pack of a criterion is about the product; what it says otherwise is for the first law. */
    private static boolean asked(Policy policy, Situation situation, CriterionResult result) {
        AppliesTo appliesTo =
                policy.pack(result.criterion().packId()).manifest().appliesTo();
        return appliesTo == null
                || situation
                        .portfolio()
                        .product(situation.request().productId())
                        .filter(appliesTo::covers)
                        .isPresent();
    }

    /** Whether days of the rule or its pack have a say, too. */
    private static boolean dated(Policy policy, Rule rule, CriterionResult result) {
        PackManifest manifest = policy.pack(result.criterion().packId()).manifest();
        return !rule.effectivePeriod().equals(EffectivePeriod.ALWAYS)
                || manifest.effectiveFrom() != null
                || manifest.expires() != null;
    }

    private static @Nullable String difference(
            CriterionResult result, Evaluation evaluation, Rule rule, boolean dated) {
        if (evaluation instanceof Evaluation.Matched matched) {
            if (!(result instanceof Met met)) {
                return dated && (result instanceof NotApplicable || result instanceof Unevaluable)
                        ? null
                        : "a match is there, but the criterion is " + result.word();
            }
            if (met.matches() != matched.matches()) {
                return "there are " + matched.matches() + " matches, but the decision counts " + met.matches();
            }
            List<Record> first = matched.facts().stream()
                    .map(FactReference::fact)
                    .filter(fact -> !(fact instanceof GateReview))
                    .toList();
            // of alternatives, each evaluator has an order of its own
            return Condition.offersAlternatives(rule.conditions())
                            || met.facts().stream()
                                    .map(FactReference::fact)
                                    .toList()
                                    .equals(first)
                    ? null
                    : "the first match is another one";
        } else if (result instanceof Met) {
            return "no match is there, but the criterion is met";
        } else if (result instanceof InGrace inGrace) {
            return difference(inGrace.shortfall(), evaluation, rule, dated);
        } else if (dated && (result instanceof NotApplicable || result instanceof Unevaluable)) {
            return null;
        } else if (evaluation instanceof Evaluation.Unmatched unmatched) {
            boolean expected = unmatched.inScope()
                    ? result instanceof Unmet || result instanceof Waived
                    : result instanceof NotApplicable;
            return expected ? null : "no match is there, but the criterion is " + result.word();
        }
        return result instanceof Unevaluable
                ? null
                : "the rule cannot be evaluated, but the criterion is " + result.word();
    }
}
