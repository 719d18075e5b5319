package org.operatingmodel.rules.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.evaluation.Blame;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.Faulted;
import org.operatingmodel.rules.internal.RuleEngine.IsolatedRules;
import org.operatingmodel.rules.internal.RuleEngine.Matched;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.internal.RuleEngine.Unmatched;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;

/**
 * The criteria that one pack states for one gate.
 *
 * <p>The naive evaluator comes first: what it finds faulted, or to have too many matches, never reaches the engine. A
 * criterion is met when both find the same number of matches, unmet when neither finds one; where they differ, it is
 * unevaluable. The naive evaluator explains. The rules are compiled when they are first asked.
 */
public final class PackCriteria {
    /** How many matches a rule may have. */
    static final int MOST_MATCHES = 100_000;

    private static final String TOO_MANY_MATCHES =
            "has more than " + MOST_MATCHES + " matches; join the patterns by more properties";
    private static final String DISAGREE = "the two evaluators disagree";

    private final List<Rule> rules;
    private final List<Criterion> criteria;
    private final RuleEngine engine;
    private volatile @Nullable Ready ready;

    /** The criteria of a pack's rules for one gate. */
    public PackCriteria(PackId packId, List<Rule> rules, RuleEngine engine) {
        this.rules = List.copyOf(rules);
        this.criteria = rules.stream().map(rule -> criterion(packId, rule)).toList();
        this.engine = engine;
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
        Ready compiled = ready();
        List<Evaluation> evaluations = new ArrayList<>();
        BitSet faulted = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            Evaluation evaluation = compiled.opinions.get(i).evaluate(facts);
            evaluations.add(evaluation);
            faulted.set(i, evaluation instanceof Evaluation.Faulted);
        }
        List<Outcome> outcomes = compiled.rules.run(facts, faulted);
        List<CriterionResult> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(result(weighed.get(i), compiled.opinions.get(i), evaluations.get(i), outcomes.get(i), facts));
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
        return ready().opinions.get(rule).evaluate(facts) instanceof Evaluation.Faulted faulted
                ? Optional.of(unevaluable(
                        weighed, new Evaluation.Faulted(faulted.where(), over + faulted.cause(), faulted.facts())))
                : Optional.empty();
    }

    private Ready ready() {
        Ready known = ready;
        if (known == null) {
            synchronized (this) {
                known = ready;
                if (known == null) {
                    known = new Ready(
                            engine.compile(rules),
                            rules.stream().map(Opinion::of).toList());
                    ready = known;
                }
            }
        }
        return known;
    }

    private static CriterionResult result(
            Criterion criterion, Opinion opinion, Evaluation evaluation, Outcome outcome, Facts facts) {
        Rule rule = opinion.rule;
        Evaluator evaluator = opinion.evaluator;
        if (evaluation instanceof Evaluation.Faulted faulted) {
            return unevaluable(criterion, faulted);
        } else if (outcome instanceof Faulted faulted) {
            return unevaluable(criterion, fault(rule, faulted.cause()));
        } else if (evaluator == null || !agree(evaluation, outcome)) {
            return unevaluable(criterion, fault(rule, DISAGREE));
        }
        CriterionResult explained;
        try {
            explained = Explainer.explain(criterion, evaluator, facts, evaluation);
        } catch (Throwable t) {
            return unevaluable(criterion, fault(rule, FaultIsolation.cause(Blame.rule(t))));
        }
        // of alternatives, the first that holds is shown; the engine does not say which one a match is of
        return explained instanceof Met met && outcome instanceof Matched matched && !opinion.alternatives
                ? met(criterion, matched, met.lookedAt())
                : explained;
    }

    private static boolean agree(Evaluation evaluation, Outcome outcome) {
        if (evaluation instanceof Evaluation.Matched one && outcome instanceof Matched other) {
            return one.matches() == other.matches();
        }
        return evaluation instanceof Evaluation.Unmatched && outcome instanceof Unmatched;
    }

    private static Met met(Criterion criterion, Matched matched, List<Population> lookedAt) {
        List<FactReference> facts = matched.facts().stream()
                .filter(reference -> !(reference.fact() instanceof GateReview))
                .toList();
        return new Met(criterion, facts, matched.matches(), lookedAt);
    }

    private static Evaluation.Faulted fault(Rule rule, String cause) {
        return new Evaluation.Faulted(rule.source(), cause, List.of());
    }

    private static Unevaluable unevaluable(Criterion criterion, Evaluation.Faulted faulted) {
        Source where = faulted.where();
        return new Unevaluable(criterion, faulted.cause(), where.text(), where.line(), where.column(), faulted.facts());
    }

    /** What is made once, when it is first needed. */
    private record Ready(IsolatedRules rules, List<Opinion> opinions) {}

    /**
     * What the naive evaluator says about a rule.
     *
     * @param evaluator absent when the rule could not be made ready
     * @param fault why it could not
     * @param alternatives whether the rule offers alternatives
     */
    private record Opinion(
            Rule rule, @Nullable Evaluator evaluator, Evaluation.@Nullable Faulted fault, boolean alternatives) {
        static Opinion of(Rule rule) {
            try {
                return new Opinion(rule, Evaluator.of(rule), null, Condition.offersAlternatives(rule.conditions()));
            } catch (Throwable t) {
                return new Opinion(rule, null, PackCriteria.fault(rule, FaultIsolation.cause(Blame.rule(t))), false);
            }
        }

        Evaluation evaluate(Facts facts) {
            if (evaluator == null) {
                return fault == null ? PackCriteria.fault(rule, DISAGREE) : fault;
            }
            Evaluation evaluation = evaluator.evaluate(facts);
            return evaluation instanceof Evaluation.Matched matched && matched.matches() > MOST_MATCHES
                    ? PackCriteria.fault(rule, TOO_MANY_MATCHES)
                    : evaluation;
        }
    }
}
