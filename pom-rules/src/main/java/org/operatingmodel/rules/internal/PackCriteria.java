package org.operatingmodel.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.evaluation.Blame;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.AgreedRules.Judgement;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;

/**
 * The criteria that one pack states for one gate.
 *
 * <p>A criterion is met when both evaluators find the same number of matches of its rule, unmet when neither finds one;
 * where they differ, it is unevaluable. The naive evaluator explains. The rules are compiled when they are first asked.
 */
public final class PackCriteria {
    private final List<Rule> rules;
    private final List<Criterion> criteria;
    private final AgreedRules agreed;

    /** The criteria of a pack's rules for one gate. */
    public PackCriteria(PackId packId, List<Rule> rules, RuleEngine engine) {
        this.rules = List.copyOf(rules);
        this.criteria = rules.stream().map(rule -> criterion(packId, rule)).toList();
        this.agreed = new AgreedRules(rules, engine);
    }

    /** The types of the facts that the rules look for. */
    public static Set<Class<? extends Record>> factTypes(List<? extends Statement> rules) {
        return RuleTree.factTypes(rules);
    }

    private static Criterion criterion(PackId packId, Rule rule) {
        return new Criterion(
                rule.gateId(),
                rule.criterionId(),
                rule.enforcement(),
                rule.name(),
                packId,
                rule.source().file(),
                rule.source().line(),
                rule.remedy());
    }

    /** The rules, in the order of the pack. */
    public List<Rule> rules() {
        return rules;
    }

    /** The criteria, in the order of the rules. */
    public List<Criterion> criteria() {
        return criteria;
    }

    /** What each criterion comes to over the facts, before waivers, in the order of the rules. */
    public List<CriterionResult> results(Facts facts) {
        return results(facts, criteria);
    }

    /**
     * What each criterion comes to over the facts, before waivers, in the order of the rules.
     *
     * @param weighed the criteria, in that order, with the enforcement that they have in this decision
     */
    public List<CriterionResult> results(Facts facts, List<Criterion> weighed) {
        List<Judgement> judgements = agreed.over(facts);
        List<CriterionResult> results = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            results.add(result(weighed.get(i), rules.get(i), judgements.get(i), facts));
        }
        return results;
    }

    /**
     * Why a rule cannot be evaluated over other facts than those of the decision; empty when it can. Only the naive
     * evaluator is asked: what it can evaluate, the engine can.
     *
     * @param rule its index
     * @param weighed its criterion, with the enforcement that it has in this decision
     * @param over what is different with these facts, in words
     */
    public Optional<Unevaluable> unevaluable(int rule, Criterion weighed, Facts facts, String over) {
        return agreed.opinion(rule, facts) instanceof Evaluation.Faulted faulted
                ? Optional.of(unevaluable(
                        weighed, new Evaluation.Faulted(faulted.where(), over + faulted.cause(), faulted.facts())))
                : Optional.empty();
    }

    private static CriterionResult result(Criterion criterion, Rule rule, Judgement judgement, Facts facts) {
        Evaluation evaluation = judgement.evaluation();
        Evaluator evaluator = judgement.evaluator();
        if (evaluation instanceof Evaluation.Faulted faulted) {
            return unevaluable(criterion, faulted);
        } else if (evaluator == null) {
            throw new IllegalStateException("A rule without an evaluator must be faulted, but was " + evaluation);
        }
        try {
            return Explainer.explain(criterion, evaluator, facts, evaluation);
        } catch (Throwable t) {
            return unevaluable(criterion, AgreedRules.fault(rule, FaultIsolation.cause(Blame.rule(t))));
        }
    }

    private static Unevaluable unevaluable(Criterion criterion, Evaluation.Faulted faulted) {
        Source where = faulted.where();
        return new Unevaluable(criterion, faulted.cause(), where.text(), where.line(), where.column(), faulted.facts());
    }
}
