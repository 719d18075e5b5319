package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Rule;

/** L11: the naive evaluator agrees with the engine on every rule. */
class AgreementProperties {
    @Domain(TrialDomain.class)
    @Property(tries = 120)
    void on_random_rules(@ForAll Trial trial) {
        for (Situation situation : trial.situations) {
            agree(trial.pack(), trial.decide(situation));
        }
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 300)
    void on_the_standard_gates(@ForAll Situation situation) {
        agree(Standard.PACK, Standard.decide(situation));
    }

    private static void agree(RulePack pack, GateDecision decision) {
        Facts facts = Facts.of(decision.asOf(), decision.facts(), List.of());
        for (CriterionResult result : decision.results()) {
            Rule rule = pack.rules().stream()
                    .filter(one -> one.criterionId().equals(result.criterion().id()))
                    .findFirst()
                    .orElseThrow();
            Evaluation evaluation = Evaluator.evaluate(rule, facts);
            String what = rule.source().text() + "\n" + decision.facts() + "\n" + result + "\n" + evaluation;
            if (evaluation instanceof Evaluation.Matched matched) {
                assertThat(result).as(what).isInstanceOf(Met.class);
                Met met = (Met) result;
                assertThat(met.matches()).as(what).isEqualTo(matched.matches());
                List<Record> first = matched.facts().stream()
                        .map(FactReference::fact)
                        .filter(fact -> !(fact instanceof GateReview))
                        .toList();
                if (!rule.source().text().contains(" or ")) { // alternatives: each evaluator has an order of its own
                    assertThat(met.facts().stream().map(FactReference::fact).toList())
                            .as(what)
                            .isEqualTo(first);
                }
            } else if (evaluation instanceof Evaluation.Unmatched unmatched) {
                assertThat(result)
                        .as(what)
                        .isInstanceOfAny(
                                unmatched.inScope()
                                        ? new Class<?>[] {Unmet.class, Waived.class}
                                        : new Class<?>[] {NotApplicable.class});
            } else {
                assertThat(result).as(what).isInstanceOf(Unevaluable.class);
            }
        }
    }
}
