package org.operatingmodel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Row 128 of the operating model: what was changed can be told, and taken back. */
class PortfolioPatchProperties {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @Property
    void the_difference_of_two_portfolios_leads_from_one_to_the_other(
            @ForAll("portfolios") Portfolio before, @ForAll("portfolios") Portfolio after) {
        Portfolio reached = PortfolioPatch.between(before, after).applyTo(before);

        assertThat(counted(reached)).isEqualTo(counted(after));
        assertThat(PortfolioPatch.between(before, after).isEmpty())
                .isEqualTo(counted(before).equals(counted(after)));
    }

    @Property
    void a_patch_and_its_inverse_are_the_identity(
            @ForAll("portfolios") Portfolio before, @ForAll("portfolios") Portfolio after) {
        PortfolioPatch patch = PortfolioPatch.between(before, after);

        Portfolio back = patch.inverse(before).applyTo(patch.applyTo(before));

        assertThat(counted(back)).isEqualTo(counted(before));
    }

    /** How often each fact is there: lists have no order, but may hold equal facts without ids. */
    private static Map<Record, Integer> counted(Portfolio portfolio) {
        Map<Record, Integer> counted = new HashMap<>();
        List<Record> facts = new ArrayList<>(portfolio.people());
        facts.addAll(portfolio.products());
        facts.addAll(portfolio.usageCounts());
        facts.forEach(fact -> counted.merge(fact, 1, Integer::sum));
        return counted;
    }

    @Provide
    Arbitrary<Portfolio> portfolios() {
        Arbitrary<List<Person>> people = Arbitraries.of("ada", "bob", "cho", "dee")
                .list()
                .uniqueElements()
                .flatMap(ids -> Arbitraries.of("Ann", "Ben")
                        .list()
                        .ofSize(ids.size())
                        .map(names -> {
                            List<Person> made = new ArrayList<>();
                            for (int i = 0; i < ids.size(); i++) {
                                made.add(new Person(new PersonId(ids.get(i)), names.get(i)));
                            }
                            return made;
                        }));
        Arbitrary<Stage> stages = Arbitraries.of(Stage.class);
        Arbitrary<List<UsageCount>> counts = Arbitraries.longs()
                .between(0, 2)
                .map(count -> new UsageCount(
                        new ProductId("portal"), UsageMeasure.ACTIVE_USERS, START, START.plusSeconds(1), count))
                .list()
                .ofMaxSize(4);
        return Combinators.combine(people, stages, counts)
                .as((known, stage, used) -> Portfolio.builder()
                        .people(known.toArray(Person[]::new))
                        .valueStreams(new ValueStream(new ValueStreamId("partners"), "Partners"))
                        .products(new Product(
                                new ProductId("portal"),
                                "Portal",
                                ProductKind.APPLICATION,
                                stage,
                                Set.of(),
                                new ValueStreamId("partners"),
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null))
                        .usageCounts(used.toArray(UsageCount[]::new))
                        .build());
    }
}
