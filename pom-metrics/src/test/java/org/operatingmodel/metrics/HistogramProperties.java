package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class HistogramProperties {
    @Property
    void merged_parts_equal_the_whole(
            @ForAll List<@LongRange(min = -9, max = 9) Long> left,
            @ForAll List<@LongRange(min = -9, max = 9) Long> right) {
        long[] all = new long[left.size() + right.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < left.size() ? left.get(i) : right.get(i - left.size());
        }
        Histogram merged = of(left).plus(of(right));
        assertThat(merged).isEqualTo(Histogram.of(all)).isEqualTo(of(right).plus(of(left)));
        assertThat(merged.sum().longValueExact()).isEqualTo(Arrays.stream(all).sum());
    }

    @Property
    void nearest_rank_is_a_number_that_occurs_and_rises(
            @ForAll @NotEmpty long[] numbers, @ForAll @IntRange(min = 1, max = 99) int percent) {
        Histogram histogram = Histogram.of(numbers);
        long value = histogram.nearestRank(percent).orElseThrow();
        assertThat(numbers).contains(value);
        assertThat(histogram.nearestRank(percent + 1).orElseThrow()).isGreaterThanOrEqualTo(value);
        assertThat(histogram.countAtMost(value) * 100).isGreaterThanOrEqualTo((long) percent * numbers.length);
        assertThat(Arrays.stream(numbers).filter(number -> number < value).count() * 100)
                .isLessThan((long) percent * numbers.length);
    }

    @Property
    void linear_lies_between_the_ends_and_rises(
            @ForAll @NotEmpty long[] numbers, @ForAll @IntRange(max = 99) int percent) {
        Histogram histogram = Histogram.of(numbers);
        Ratio value = histogram.linear(percent).orElseThrow();
        assertThat(value)
                .isBetween(
                        Ratio.of(histogram.min().orElseThrow(), 1),
                        Ratio.of(histogram.max().orElseThrow(), 1));
        assertThat(histogram.linear(percent + 1).orElseThrow()).isGreaterThanOrEqualTo(value);
    }

    private static Histogram of(List<Long> numbers) {
        return Histogram.of(numbers.stream().mapToLong(Long::longValue).toArray());
    }
}
