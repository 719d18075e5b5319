package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;

/** The generators make valid values, and reach what there is to reach. */
class GeneratorsProperties {
    private static final Portfolios STANDARD = Portfolios.around(Portfolios.AS_OF, RulePack.standard());

    @Domain(GovernanceDomain.class)
    @Property(tries = 300)
    void random_rules_are_accepted(@ForAll RulePack pack) {
        assertThat(pack.rules()).isNotEmpty();
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 300)
    void portfolios_have_one_to_four_products(@ForAll Portfolio portfolio) {
        assertThat(portfolio.products()).hasSizeBetween(1, 4);
    }

    @Example
    void every_standard_criterion_is_met_and_unmet_and_waived_where_it_can_be() {
        Set<String> wanted = new HashSet<>(Set.of("passed", "passed-with-waivers", "blocked"));
        for (Rule rule : Standard.PACK.rules()) {
            wanted.add("met " + rule.criterionId());
            wanted.add("unmet " + rule.criterionId());
            if (rule.enforcement() == Enforcement.WAIVABLE) {
                wanted.add("waived " + rule.criterionId());
            }
        }
        Set<String> reasons = new HashSet<>(Set.of(
                "mandatory",
                "counts only from",
                "expired at",
                "it lasts",
                "held none",
                "requested it",
                "recorded evidence"));
        RandomGenerator<Situation> situations = STANDARD.situations().generator(1000);
        Random random = new Random(7);

        for (int i = 0; i < 5000 && !(wanted.isEmpty() && reasons.isEmpty()); i++) {
            GateDecision decision = Standard.decide(situations.next(random).value());
            wanted.remove(decision.verdict().word());
            for (CriterionResult result : decision.results()) {
                wanted.remove(result.word() + " " + result.criterion().id());
                if (result instanceof Unmet unmet) {
                    unmet.refusedWaivers().forEach(refused -> reasons.removeIf(refused.reason()::contains));
                }
            }
        }

        assertThat(wanted).isEmpty();
        assertThat(reasons).isEmpty();
    }
}
