package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

class CensoredTimesProperties {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    @Property
    void merged_parts_equal_the_whole_in_any_order(
            @ForAll List<@From("spells") Spell> left, @ForAll List<@From("spells") Spell> right) {
        List<Spell> all = new ArrayList<>(right);
        all.addAll(left);
        CensoredTimes one = CensoredTimes.of(left, AS_OF);
        CensoredTimes other = CensoredTimes.of(right, AS_OF);
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(CensoredTimes.of(all, AS_OF));
        assertThat(one.plus(CensoredTimes.EMPTY)).isEqualTo(one).isEqualTo(CensoredTimes.EMPTY.plus(one));
    }

    @Property
    void an_open_item_never_shortens_a_percentile(
            @ForAll List<@From("spells") Spell> spells,
            @ForAll @IntRange(min = 1, max = 9) int age,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        List<Spell> more = new ArrayList<>(spells);
        more.add(new Spell(AS_OF.minusSeconds(age), null));
        Measured<Duration> before = CensoredTimes.of(spells, AS_OF).percentile(percent, "test");
        Measured<Duration> after = CensoredTimes.of(more, AS_OF).percentile(percent, "test");
        after.toOptional()
                .ifPresent(time -> assertThat(time)
                        .isGreaterThanOrEqualTo(before.toOptional().orElseThrow()));
    }

    @Property
    void the_bound_is_at_most_the_percentile(
            @ForAll List<@From("spells") Spell> spells, @ForAll @IntRange(min = 1, max = 100) int percent) {
        CensoredTimes times = CensoredTimes.of(spells, AS_OF);
        times.percentile(percent, "test")
                .toOptional()
                .ifPresent(time -> assertThat(
                                times.atLeast(percent, "test").toOptional().orElseThrow())
                        .isLessThanOrEqualTo(time));
    }

    @Property
    void as_many_items_are_behind_a_count_as_it_says(@ForAll List<@From("spells") Spell> spells) {
        CensoredTimes times = CensoredTimes.of(spells, AS_OF);
        assertThat(CensoredTimes.behind(CensoredTimes.Count.CLOSED, spells, Function.identity(), AS_OF))
                .hasSize((int) times.closed().n());
        assertThat(CensoredTimes.behind(CensoredTimes.Count.OPEN, spells, Function.identity(), AS_OF))
                .hasSize((int) times.open().n());
    }

    @Provide
    Arbitrary<Spell> spells() {
        Arbitrary<Integer> seconds = Arbitraries.integers().between(-1, 9);
        return Combinators.combine(seconds, Arbitraries.integers().between(0, 9).injectNull(0.3))
                .as((start, length) -> new Spell(
                        AS_OF.minusSeconds(start),
                        length == null ? null : AS_OF.minusSeconds(start).plusSeconds(length)));
    }
}
