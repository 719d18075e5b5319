package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.portfolio.Portfolio;

/** Taking facts away leaves a portfolio in which nothing refers to nothing: building it checks that. */
class ChangedProperties {
    @Domain(GovernanceDomain.class)
    @Property(tries = 200)
    void any_facts_can_be_taken_away_with_what_refers_to_them(@ForAll Portfolio portfolio) {
        Predicate<Object> some = some(portfolio);

        List<Record> left = Changed.facts(Changed.without(portfolio, some)).toList();

        assertThat(left).isSubsetOf(Changed.facts(portfolio).toList()).noneMatch(some);
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 200)
    void any_facts_can_be_taken_away_but_those_that_are_named(@ForAll Portfolio portfolio) {
        Predicate<Object> some = some(portfolio);

        List<Record> left =
                Changed.facts(Changed.withoutUnnamed(portfolio, some)).toList();

        assertThat(left).isSubsetOf(Changed.facts(portfolio).toList());
        assertThat(left)
                .containsAll(Changed.facts(portfolio).filter(some.negate()).toList());
    }

    /** A quarter of the facts, others in other portfolios. */
    private static Predicate<Object> some(Portfolio portfolio) {
        long seed = portfolio.toString().hashCode();
        return fact -> new Random(seed + fact.toString().hashCode()).nextInt(4) == 0;
    }
}
