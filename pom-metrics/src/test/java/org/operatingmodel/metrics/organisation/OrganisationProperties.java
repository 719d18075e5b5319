package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.metrics.flow.Window;
import org.operatingmodel.risk.RiskId;

class OrganisationProperties {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant TO = FROM.plusSeconds(9);
    private static final Window WINDOW = new Window(FROM, TO);

    @Property
    void concurrency_of_parts_equals_that_of_the_whole(
            @ForAll List<@From("initiatives") Initiative> left, @ForAll List<@From("initiatives") Initiative> right) {
        assertThat(Concurrency.of(left, WINDOW).plus(Concurrency.of(right, WINDOW)))
                .isEqualTo(Concurrency.of(both(right, left), WINDOW));
    }

    @Property
    void stability_of_parts_equals_that_of_the_whole(
            @ForAll List<@From("stays") Spell> left, @ForAll List<@From("stays") Spell> right) {
        TeamStability merged = TeamStability.of(left, WINDOW).plus(TeamStability.of(right, WINDOW));
        assertThat(merged).isEqualTo(TeamStability.of(both(right, left), WINDOW));
    }

    @Property
    void an_item_counts_once_in_any_order(@ForAll List<@From("classifications") Classification> history) {
        List<Classification> reversed = new ArrayList<>(history);
        Collections.reverse(reversed);
        WorkClasses classes = WorkClasses.of(history, TO);
        assertThat(classes).isEqualTo(WorkClasses.of(reversed, TO));
        assertThat(classes.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(history.stream()
                        .filter(each -> each.at().isBefore(TO))
                        .map(Classification::itemId)
                        .distinct()
                        .count());
    }

    @Property
    void levels_and_ages_of_parts_equal_those_of_the_whole(
            @ForAll List<@IntRange(max = 3) Integer> left, @ForAll List<@IntRange(max = 3) Integer> right) {
        assertThat(DecisionLevels.of(decisions(left)).plus(DecisionLevels.of(decisions(right))))
                .isEqualTo(DecisionLevels.of(decisions(both(right, left))));
        assertThat(RiskAge.of(risks(left), TO).plus(RiskAge.of(risks(right), TO)))
                .isEqualTo(RiskAge.of(risks(both(right, left)), TO));
    }

    @Property
    void the_share_of_decisions_at_the_lowest_level_lies_between_0_and_1(
            @ForAll List<@IntRange(max = 3) Integer> numbers) {
        Measured<Ratio> share = DecisionLevels.of(decisions(numbers)).share();
        long known = numbers.stream().filter(level -> level < 3).count();
        assertThat(share.n()).isEqualTo(known);
        assertThat(share.toOptional().isPresent()).isEqualTo(known > 0);
        share.toOptional().ifPresent(ratio -> {
            assertThat(ratio.decimal()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            // level 1 is the lowest with the right
            assertThat(ratio.equals(Ratio.ONE)).isEqualTo(numbers.stream().allMatch(level -> level == 1 || level == 3));
            assertThat(ratio.equals(Ratio.ZERO)).isEqualTo(numbers.stream().noneMatch(level -> level == 1));
        });
    }

    @Property
    void as_many_initiatives_and_stays_are_behind_a_count_as_it_says(
            @ForAll List<@From("initiatives") Initiative> initiatives, @ForAll List<@From("stays") Spell> stays) {
        Concurrency concurrency = Concurrency.of(initiatives, WINDOW);
        assertThat(List.of(concurrency.inProgress(), concurrency.proposed(), concurrency.completed()))
                .isEqualTo(Arrays.stream(Concurrency.Count.values())
                        .map(count -> (long)
                                Concurrency.behind(count, initiatives, WINDOW).size())
                        .toList());
        TeamStability stability = TeamStability.of(stays, WINDOW);
        assertThat(TeamStability.behind(TeamStability.Count.MEMBERS, stays, Function.identity(), WINDOW))
                .hasSize((int) stability.tenures().n());
        assertThat(TeamStability.behind(TeamStability.Count.LEFT, stays, Function.identity(), WINDOW))
                .hasSize((int) stability.left());
    }

    @Property
    void as_many_items_are_behind_a_class_as_it_says(@ForAll List<@From("classifications") Classification> history) {
        WorkClasses classes = WorkClasses.of(history, TO);
        for (WorkClass workClass : WorkClass.values()) {
            assertThat((long) WorkClasses.behind(workClass, history, TO).size())
                    .isEqualTo(classes.counts().get(workClass));
        }
        assertThat(WorkClasses.behindReclassified(history, TO)).hasSize((int) classes.reclassified());
    }

    @Property
    void as_many_decisions_and_risks_are_behind_a_count_as_it_says(@ForAll List<@IntRange(max = 3) Integer> numbers) {
        List<DecisionTaken> decisions = decisions(numbers);
        DecisionLevels levels = DecisionLevels.of(decisions);
        assertThat(DecisionLevels.behind(Share.Count.PART, decisions))
                .hasSize((int) levels.atLowest().part());
        assertThat(DecisionLevels.behind(Share.Count.REST, decisions))
                .hasSize((int) (levels.atLowest().whole() - levels.atLowest().part()));
        assertThat(DecisionLevels.behindWithoutRight(decisions)).hasSize((int) levels.withoutRight());
        List<RiskUpdate> risks = risks(numbers);
        RiskAge ages = RiskAge.of(risks, TO);
        assertThat(RiskAge.behind(RiskAge.Count.UPDATED, risks, TO))
                .hasSize((int) ages.ages().n());
        assertThat(RiskAge.behind(RiskAge.Count.NEVER_UPDATED, risks, TO)).hasSize((int) ages.neverUpdated());
    }

    @Property
    void a_burndown_of_parts_equals_that_of_the_whole_and_lists_what_is_behind(
            @ForAll List<@From("stays") Spell> left, @ForAll List<@From("stays") Spell> right) {
        List<Instant> at = List.of(FROM, FROM.plusSeconds(3), TO);
        List<Spell> all = both(right, left);
        RiskBurndown whole = RiskBurndown.of(all, at);
        assertThat(RiskBurndown.of(left, at).plus(RiskBurndown.of(right, at))).isEqualTo(whole);
        for (Instant instant : at) {
            assertThat(RiskBurndown.behind(Share.Count.PART, all, Function.identity(), instant))
                    .hasSize((int) whole.closed().get(instant).part());
            assertThat(RiskBurndown.behind(Share.Count.REST, all, Function.identity(), instant))
                    .hasSize((int) whole.open(instant));
        }
    }

    @Property
    void closure_of_parts_equals_that_of_the_whole_and_lists_what_is_behind(
            @ForAll List<@From("stays") Spell> left, @ForAll List<@From("stays") Spell> right) {
        List<ReviewAction> actions = actions(both(left, right));
        LoopClosure whole = LoopClosure.of(actions, TO);
        assertThat(LoopClosure.of(actions(right), TO).plus(LoopClosure.of(actions(left), TO)))
                .isEqualTo(whole);
        assertThat(List.of(whole.delivered(), whole.linked(), whole.orphans()))
                .isEqualTo(Arrays.stream(LoopClosure.Count.values())
                        .map(count ->
                                (long) LoopClosure.behind(count, actions, TO).size())
                        .toList());
    }

    private static List<ReviewAction> actions(List<Spell> spells) {
        return spells.stream()
                .map(spell -> new ReviewAction(
                        "A-1",
                        spell.start(),
                        spell.end() == null && spell.start().isAfter(FROM) ? null : new FlowItemId("F-1"),
                        spell.end()))
                .toList();
    }

    @Property
    void a_correlation_lies_between_minus_1_and_1_and_turns_with_the_sign(
            @ForAll @Size(min = 3, max = 8) List<@IntRange(min = -9, max = 9) Integer> first,
            @ForAll @Size(min = 3, max = 8) List<@IntRange(min = -9, max = 9) Integer> second) {
        Measured<LaggedCorrelation> one = LaggedCorrelation.of(numbers(first, 1), numbers(second, 1), 0, 3);
        Measured<LaggedCorrelation> mirrored = LaggedCorrelation.of(numbers(first, -2), numbers(second, 1), 0, 3);
        one.toOptional().ifPresent(correlation -> {
            assertThat(correlation.r(9)).isBetween(BigDecimal.ONE.negate(), BigDecimal.ONE);
            assertThat(mirrored.map(each -> each.r(9)).toOptional())
                    .contains(correlation.r(9).negate());
        });
        assertThat(mirrored.toOptional().isPresent()).isEqualTo(one.toOptional().isPresent());
    }

    @Property
    void a_trend_there_and_back_is_1(
            @ForAll @IntRange(min = 1) int events,
            @ForAll @IntRange(min = 1) int others,
            @ForAll @IntRange(min = 1) int seconds) {
        EventRate one = new EventRate(events, Duration.ofSeconds(seconds), TO);
        EventRate other = new EventRate(others, Duration.ofSeconds(7), TO);
        assertThat(one.trendFrom(other)
                        .flatMap(there -> other.trendFrom(one).map(there::times))
                        .toOptional())
                .contains(Ratio.ONE);
    }

    @Provide
    Arbitrary<Initiative> initiatives() {
        Arbitrary<Integer> wait = Arbitraries.integers().between(0, 6).injectNull(0.3);
        return Combinators.combine(Arbitraries.integers().between(-6, 9), wait, wait)
                .as((proposed, start, length) -> new Initiative(
                        "E-" + proposed,
                        FROM.plusSeconds(proposed),
                        start == null ? null : FROM.plusSeconds(proposed + start),
                        start == null || length == null ? null : FROM.plusSeconds(proposed + start + length)));
    }

    @Provide
    Arbitrary<Spell> stays() {
        return Combinators.combine(
                        Arbitraries.integers().between(-6, 11),
                        Arbitraries.integers().between(0, 20).injectNull(0.3))
                .as((joined, length) ->
                        new Spell(FROM.plusSeconds(joined), length == null ? null : FROM.plusSeconds(joined + length)));
    }

    @Provide
    Arbitrary<Classification> classifications() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 10))
                .as((item, second) -> new Classification(
                        new FlowItemId("A-" + item),
                        WorkClass.values()[(item + second) % 4],
                        FROM.plusSeconds(second)));
    }

    private static List<DecisionTaken> decisions(List<Integer> levels) {
        return levels.stream()
                .map(level -> new DecisionTaken("D-" + level, level, level == 3 ? List.of() : List.of(1, 2)))
                .toList();
    }

    private static List<RiskUpdate> risks(List<Integer> ages) {
        return ages.stream()
                .map(age -> new RiskUpdate(
                        new RiskId("R-" + age), FROM, age == 0 ? List.of() : List.of(TO.minusSeconds(age))))
                .toList();
    }

    private static List<BigDecimal> numbers(List<Integer> numbers, int factor) {
        return numbers.stream()
                .map(number -> BigDecimal.valueOf((long) number * factor))
                .toList();
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
