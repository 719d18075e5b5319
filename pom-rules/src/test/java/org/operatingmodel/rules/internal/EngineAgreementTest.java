package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.Matched;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Rule;

/** Law L11: the engine and the naive evaluator come to the same. */
class EngineAgreementTest {
    private static final long SEED = 20_260_621;
    private static final int KNOWLEDGE_BASES = 2_000;
    private static final int FACT_SETS = 4;

    @Test
    void engine_and_naive_evaluator_agree_on_random_packs() {
        RuleEngine engine = new DroolsEngine(List.of());
        LongAdder matched = new LongAdder();
        List<String> differences = IntStream.range(0, KNOWLEDGE_BASES)
                .parallel()
                .mapToObj(i -> {
                    RandomRules source = new RandomRules(new Random(SEED + i));
                    List<Rule> rules = source.pack();
                    RuleEngine.CompiledRules compiled = engine.compile(rules);
                    List<String> found = new ArrayList<>();
                    for (int k = 0; k < FACT_SETS; k++) {
                        Facts facts = source.facts();
                        List<Outcome> outcomes = compiled.run(facts);
                        for (int r = 0; r < rules.size(); r++) {
                            Object naive = Evaluator.evaluate(rules.get(r), facts);
                            if (outcomes.get(r) instanceof Matched) {
                                matched.increment();
                            }
                            boolean alternatives =
                                    Condition.offersAlternatives(rules.get(r).conditions());
                            if (!comparable(outcomes.get(r), alternatives).equals(comparable(naive, alternatives))) {
                                found.add("seed " + (SEED + i) + ", facts " + facts.all() + ": engine "
                                        + outcomes.get(r) + ", naive " + naive + "\n"
                                        + CanonicalPrint.of(rules.get(r)));
                            }
                        }
                    }
                    return found;
                })
                .flatMap(List::stream)
                .toList();
        assertThat(differences).as("first seed %d", SEED).isEmpty();
        assertThat(matched.sum()).isGreaterThan(1_000);
    }

    /** The first match is the first of all facts for the engine, the first of the first alternative for the other. */
    private static Object comparable(Object outcome, boolean alternatives) {
        if (outcome instanceof Matched matched) {
            return List.of(alternatives ? List.of() : matched.facts(), matched.matches());
        } else if (outcome instanceof Evaluation.Matched matched) {
            return List.of(alternatives ? List.of() : matched.facts(), matched.matches());
        }
        boolean faulted = outcome instanceof RuleEngine.Faulted || outcome instanceof Evaluation.Faulted;
        return faulted ? "faulted" : "unmatched";
    }
}
