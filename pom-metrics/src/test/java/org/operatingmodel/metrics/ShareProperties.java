package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

class ShareProperties {
    private static final Basis BASIS = Basis.timeless("share of the numbers", "test");

    @Property
    void merged_parts_equal_the_whole_in_any_order(@ForAll List<Integer> left, @ForAll List<Integer> right) {
        Share one = Share.of(left, number -> number > 0);
        Share other = Share.of(right, number -> number > 0);
        assertThat(one.plus(other))
                .isEqualTo(other.plus(one))
                .isEqualTo(Share.of(Stream.concat(left.stream(), right.stream()).toList(), number -> number > 0));
        assertThat(one.plus(Share.EMPTY)).isEqualTo(one);
    }

    @Property
    void the_ratio_lies_between_0_and_1(@ForAll @NotEmpty List<Integer> numbers) {
        assertThat(Share.of(numbers, number -> number > 0)
                        .ratio(BASIS, "There are none.")
                        .toOptional()
                        .orElseThrow())
                .isBetween(Ratio.ZERO, Ratio.ONE);
    }

    @Property
    void the_part_and_the_rest_are_behind_the_counts(@ForAll List<Integer> numbers) {
        Share even = Share.of(numbers, number -> number % 2 == 0);
        assertThat(Share.behind(Share.Count.PART, numbers, number -> number % 2 == 0))
                .hasSize((int) even.part())
                .allMatch(number -> number % 2 == 0);
        assertThat(Share.behind(Share.Count.REST, numbers, number -> number % 2 == 0))
                .hasSize((int) (even.whole() - even.part()))
                .allMatch(number -> number % 2 != 0);
    }
}
