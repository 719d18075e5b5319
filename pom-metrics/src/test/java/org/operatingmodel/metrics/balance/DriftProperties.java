package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.balance.Samples.present;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.metrics.Ratio;

class DriftProperties {
    private static final CategoryScheme SCHEME = CategoryScheme.FLOW_ITEMS;

    /** A number for each category, OTHER among them, with some above 0. */
    @Provide
    Arbitrary<List<Integer>> parts() {
        return Arbitraries.integers().between(0, 3).list().ofSize(5).filter(parts -> sum(parts) > 0);
    }

    private static int sum(List<Integer> parts) {
        return parts.stream().mapToInt(Integer::intValue).sum();
    }

    private static Allocation allocation(List<Integer> parts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            counts.put(SCHEME.withOther().get(i), (long) parts.get(i));
        }
        return Allocation.counts(SCHEME, counts);
    }

    private static Target target(List<Integer> parts) {
        return new Target(SCHEME, present(allocation(parts).shares()));
    }

    @Property
    void shares_sum_to_one_and_drifts_to_zero(
            @ForAll("parts") List<Integer> counts, @ForAll("parts") List<Integer> targets) {
        assertThat(present(allocation(counts).shares()).values().stream().reduce(Ratio.ZERO, Ratio::plus))
                .isEqualTo(Ratio.ONE);
        Drift drift = Samples.drift(allocation(counts), target(targets));
        assertThat(SCHEME.withOther().stream()
                        .map(category -> present(drift.drift(category)))
                        .reduce(Ratio.ZERO, Ratio::plus))
                .isEqualTo(Ratio.ZERO);
        assertThat(present(drift.totalVariation()))
                .isBetween(present(drift.largest()), Ratio.ONE)
                .isEqualTo(present(
                        Samples.drift(allocation(targets), target(counts)).totalVariation()));
    }

    @Property
    void merging_is_associative_and_commutative_and_nothing_is_neutral(
            @ForAll("parts") List<Integer> one,
            @ForAll("parts") List<Integer> other,
            @ForAll("parts") List<Integer> third) {
        Allocation left = allocation(one);
        Allocation right = allocation(other);
        Allocation last = allocation(third);
        assertThat(left.plus(right)).isEqualTo(right.plus(left));
        assertThat(left.plus(right).plus(last)).isEqualTo(left.plus(right.plus(last)));
        assertThat(left.plus(Allocation.counts(SCHEME, Map.of()))).isEqualTo(left);
        assertThat(left.plus(right).n()).isEqualTo(sum(one) + sum(other));
    }

    @Property
    void concentration_lies_between_even_and_all_in_one(@ForAll("parts") List<Integer> counts) {
        Concentration concentration = present(allocation(counts).concentration());
        assertThat(present(concentration.normalised())).isBetween(Ratio.ZERO, Ratio.ONE);
        assertThat(present(concentration.effectiveNumber())).isBetween(Ratio.ONE, Ratio.of(concentration.keys(), 1));
    }

    @Property(tries = 100)
    void the_chance_is_the_share_of_the_outcomes_that_are_at_least_so_far_away(
            @ForAll("parts") List<Integer> counts, @ForAll("parts") List<Integer> targets) {
        int n = sum(counts);
        BigInteger all = BigInteger.ZERO;
        BigInteger asFar = BigInteger.ZERO;
        BigInteger firstAsFar = BigInteger.ZERO;
        // every way to put n items into 5 categories
        for (int a = 0; a <= n; a++) {
            for (int b = 0; a + b <= n; b++) {
                for (int c = 0; a + b + c <= n; c++) {
                    for (int d = 0; a + b + c + d <= n; d++) {
                        List<Integer> outcome = List.of(a, b, c, d, n - a - b - c - d);
                        BigInteger ways = ways(outcome, targets);
                        all = all.add(ways);
                        if (distance(outcome, targets, 5) >= distance(counts, targets, 5)) {
                            asFar = asFar.add(ways);
                        }
                        if (distance(outcome, targets, 1) >= distance(counts, targets, 1)) {
                            firstAsFar = firstAsFar.add(ways);
                        }
                    }
                }
            }
        }
        assertThat(all).isEqualTo(BigInteger.valueOf(sum(targets)).pow(n));
        Drift drift = Samples.drift(allocation(counts), target(targets));
        assertThat(present(drift.chance())).isEqualTo(new Chance(new Ratio(asFar, all), true));
        assertThat(present(drift.chance("FEATURE"))).isEqualTo(new Ratio(firstAsFar, all));
    }

    /** The sum of |count x all targets - n x target| over the first categories. */
    private static int distance(List<Integer> counts, List<Integer> targets, int categories) {
        int distance = 0;
        for (int i = 0; i < categories; i++) {
            distance += Math.abs(counts.get(i) * sum(targets) - sum(counts) * targets.get(i));
        }
        return distance;
    }

    /** How many sequences of items have these counts, each weighted by its targets. */
    private static BigInteger ways(List<Integer> outcome, List<Integer> targets) {
        BigInteger ways = BigInteger.ONE;
        int item = 0;
        for (int i = 0; i < outcome.size(); i++) {
            for (int count = 1; count <= outcome.get(i); count++) {
                item++;
                ways = ways.multiply(BigInteger.valueOf(item)).divide(BigInteger.valueOf(count));
            }
            ways = ways.multiply(BigInteger.valueOf(targets.get(i)).pow(outcome.get(i)));
        }
        return ways;
    }

    @Property
    void a_bound_is_at_least_the_chance(@ForAll("parts") List<Integer> counts, @ForAll("parts") List<Integer> targets) {
        Lattice lattice = Lattice.of(target(targets));
        int n = sum(counts);
        BigInteger twice = BigInteger.ZERO;
        for (int i = 0; i < counts.size(); i++) {
            twice = twice.add(lattice.distance(n, lattice.shares().get(i), BigInteger.valueOf(counts.get(i))));
        }
        BigInteger distance = twice.shiftRight(1);
        BigInteger exact = MultinomialTail.ways(n, lattice.positive(), lattice.denominator(), distance);
        BigInteger bound = MultinomialTail.bound(n, lattice.positive(), lattice.denominator(), distance);
        assertThat(bound).isGreaterThanOrEqualTo(exact);
        if (lattice.positive().size() < 3) {
            assertThat(bound).isEqualTo(exact);
        }
    }

    @Property
    void a_wider_tolerance_has_no_more_breaches(
            @ForAll("parts") List<Integer> counts, @ForAll("parts") List<Integer> targets) {
        List<Drift.Breach> narrow = new Drift(allocation(counts), target(targets), BigDecimal.valueOf(5)).breaches();
        assertThat(narrow)
                .containsAll(Samples.drift(allocation(counts), target(targets)).breaches())
                .isSortedAccordingTo((one, other) -> one.category().compareTo(other.category()));
    }
}
