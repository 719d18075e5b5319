package org.operatingmodel.rules.internal;

import java.util.ArrayList;
import java.util.List;
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
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.CompiledRules;
import org.operatingmodel.rules.internal.RuleEngine.Faulted;
import org.operatingmodel.rules.internal.RuleEngine.Matched;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.language.Rule;

/**
 * The criteria that one pack states for one gate.
 *
 * <p>The engine decides; the naive evaluator explains. Where one finds a match and the other none, the criterion is
 * unevaluable. The rules are compiled when they are first asked.
 */
public final class PackCriteria {
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
    public static Set<Class<? extends Record>> factTypes(List<Rule> rules) {
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
        Ready compiled = ready();
        List<Outcome> outcomes = compiled.rules.run(facts);
        List<CriterionResult> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(result(criteria.get(i), compiled.evaluators.get(i), outcomes.get(i), facts));
        }
        return results;
    }

    private Ready ready() {
        Ready known = ready;
        if (known == null) {
            synchronized (this) {
                known = ready;
                if (known == null) {
                    known = new Ready(
                            engine.compile(rules),
                            rules.stream().map(Evaluator::of).toList());
                    ready = known;
                }
            }
        }
        return known;
    }

    private static CriterionResult result(Criterion criterion, Evaluator evaluator, Outcome outcome, Facts facts) {
        Rule rule = evaluator.rule();
        boolean alternatives = RuleTree.offersAlternatives(rule.conditions());
        if (outcome instanceof Matched matched && !alternatives && !RuleTree.looksAtPopulations(rule.conditions())) {
            return met(criterion, matched, List.of());
        }
        CriterionResult explained = explained(criterion, evaluator, facts);
        if (explained instanceof Unevaluable) {
            return explained;
        } else if (outcome instanceof Faulted faulted) {
            return unevaluable(criterion, rule, faulted.cause());
        } else if (outcome instanceof Matched matched) {
            if (!(explained instanceof Met met)) {
                return unevaluable(criterion, rule, DISAGREE);
            }
            // of alternatives, the first that holds is shown; the engine does not say which one a match is of
            return alternatives ? met : met(criterion, matched, met.lookedAt());
        }
        return explained instanceof Met ? unevaluable(criterion, rule, DISAGREE) : explained;
    }

    private static Met met(Criterion criterion, Matched matched, List<Population> lookedAt) {
        List<FactReference> facts = matched.facts().stream()
                .filter(reference -> !(reference.fact() instanceof GateReview))
                .toList();
        return new Met(criterion, facts, matched.matches(), lookedAt);
    }

    private static CriterionResult explained(Criterion criterion, Evaluator evaluator, Facts facts) {
        try {
            return Explainer.explain(criterion, evaluator, facts);
        } catch (RuntimeException | StackOverflowError e) {
            return unevaluable(criterion, evaluator.rule(), FaultIsolation.cause(e));
        }
    }

    private static Unevaluable unevaluable(Criterion criterion, Rule rule, String cause) {
        return new Unevaluable(
                criterion,
                cause,
                rule.source().text(),
                rule.source().line(),
                rule.source().column(),
                List.of());
    }

    /** What is made once, when it is first needed. */
    private record Ready(CompiledRules rules, List<Evaluator> evaluators) {}
}
