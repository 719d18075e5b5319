package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.unitcost.Samples.OCTOBER;
import static org.operatingmodel.metrics.unitcost.Samples.SEPTEMBER;
import static org.operatingmodel.metrics.unitcost.Samples.present;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Ratio;

class UnitCostProperties {
    @Property
    void summaries_of_parts_add_up_to_the_whole_in_any_order(
            @ForAll("charges") List<Charge> one,
            @ForAll("charges") List<Charge> other,
            @ForAll("charges") List<Charge> third,
            @ForAll Random random) {
        CostSummary a = CostSummary.of(one);
        CostSummary b = CostSummary.of(other);
        CostSummary c = CostSummary.of(third);
        assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(CostSummary.of(shuffled(one, other, random)));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(CostSummary.EMPTY)).isEqualTo(a).isEqualTo(CostSummary.EMPTY.plus(a));
    }

    @Property
    void breakdowns_of_parts_add_up_to_the_whole_in_any_order(
            @ForAll("charges") List<Charge> one, @ForAll("charges") List<Charge> other, @ForAll Random random) {
        CostBreakdown a = byTeam(one);
        CostBreakdown b = byTeam(other);
        List<Charge> all = shuffled(one, other, random);
        assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(byTeam(all));
        assertThat(a.plus(CostBreakdown.empty("team"))).isEqualTo(a);
        assertThat(a.plus(b).total()).isEqualTo(CostSummary.of(all));
        a.plus(b)
                .taggedShare(CostBasis.BILLED)
                .toOptional()
                .ifPresent(share -> assertThat(share).isBetween(Ratio.ZERO, Ratio.ONE));
    }

    @Property
    void burns_of_parts_add_up_to_the_whole_in_any_order(
            @ForAll("charges") List<Charge> one, @ForAll("charges") List<Charge> other, @ForAll Random random) {
        BudgetBurn a = BudgetBurn.of(SEPTEMBER, OCTOBER, one);
        BudgetBurn b = BudgetBurn.of(SEPTEMBER, OCTOBER, other);
        List<Charge> all = shuffled(one, other, random);
        BudgetBurn whole = BudgetBurn.of(SEPTEMBER, OCTOBER, all);
        assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(whole);
        assertThat(a.plus(BudgetBurn.of(SEPTEMBER, OCTOBER, List.of()))).isEqualTo(a);
        assertThat(whole.upTo(OCTOBER.minusDays(1)).rows() + whole.outside()).isEqualTo(all.size());
    }

    @Property
    void as_many_charges_are_behind_a_count_as_it_says(
            @ForAll("charges") List<Charge> charges, @ForAll ChargeCount count, @ForAll CostBasis basis) {
        CostSummary summary = CostSummary.of(charges);
        List<Charge> behind = CostSummary.behind(count, basis, charges);
        assertThat(charges).containsAll(behind);
        assertThat(CostSummary.of(behind).rows()).isEqualTo(summary.count(count, basis));
        if (count == ChargeCount.GIVEN) {
            assertThat(CostSummary.of(behind).sum(basis).net())
                    .isEqualByComparingTo(summary.sum(basis).net());
        }
    }

    @Property
    void what_is_behind_keys_and_days_adds_up_to_them(@ForAll("charges") List<Charge> charges) {
        CostBreakdown byTeam = byTeam(charges);
        byTeam.byKey()
                .forEach((key, summary) -> assertThat(CostSummary.of(
                                CostBreakdown.behind(key::equals, charges, charge -> charge.tag("team"))))
                        .isEqualTo(summary));
        BudgetBurn burn = BudgetBurn.of(SEPTEMBER, OCTOBER, charges);
        SEPTEMBER
                .datesUntil(OCTOBER)
                .forEach(day ->
                        assertThat(CostSummary.of(burn.behind(day, charges))).isEqualTo(burn.upTo(day)));
        assertThat(burn.behindOutside(charges)).hasSize((int) burn.outside());
    }

    @Property(tries = 50)
    void aggregates_survive_serialisation(@ForAll("charges") List<Charge> charges)
            throws IOException, ClassNotFoundException {
        for (Object aggregate :
                List.of(CostSummary.of(charges), byTeam(charges), BudgetBurn.of(SEPTEMBER, OCTOBER, charges))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(aggregate);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(aggregate);
            }
        }
    }

    @Property
    void shares_add_up_to_the_amount_and_none_is_a_minor_unit_off(
            @ForAll long cents,
            @ForAll("weights") Map<String, BigDecimal> weights,
            @ForAll @IntRange(max = 4) int decimals) {
        Money amount = new Money(BigDecimal.valueOf(cents, decimals), "EUR");
        SortedMap<String, Money> shares = present(SharedCosts.allocate(amount, decimals, weights));
        assertThat(shares.values().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(amount.amount());
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Ratio minorUnit = new Ratio(BigInteger.ONE, BigInteger.TEN.pow(decimals));
        shares.forEach((key, share) -> {
            Ratio exact =
                    Ratio.of(amount.amount()).times(Ratio.of(weights.get(key))).dividedBy(Ratio.of(total));
            Ratio off = Ratio.of(share.amount()).minus(exact);
            assertThat(off).isStrictlyBetween(Ratio.ZERO.minus(minorUnit), minorUnit);
        });
        Money negated = new Money(amount.amount().negate(), "EUR");
        SortedMap<String, Money> mirrored = new TreeMap<>();
        shares.forEach(
                (key, share) -> mirrored.put(key, new Money(share.amount().negate(), "EUR")));
        assertThat(present(SharedCosts.allocate(negated, decimals, weights))).isEqualTo(mirrored);
    }

    @Provide
    Arbitrary<List<Charge>> charges() {
        return Samples.charges();
    }

    /** At least one above 0. */
    @Provide
    Arbitrary<Map<String, BigDecimal>> weights() {
        Arbitrary<BigDecimal> weight = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.TEN)
                .ofScale(2);
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "d", "e");
        return Arbitraries.maps(keys, weight).map(weights -> {
            Map<String, BigDecimal> some = new TreeMap<>(weights);
            some.put("f", BigDecimal.ONE);
            return some;
        });
    }

    private static CostBreakdown byTeam(List<Charge> charges) {
        return CostBreakdown.of("team", charges, charge -> charge.tag("team"));
    }

    private static List<Charge> shuffled(List<Charge> one, List<Charge> other, Random random) {
        List<Charge> all = new ArrayList<>(one);
        all.addAll(other);
        Collections.shuffle(all, random);
        return all;
    }
}
