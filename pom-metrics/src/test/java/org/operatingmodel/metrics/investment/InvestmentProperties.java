package org.operatingmodel.metrics.investment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.investment.CapitalisationPolicy.Version;

class InvestmentProperties {
    private static final LocalDate START = LocalDate.parse("2024-01-01");

    @Property
    void both_parts_are_the_amount_exactly(@ForAll BigDecimal amount, @ForAll("shares") BigDecimal share) {
        CapitalisationPolicy policy = new CapitalisationPolicy(List.of(Version.of(START, Map.of("work", share))));
        Capitalisation split = policy.split(new Money(amount, "EUR"), "work", START)
                .toOptional()
                .orElseThrow();
        assertThat(split.total()).isEqualByComparingTo(amount);
        assertThat(split.capitalised()).isEqualByComparingTo(amount.multiply(share));
    }

    @Property
    void capitalisations_merge_in_any_order(
            @ForAll("capitalisations") Capitalisation a,
            @ForAll("capitalisations") Capitalisation b,
            @ForAll("capitalisations") Capitalisation c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Capitalisation.EMPTY)).isEqualTo(a).isEqualTo(Capitalisation.EMPTY.plus(a));
        assertThat(a.plus(b).capitalised()).isEqualByComparingTo(a.capitalised().add(b.capitalised()));
        assertThat(a.plus(b).expensed()).isEqualByComparingTo(a.expensed().add(b.expensed()));
    }

    @Property
    void a_ranking_does_not_depend_on_the_order_of_its_items_and_descends(
            @ForAll @Size(max = 12) List<@Scale(1) BigDecimal> costs, @ForAll Random random) {
        List<CostOfDelay> items = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            items.add(new CostOfDelay("i" + i, new Money(costs.get(i), "EUR"), Duration.ofDays(i % 4)));
        }
        CostOfDelayRanking ranking = CostOfDelayRanking.of(items);
        Collections.shuffle(items, random);
        assertThat(CostOfDelayRanking.of(items)).isEqualTo(ranking);
        assertThat(ranking.ranked().size() + ranking.unranked().size()).isEqualTo(items.size());
        for (int i = 1; i < ranking.ranked().size(); i++) {
            assertThat(ranking.ranked().get(i).score())
                    .isLessThanOrEqualTo(ranking.ranked().get(i - 1).score());
        }
    }

    @Provide
    Arbitrary<BigDecimal> shares() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.ONE)
                .ofScale(3);
    }

    @Provide
    Arbitrary<Capitalisation> capitalisations() {
        Arbitrary<BigDecimal> amounts =
                Arbitraries.of("0", "0.00", "1E+2", "-3.5", "0.001").map(BigDecimal::new);
        return Combinators.combine(amounts, amounts).as((one, other) -> new Capitalisation("EUR", one, other));
    }
}
