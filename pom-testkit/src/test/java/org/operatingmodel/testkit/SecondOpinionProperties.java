package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.testkit.opinion.ExecutableRules;
import org.operatingmodel.testkit.opinion.SecondOpinion;
import org.operatingmodel.testkit.opinion.Traces;

/**
 * Whatever loads does nothing but ask, and three ways of asking come to the same: the naive evaluator, the rules as a
 * governance runs them, and the rules as an executable model.
 *
 * <p>{@code -Dsecond-opinion=50} makes it fifty times as many.
 */
@PropertyDefaults(shrinking = ShrinkingMode.OFF)
class SecondOpinionProperties {
    private static final int ROUNDS = Integer.getInteger("second-opinion", 1);
    private static final SecondOpinion STANDARD = SecondOpinion.of(Standard.PACK);
    private static final ExecutableRules EXECUTABLE = new ExecutableRules(STANDARD);

    /** Few packs, because compiling is what takes time, and many situations for each. */
    static class Rounds extends TrialDomain {
        @Provide
        Arbitrary<List<Trial>> rounds() {
            return Combinators.combine(RulePacks.texts(), situations().list().ofSize(30))
                    .as(Trial::new)
                    .list()
                    .ofSize(ROUNDS);
        }
    }

    /** More of everything about the standard gates. */
    static class StandardRounds extends GovernanceDomain {
        @Provide
        Arbitrary<List<Situation>> rounds() {
            return situations().list().ofSize(ROUNDS);
        }
    }

    @Domain(Rounds.class)
    @Property(tries = 4, seed = "20260621")
    void of_random_rules(@ForAll List<Trial> trials) {
        for (Trial trial : trials) {
            SecondOpinion opinion = SecondOpinion.of(trial.pack());
            assertThat(opinion.violations()).as(trial.text).isEmpty();

            ExecutableRules rules = new ExecutableRules(opinion);
            for (Situation situation : trial.situations) {
                agree(trial.pack(), rules, trial.decide(situation));
            }
        }
    }

    @Domain(StandardRounds.class)
    @Property(tries = 150, seed = "20260621")
    void of_the_standard_gates(@ForAll List<Situation> situations) {
        assertThat(STANDARD.violations()).isEmpty();
        for (Situation situation : situations) {
            agree(Standard.PACK, EXECUTABLE, Standard.decide(situation));
        }
    }

    private static void agree(RulePack pack, ExecutableRules executable, GateDecision decision) {
        Facts facts = Facts.of(decision.asOf(), decision.facts(), List.of());
        String before = facts.all().toString();
        Traces traces = Traces.now();
        Map<String, Long> fired = executable.fired(facts.all());
        traces.assertNoneSince();
        assertThat(facts.all()).hasToString(before);
        for (int i = 0; i < pack.rules().size(); i++) {
            Rule rule = pack.rules().get(i);
            if (rule.gateId().equals(decision.request().gateId())) {
                long matches = matches(Evaluator.evaluate(rule, facts));
                String what = rule.source().text() + "\n" + before;
                assertThat(fired.getOrDefault("r" + i, 0L)).as(what).isEqualTo(matches);
                assertThat(matches(result(decision, rule))).as(what).isEqualTo(matches);
            }
        }
    }

    private static long matches(Evaluation evaluation) {
        assertThat(evaluation).isNotInstanceOf(Evaluation.Faulted.class);
        return evaluation instanceof Evaluation.Matched matched ? matched.matches() : 0;
    }

    private static long matches(CriterionResult result) {
        assertThat(result).isNotInstanceOf(Unevaluable.class);
        return result instanceof Met met ? met.matches() : 0;
    }

    private static CriterionResult result(GateDecision decision, Rule rule) {
        return decision.results().stream()
                .filter(result -> result.criterion().id().equals(rule.criterionId()))
                .findFirst()
                .orElseThrow();
    }
}
