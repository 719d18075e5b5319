package org.operatingmodel.testkit.law;

import java.util.List;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.FailedConstraint;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NearMiss;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.testkit.Situation;

/** L10: what an explanation quotes stands in the rule at the place that it names, and what it shows is among the facts. */
final class Explained {
    private final GateDecision decision;
    private final CriterionResult result;
    private final Source source;

    private Explained(GateDecision decision, CriterionResult result, Source source) {
        this.decision = decision;
        this.result = result;
        this.source = source;
    }

    static void check(Policy policy, Situation situation) {
        GateDecision decision = Decided.decide(policy.service(), situation);
        String text = decision.explanation().text();
        for (CriterionResult result : decision.results()) {
            policy.rule(result.criterion()).ifPresent(rule -> new Explained(decision, result, rule.source()).check());
            if (!text.contains(result.criterion().id().value())) {
                throw new Breach("the explanation does not name the criterion", result.criterion())
                        .with("decision", decision);
            }
        }
    }

    private void check() {
        if (result.criterion().line() != source.line()
                || !result.criterion().file().equals(source.file())) {
            throw broken("the rule stands at " + source + ", not where the criterion says");
        }
        if (result instanceof Met met) {
            for (FactReference fact : met.facts()) {
                boolean part = decision.facts().stream()
                        .anyMatch(known -> known.equals(fact.fact())
                                || known.toString().contains(fact.fact().toString()));
                if (!part) {
                    throw broken("it shows a fact that is not among those that it could read: " + fact.fact());
                }
            }
            for (Population population : met.lookedAt()) {
                stands(population.line(), population.column(), population.text());
            }
        } else if (result instanceof Unmet unmet) {
            unmet(unmet);
        } else if (result instanceof Waived waived) {
            unmet(waived.unmet());
        } else if (result instanceof NotApplicable notApplicable) {
            if (notApplicable.scope().kind() == FailedCondition.Kind.OUT_OF_SCOPE) {
                failed(notApplicable.scope());
            }
        } else if (result instanceof Unevaluable unevaluable) {
            stands(unevaluable.line(), unevaluable.column(), unevaluable.text());
        }
    }

    private void unmet(Unmet unmet) {
        unmet.failedConditions().forEach(this::failed);
    }

    private void failed(FailedCondition failed) {
        stands(failed.line(), failed.column(), failed.text());
        if (failed.summary().isBlank()
                || failed.summary().contains("$pom")
                || failed.summary().endsWith(".")) {
            throw broken("it does not say in a sentence what is missing: '" + failed.summary() + "'");
        }
        for (NearMiss miss : failed.nearest()) {
            for (FailedConstraint constraint : miss.failed()) {
                stands(constraint.line(), constraint.column(), constraint.text());
            }
        }
    }

    /** The text must stand at the place, counted from where the rule begins. */
    private void stands(int line, int column, String text) {
        List<String> lines = source.text().lines().toList();
        int first = line - source.line();
        if (first >= 0 && first < lines.size()) {
            int skipped = column - (first == 0 ? source.column() : 1);
            String rest = String.join("\n", lines.subList(first, lines.size()));
            if (skipped >= 0 && skipped <= rest.length() && rest.startsWith(text, skipped)) {
                return;
            }
        }
        throw broken("it quotes what does not stand at line " + line + ", column " + column + ": '" + text + "'");
    }

    private Breach broken(String what) {
        return new Breach(what, result.criterion()).with("decision", decision).with("rule", source.text());
    }
}
