package org.operatingmodel.rules.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.evaluation.Blame;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.Faulted;
import org.operatingmodel.rules.internal.RuleEngine.IsolatedRules;
import org.operatingmodel.rules.internal.RuleEngine.LeftOut;
import org.operatingmodel.rules.internal.RuleEngine.Matched;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.internal.RuleEngine.Unmatched;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Statement;

/**
 * Rules of one pack, judged by both evaluators.
 *
 * <p>The naive evaluator comes first: what it finds faulted, or to have too many matches, never reaches the engine. A rule
 * matches when both find the same number of matches, and does not when neither finds one; where they differ, it is
 * faulted. Where the engine is asked about a sample only, what the naive evaluator finds counts for the rest. The rules are
 * compiled when they are first asked.
 */
public final class AgreedRules {
    /** How many matches a rule may have. */
    static final int MOST_MATCHES = 100_000;

    private static final String TOO_MANY_MATCHES =
            "has more than " + MOST_MATCHES + " matches; join the patterns by more properties";
    private static final String DISAGREE = "the two evaluators disagree";

    private final List<Statement> rules;
    private final RuleEngine engine;
    private volatile @Nullable Ready ready;

    /** Rules that the engine compiles when they are first asked. */
    public AgreedRules(List<? extends Statement> rules, RuleEngine engine) {
        this.rules = List.copyOf(rules);
        this.engine = engine;
    }

    /**
     * What each rule comes to over the facts, in their order.
     *
     * @param facts the facts, the subject of the rules among them
     */
    public List<Judgement> over(Facts facts) {
        Ready compiled = ready();
        List<Evaluation> evaluations = new ArrayList<>();
        BitSet faulted = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            Evaluation evaluation = compiled.opinions.get(i).evaluate(facts);
            evaluations.add(evaluation);
            faulted.set(i, evaluation instanceof Evaluation.Faulted);
        }
        List<Outcome> outcomes = compiled.rules.run(facts, faulted);
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            judgements.add(compiled.opinions.get(i).agreed(evaluations.get(i), outcomes.get(i)));
        }
        return judgements;
    }

    /**
     * What the naive evaluator alone makes of one rule over the facts, or why it cannot tell.
     *
     * @param rule its index
     */
    public Evaluation opinion(int rule, Facts facts) {
        return ready().opinions.get(rule).evaluate(facts);
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

    static Evaluation.Faulted fault(Statement rule, String cause) {
        return new Evaluation.Faulted(rule.source(), cause, List.of());
    }

    /**
     * What both evaluators make of a rule.
     *
     * @param evaluator the naive evaluator, which explains; absent where the rule could not be made ready, and is faulted
     * @param evaluation what they agree on, or a fault
     */
    public record Judgement(@Nullable Evaluator evaluator, Evaluation evaluation) {}

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
            Statement rule, @Nullable Evaluator evaluator, Evaluation.@Nullable Faulted fault, boolean alternatives) {
        static Opinion of(Statement rule) {
            try {
                return new Opinion(rule, Evaluator.of(rule), null, Condition.offersAlternatives(rule.conditions()));
            } catch (Throwable t) {
                return new Opinion(rule, null, AgreedRules.fault(rule, FaultIsolation.cause(Blame.rule(t))), false);
            }
        }

        Evaluation evaluate(Facts facts) {
            if (evaluator == null) {
                return fault == null ? AgreedRules.fault(rule, DISAGREE) : fault;
            }
            Evaluation evaluation = evaluator.evaluate(facts);
            return evaluation instanceof Evaluation.Matched matched && matched.matches() > MOST_MATCHES
                    ? AgreedRules.fault(rule, TOO_MANY_MATCHES)
                    : evaluation;
        }

        Judgement agreed(Evaluation evaluation, Outcome outcome) {
            if (evaluation instanceof Evaluation.Faulted || outcome instanceof LeftOut) {
                return new Judgement(evaluator, evaluation);
            } else if (outcome instanceof Faulted faulted) {
                return new Judgement(evaluator, AgreedRules.fault(rule, faulted.cause()));
            } else if (evaluation instanceof Evaluation.Matched one
                    && outcome instanceof Matched other
                    && one.matches() == other.matches()) {
                // of alternatives, the first that holds is shown; the engine does not say which one a match is of
                return new Judgement(
                        evaluator, alternatives ? one : new Evaluation.Matched(other.facts(), other.matches()));
            } else if (evaluation instanceof Evaluation.Unmatched && outcome instanceof Unmatched) {
                return new Judgement(evaluator, evaluation);
            }
            return new Judgement(evaluator, AgreedRules.fault(rule, DISAGREE));
        }
    }
}
