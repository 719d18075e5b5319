package org.operatingmodel.testkit.law;

import java.util.Optional;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L14: without what figures are made of, nothing that reads one is met. */
final class Undefined {
    private Undefined() {}

    static void check(Policy policy, Situation situation) {
        Portfolio unmeasured = Changed.without(
                situation.portfolio(),
                fact -> fact instanceof SloCount
                        || fact instanceof Cost
                        || fact instanceof FlowItem
                        || fact instanceof UsageCount);
        GateDecision decision = Decided.decide(policy.service(), situation.with(unmeasured));
        for (CriterionResult result : decision.results()) {
            Optional<Rule> rule = policy.rule(result.criterion());
            if (result instanceof Met && rule.isPresent() && needsFigure(rule.get())) {
                throw new Breach(
                                "the criterion is met, though nothing was recorded that its figure is made of",
                                result.criterion())
                        .with("without charges, counts of events and usage, and flow items", decision);
            }
        }
    }

    private static boolean needsFigure(Rule rule) {
        return rule.conditions().stream()
                .anyMatch(condition -> condition instanceof Condition.Pattern pattern
                        && pattern.from() == null
                        && pattern.type() != UndefinedFigure.class
                        && Vocabulary.figureTypes().contains(pattern.type()));
    }
}
