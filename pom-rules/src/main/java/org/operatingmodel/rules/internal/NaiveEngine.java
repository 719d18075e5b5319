package org.operatingmodel.rules.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Statement;

/**
 * Judges rules by the naive evaluator, so that nothing is compiled: for trials of rules that decide nothing of record.
 *
 * @param judged told of each rule and the facts that it is judged over; called by several threads
 */
public record NaiveEngine(BiConsumer<Statement, Facts> judged) implements RuleEngine {
    @Override
    public IsolatedRules compile(List<? extends Statement> rules) {
        List<Evaluator> evaluators = new ArrayList<>();
        rules.forEach(rule -> evaluators.add(Evaluator.of(rule)));
        return new IsolatedRules() {
            @Override
            public List<Outcome> run(Facts facts) {
                return run(facts, new BitSet());
            }

            @Override
            public List<Outcome> run(Facts facts, BitSet leftOut) {
                List<Outcome> outcomes = new ArrayList<>();
                for (int i = 0; i < evaluators.size(); i++) {
                    judged.accept(evaluators.get(i).rule(), facts);
                    outcomes.add(leftOut.get(i) ? new LeftOut() : outcome(evaluators.get(i), facts));
                }
                return outcomes;
            }
        };
    }

    private static Outcome outcome(Evaluator evaluator, Facts facts) {
        Evaluation evaluation = evaluator.evaluate(facts);
        if (evaluation instanceof Evaluation.Matched matched) {
            return new Matched(matched.facts(), matched.matches());
        } else if (evaluation instanceof Evaluation.Faulted faulted) {
            return new Faulted(faulted.cause());
        }
        return new Unmatched();
    }
}
