package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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

    /** What would refer to evidence, flow items, and facts about other products: laws take these away. */
    private static final Set<String> NEVER_THERE =
            Set.of("Insight.flowItemId", "PlanningEvent.dependencies", "Roadmap.feedback", "Trace.flowItemId");

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

    /** Portfolios of seven products. */
    static class Seven extends GovernanceDomain {
        Seven() {
            super(STANDARD.ofProducts(7, 7));
        }
    }

    @Domain(Seven.class)
    @Property(tries = 20)
    void a_domain_can_be_of_another_size(@ForAll Portfolio portfolio) {
        assertThat(portfolio.products()).hasSize(7);
    }

    @Example
    void the_number_of_products_can_be_chosen() {
        RandomGenerator<Situation> situations =
                STANDARD.ofProducts(7, 9).situations().generator(1000);
        Random random = new Random(11);
        Set<Integer> sizes = new HashSet<>();
        Set<String> asked = new HashSet<>();

        for (int i = 0; i < 300; i++) {
            Situation situation = situations.next(random).value();
            sizes.add(situation.portfolio().products().size());
            asked.add(situation.request().productId().value());
        }

        assertThat(sizes).containsExactlyInAnyOrder(7, 8, 9);
        assertThat(asked).hasSize(9);
        assertThatThrownBy(() -> STANDARD.ofProducts(0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "products must be at least 1 and at most 1000, from least to most, but were '0' to '3'. Write"
                                + " such as 1 to 4.");
    }

    @Example
    void every_list_of_a_portfolio_is_filled_and_every_component_of_its_facts_is_there() {
        Set<String> empty = new TreeSet<>();
        Set<String> never = new TreeSet<>();
        for (RecordComponent list : Portfolio.class.getRecordComponents()) {
            empty.add(list.getName());
            Class<?> type = (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
            for (RecordComponent part : type.getRecordComponents()) {
                never.add(type.getSimpleName() + "." + part.getName());
            }
        }
        RandomGenerator<Portfolio> portfolios = Portfolios.around(Portfolios.AS_OF, RulePack.standard(), Beta.PACK)
                .any()
                .generator(1000);
        Random random = new Random(5);

        for (int i = 0; i < 6000 && !(empty.isEmpty() && never.isEmpty()); i++) {
            Portfolio portfolio = portfolios.next(random).value();
            for (RecordComponent list : Portfolio.class.getRecordComponents()) {
                for (Object fact : (List<?>) read(list, portfolio)) {
                    empty.remove(list.getName());
                    for (RecordComponent part : fact.getClass().getRecordComponents()) {
                        Object value = read(part, fact);
                        if (value != null && !value.equals(List.of()) && !value.equals(Set.of())) {
                            never.remove(fact.getClass().getSimpleName() + "." + part.getName());
                        }
                    }
                }
            }
        }

        assertThat(empty).isEmpty();
        assertThat(never).isEqualTo(NEVER_THERE);
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
