package org.operatingmodel.rules.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.rules.language.Rule;

/**
 * What a criterion came to, and why.
 *
 * <p>An unmet criterion names the first condition that no combination of facts gets past, and every later one that fails
 * too and reads nothing that a failing condition would have bound. All of them are told for one combination of facts for
 * the conditions before: the first, among at most {@value #MOST_PREFIXES} in canonical order, with the fewest failing
 * conditions. So a fact for each of them completes that combination.
 *
 * @since 0.1
 */
public final class Explainer {
    static final int MOST_PREFIXES = 100;

    private Explainer() {}

    /** What the criterion that the rule states comes to; see the other method for many times. */
    public static CriterionResult explain(Criterion criterion, Rule rule, Facts facts) {
        return explain(criterion, Evaluator.of(rule), facts);
    }

    /** What the criterion that the evaluator's rule states comes to. */
    public static CriterionResult explain(Criterion criterion, Evaluator evaluator, Facts facts) {
        return explain(criterion, evaluator, facts, evaluator.evaluate(facts));
    }

    /**
     * What the criterion that the evaluator's rule states comes to.
     *
     * @param evaluation what the evaluator came to over the facts
     */
    public static CriterionResult explain(
            Criterion criterion, Evaluator evaluator, Facts facts, Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Matched matched) {
            return new Met(criterion, found(evaluator, matched), matched.matches(), lookedAt(evaluator, facts));
        } else if (evaluation instanceof Evaluation.Faulted faulted) {
            return new Unevaluable(
                    criterion,
                    faulted.cause(),
                    faulted.where().text(),
                    faulted.where().line(),
                    faulted.where().column(),
                    faulted.facts());
        }
        Evaluation.Unmatched unmatched = (Evaluation.Unmatched) evaluation;
        List<FailedCondition> failed = whyNot(evaluator, facts, unmatched);
        return unmatched.inScope()
                ? new Unmet(criterion, failed, List.of())
                : new NotApplicable(criterion, failed.get(0));
    }

    /** The facts of the first match, without what the rule is about. */
    public static List<FactReference> found(Evaluator evaluator, Evaluation.Matched matched) {
        return matched.facts().stream()
                .filter(reference -> !evaluator.plan().rule.about(reference.fact()))
                .toList();
    }

    /** What the negations and aggregates of a rule look at. */
    public static List<Population> lookedAt(Evaluator evaluator, Facts facts) {
        return populations(evaluator.plan().conditions, facts);
    }

    /**
     * Why a rule does not match: the condition of its scope that leaves the subject out, or else what fails after it.
     *
     * @param evaluator the rule's evaluator
     * @param facts the facts over which it does not match
     * @param unmatched what it came to
     * @return at least one
     */
    public static List<FailedCondition> whyNot(Evaluator evaluator, Facts facts, Evaluation.Unmatched unmatched) {
        Plan plan = evaluator.plan();
        Work.start();
        try {
            Frame frame = plan.prepare(facts);
            frame.explain();
            return unmatched.inScope() ? failing(plan, frame) : List.of(new WhyNot(frame, null).scope(plan));
        } catch (Fault fault) {
            return List.of(WhyNot.untold(plan.scope, Fault.cause(fault)));
        } finally {
            Work.end();
        }
    }

    private static List<FailedCondition> failing(Plan plan, Frame frame) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(plan.scope);
        nodes.addAll(plan.conditions);
        Prefix prefix = Prefix.longest(nodes, frame, plan::about);
        List<Node> judged = prefix.judged();
        List<Node> failing = judged;
        @Nullable Object[] chosen = prefix.tuples().get(0);
        for (@Nullable Object[] tuple : prefix.tuples()) {
            List<Node> under = judged.stream()
                    .filter(node -> !WhyNot.holds(node, frame, tuple))
                    .toList();
            if (tuple == prefix.tuples().get(0) || under.size() < failing.size()) {
                failing = under;
                chosen = tuple;
            }
            if (failing.size() == 1) {
                break;
            }
        }
        WhyNot whyNot = new WhyNot(
                frame, chosen[plan.scope.slot] instanceof ProductScoped subject ? subject.productId() : null);
        List<FailedCondition> failed = new ArrayList<>();
        for (Node node : failing) {
            failed.add(whyNot.failed(node, chosen));
        }
        return failed;
    }

    /** What the negations and aggregates look at. */
    private static List<Population> populations(List<? extends Node> nodes, Facts facts) {
        List<Population> populations = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Node.AnyNode any) {
                any.alternatives.forEach(alternative -> populations.addAll(populations(alternative, facts)));
            } else if (node instanceof Node.GroupNode group && !group.negated) {
                populations.addAll(populations(group.nodes, facts));
            } else if (!(node instanceof Node.PatternNode)) {
                types(node, facts)
                        .forEach((type, size) -> populations.add(new Population(
                                node.source().text(),
                                node.source().line(),
                                node.source().column(),
                                type,
                                size)));
            }
        }
        return populations;
    }

    /** How many facts there are of each type that the condition looks at, in the order of the text. */
    static Map<String, Integer> types(Node node, Facts facts) {
        Map<String, Integer> types = new LinkedHashMap<>();
        types(node, facts, types);
        return types;
    }

    private static void types(Node node, Facts facts, Map<String, Integer> types) {
        if (node instanceof Node.PatternNode pattern) {
            if (pattern.from == null) {
                types.put(
                        pattern.pattern.type().getSimpleName(),
                        facts.ofType(pattern.pattern.type()).size());
            }
        } else if (node instanceof Node.GroupNode group) {
            group.nodes.forEach(inner -> types(inner, facts, types));
        } else if (node instanceof Node.AnyNode any) {
            any.alternatives.forEach(alternative -> alternative.forEach(inner -> types(inner, facts, types)));
        } else if (node instanceof Node.AccumulateNode accumulate) {
            accumulate.over.forEach(inner -> types(inner, facts, types));
        } else if (node instanceof Node.ForallNode forall) {
            types(forall.base, facts, types);
            forall.rest.forEach(inner -> types(inner, facts, types));
        }
    }
}
