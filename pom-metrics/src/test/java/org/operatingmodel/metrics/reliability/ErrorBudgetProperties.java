package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.count;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.slice;
import static org.operatingmodel.metrics.reliability.Samples.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloCount;

class ErrorBudgetProperties {
    private static final BigDecimal TARGET = new BigDecimal("0.98");

    @Property
    void consumed_is_above_1_exactly_when_the_objective_is_missed(@ForAll("uses") BudgetUse use) {
        if (use.target().compareTo(BigDecimal.ONE) < 0) {
            assertThat(present(use.consumed()).compareTo(Ratio.ONE) > 0).isEqualTo(!use.met());
        } else {
            assertThat(use.consumed()).isInstanceOf(Measured.Absent.class);
        }
    }

    @Property
    void met_is_the_share_of_good_ones_against_the_target(@ForAll("uses") BudgetUse use) {
        assertThat(use.met()).isEqualTo(use.sli().compareTo(Ratio.of(use.target())) >= 0);
    }

    @Property
    void consumed_and_remaining_share_sum_up_to_1(@ForAll("uses") BudgetUse use) {
        if (use.target().compareTo(BigDecimal.ONE) < 0) {
            assertThat(present(use.consumed()).plus(present(use.remainingShare())))
                    .isEqualTo(Ratio.ONE);
        }
    }

    @Property
    void more_bad_ones_never_leave_more(@ForAll("uses") BudgetUse use) {
        if (use.bad().compareTo(Ratio.of(use.total(), 1)) < 0) {
            BudgetUse worse = new BudgetUse(use.target(), use.bad().plus(Ratio.ONE), use.total(), null);
            assertThat(worse.remaining()).isLessThan(use.remaining());
            assertThat(worse.met() && !use.met()).isFalse();
        }
    }

    @Property
    void merged_counts_equal_the_whole_in_any_order(
            @ForAll @Size(min = 1, max = 24) List<@From("tallies") Tally> hours, @ForAll Random random) {
        Duration all = Duration.ofHours(hours.size());
        Tally sum = hours.stream().reduce(Tally.EMPTY, Tally::plus);
        List<SloCount> parts = new ArrayList<>();
        for (int hour = 0; hour < hours.size(); hour++) {
            Tally tally = hours.get(hour);
            parts.add(count(Duration.ofHours(hour + 1), Duration.ofHours(hour), tally.bad(), tally.total()));
        }
        Collections.shuffle(parts, random);
        List<SloCount> whole = List.of(count(all, Duration.ZERO, sum.bad(), sum.total()));
        assertThat(ErrorBudgets.between(slo("0.98", 1), parts, AS_OF.minus(all), AS_OF, MinimumData.DEFAULT))
                .isEqualTo(ErrorBudgets.between(slo("0.98", 1), whole, AS_OF.minus(all), AS_OF, MinimumData.DEFAULT));
    }

    @Property
    void merged_slices_equal_the_whole_in_any_order(
            @ForAll @Size(max = 20) List<@From("tallies") Tally> slices,
            @ForAll @IntRange(max = 20) int cut,
            @ForAll Random random) {
        List<SloCount> all = new ArrayList<>();
        for (Tally slice : slices) {
            all.add(slice(slice.good(), slice.total()));
        }
        int middle = Math.min(cut, all.size());
        List<SloCount> one = all.subList(0, middle);
        List<SloCount> other = all.subList(middle, all.size());
        List<SloCount> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        assertThat(SliceTally.of(one, TARGET, AS_OF).plus(SliceTally.of(other, TARGET, AS_OF)))
                .isEqualTo(SliceTally.of(shuffled, TARGET, AS_OF));
        assertThat(SliceRatios.of(one, AS_OF).plus(SliceRatios.of(other, AS_OF)))
                .isEqualTo(SliceRatios.of(shuffled, AS_OF));
        assertThat(Tally.of(one, AS_OF).plus(Tally.of(other, AS_OF))).isEqualTo(Tally.of(shuffled, AS_OF));
    }

    @Property
    void what_is_behind_a_count_is_as_much_as_the_count(@ForAll @Size(max = 20) List<@From("tallies") Tally> tallies) {
        List<SloCount> slices = tallies.stream()
                .map(tally -> slice(tally.good(), tally.total()))
                .toList();
        SliceTally tally = SliceTally.of(slices, TARGET, AS_OF);
        assertThat(SliceTally.behind(SliceStatus.GOOD, slices, TARGET, AS_OF)).hasSize((int) tally.good());
        assertThat(SliceTally.behind(SliceStatus.BAD, slices, TARGET, AS_OF)).hasSize((int) tally.bad());
        assertThat(SliceTally.behind(SliceStatus.EMPTY, slices, TARGET, AS_OF)).hasSize((int) tally.empty());

        SliceRatios ratios = SliceRatios.of(slices, AS_OF);
        List<SloCount> bad = SliceRatios.behind(SliceStatus.BAD, slices, AS_OF);
        assertThat(bad.stream()
                        .map(slice -> Ratio.of(slice.total() - slice.good(), slice.total()))
                        .reduce(Ratio.ZERO, Ratio::plus))
                .isEqualTo(Ratio.of(ratios.measured(), 1).minus(ratios.good()));
        assertThat(bad.size()
                        + SliceRatios.behind(SliceStatus.GOOD, slices, AS_OF).size())
                .isEqualTo((int) ratios.measured());
        assertThat(SliceRatios.behind(SliceStatus.EMPTY, slices, AS_OF)).hasSize((int) ratios.empty());

        Tally events = Tally.of(slices, AS_OF);
        assertThat(Tally.behind(slices, AS_OF).stream()
                        .mapToLong(SloCount::total)
                        .sum())
                .isEqualTo(events.total());
        assertThat(Tally.behind(slices, AS_OF).stream()
                        .mapToLong(SloCount::good)
                        .sum())
                .isEqualTo(events.good());
    }

    @Property
    void an_alert_fires_exactly_when_both_windows_are_above(
            @ForAll("uses") BudgetUse longUse, @ForAll("uses") BudgetUse shortUse) {
        BurnRateAlert alert = BurnRateAlert.standard().get(0);
        Duration window = Duration.ofDays(28);
        BurnRateState state = alert.state(window, longUse.burnRate(), shortUse.burnRate());
        assertThat(state == BurnRateState.FIRING)
                .isEqualTo(above(longUse, alert.factor(window)) && above(shortUse, alert.factor(window)));
    }

    @Property
    void taking_a_window_away_never_makes_an_alert_better(
            @ForAll("uses") BudgetUse longUse, @ForAll("uses") BudgetUse shortUse) {
        BurnRateAlert alert = BurnRateAlert.standard().get(3);
        Duration window = Duration.ofDays(28);
        Measured<Ratio> none =
                Measured.absent("Nobody counted.", 0, longUse.burnRate().basis());
        boolean firing = alert.state(window, longUse.burnRate(), shortUse.burnRate()) == BurnRateState.FIRING;
        for (BurnRateState poorer : List.of(
                alert.state(window, none, shortUse.burnRate()), alert.state(window, longUse.burnRate(), none))) {
            assertThat(poorer).isIn(BurnRateState.UNKNOWN, BurnRateState.CLEAR);
            assertThat(firing && poorer == BurnRateState.CLEAR).isFalse();
        }
    }

    private static boolean above(BudgetUse use, Ratio factor) {
        return use.burnRate()
                .toOptional()
                .filter(burn -> burn.compareTo(factor) > 0)
                .isPresent();
    }

    @Provide
    Arbitrary<Tally> tallies() {
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 1_000_000_000_000L);
        return Combinators.combine(counts, counts)
                .as((one, other) -> new Tally(Math.min(one, other), Math.max(one, other), null));
    }

    /** Targets with few and with many decimal places, and as often as not a budget that is used to the last event. */
    @Provide
    Arbitrary<BudgetUse> uses() {
        Arbitrary<BigDecimal> targets = Arbitraries.oneOf(
                Arbitraries.of("1", "0.92", "0.995", "0.9999").map(BigDecimal::new),
                Arbitraries.longs()
                        .between(1, 1_000_000_000_000_000_000L)
                        .map(decimals -> BigDecimal.valueOf(decimals, 18)));
        Arbitrary<Long> totals = Arbitraries.longs().between(1, Long.MAX_VALUE);
        return Combinators.combine(targets, totals).flatAs((target, total) -> {
            long edge = BigDecimal.ONE
                    .subtract(target)
                    .multiply(BigDecimal.valueOf(total))
                    .longValue();
            Arbitrary<Long> bad = Arbitraries.oneOf(
                    Arbitraries.longs().between(0, total),
                    Arbitraries.longs().between(-1, 1).map(step -> Math.min(total, Math.max(0, edge + step))));
            return bad.map(some -> new BudgetUse(target, Ratio.of(some, 1), total, null));
        });
    }
}
