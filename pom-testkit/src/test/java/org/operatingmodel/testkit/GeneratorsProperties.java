package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.RefusedWaiver;
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
        Map<String, Set<String>> words = new HashMap<>();
        Set<String> verdicts = new HashSet<>();
        Set<String> reasons = new HashSet<>();
        RandomGenerator<Situation> situations = STANDARD.situations().generator(1000);
        Random random = new Random(7);
        for (int i = 0; i < 1500; i++) {
            GateDecision decision = Standard.decide(situations.next(random).value());
            verdicts.add(decision.verdict().word());
            for (CriterionResult result : decision.results()) {
                words.computeIfAbsent(result.criterion().id().value(), id -> new HashSet<>())
                        .add(result.word());
                if (result instanceof Unmet unmet) {
                    unmet.refusedWaivers().stream()
                            .map(RefusedWaiver::reason)
                            .map(reason -> reason.replaceAll("'[^']*'", "_").replaceAll("[\\dPT][\\dTZ:.HMS-]{3,}", "_"))
                            .forEach(reasons::add);
                }
            }
        }

        assertThat(verdicts).containsExactlyInAnyOrder("passed", "passed-with-waivers", "blocked");
        for (Rule rule : Standard.PACK.rules()) {
            Set<String> expected = rule.enforcement() == Enforcement.WAIVABLE
                    ? Set.of("met", "unmet", "waived")
                    : Set.of("met", "unmet");
            assertThat(words.get(rule.criterionId().value()))
                    .as(rule.criterionId().value())
                    .containsAll(expected);
        }
        for (String part : Set.of(
                "mandatory", "advisory", "counts only from", "expired at", "it lasts", "held none", "requested it", "recorded evidence")) {
            assertThat(reasons).as(part).anyMatch(reason -> reason.contains(part));
        }
    }
}
