package org.operatingmodel.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.metrics.Ratio;

class ThroughputProperties {
    private static final ForecastLimits LOOSE = new ForecastLimits(1, 200);

    @Property
    void merged_parts_equal_the_whole(
            @ForAll @Size(max = 5) List<@LongRange(min = 0, max = 9) Long> left,
            @ForAll @Size(max = 5) List<@LongRange(min = 0, max = 9) Long> right) {
        long[] all = LongStream.concat(
                        left.stream().mapToLong(Long::longValue), right.stream().mapToLong(Long::longValue))
                .toArray();
        assertThat(history(left).plus(history(right)))
                .isEqualTo(Throughput.of(all))
                .isEqualTo(history(right).plus(history(left)));
        assertThat(history(left).plus(Throughput.EMPTY)).isEqualTo(history(left));
    }

    @Property(tries = 300)
    void the_distribution_counts_every_draw_once(
            @ForAll @NotEmpty @Size(max = 5) List<@LongRange(min = 0, max = 6) Long> days,
            @ForAll @IntRange(max = 4) int ahead) {
        Map<Long, Long> draws = new HashMap<>(Map.of(0L, 1L));
        long all = 1;
        for (int day = 0; day < ahead; day++) {
            Map<Long, Long> longer = new HashMap<>();
            draws.forEach((sum, count) -> days.forEach(items -> longer.merge(sum + items, count, Long::sum)));
            draws = longer;
            all *= days.size();
        }
        for (long items = 0; items <= 6L * ahead + 1; items++) {
            assertThat(present(history(days).exactly(items, ahead)))
                    .isEqualTo(Ratio.of(draws.getOrDefault(items, 0L), all));
        }
    }

    @Property(tries = 300)
    void how_many_is_the_last_number_with_the_chance(
            @ForAll @NotEmpty @Size(max = 7) List<@LongRange(min = 1, max = 9) Long> days,
            @ForAll @IntRange(max = 9) int ahead,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        Throughput history = history(days);
        long items = present(history.howMany(ahead, percent, LOOSE));
        Ratio chance = Ratio.of(percent, 100);
        assertThat(present(history.atLeast(items, ahead))).isGreaterThanOrEqualTo(chance);
        assertThat(present(history.atLeast(items + 1, ahead))).isLessThan(chance);
    }

    @Property(tries = 300)
    void when_is_the_first_day_with_the_chance(
            @ForAll @NotEmpty @Size(max = 7) List<@LongRange(min = 1, max = 9) Long> days,
            @ForAll @LongRange(min = 1, max = 40) long items,
            @ForAll @LongRange(min = 0, max = 40) long others,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        Completion completion = history(days).when(items).plus(history(days).when(others));
        int day = present(completion.percentile(percent, LOOSE));
        Ratio chance = Ratio.of(percent, 100);
        assertThat(present(completion.within(day))).isGreaterThanOrEqualTo(chance);
        assertThat(present(completion.within(day - 1))).isLessThan(chance);
        assertThat(present(completion.within(day + 1))).isGreaterThanOrEqualTo(present(completion.within(day)));
    }

    private static Throughput history(List<Long> days) {
        return Throughput.of(days.stream().mapToLong(Long::longValue).toArray());
    }
}
