package org.operatingmodel.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Ratio;

class SurvivalCurveProperties {
    @Property
    void merged_parts_equal_the_whole(
            @ForAll List<@LongRange(min = 0, max = 9) Long> done,
            @ForAll List<@LongRange(min = 0, max = 9) Long> open) {
        List<Long> twice = new ArrayList<>(done);
        twice.addAll(done);
        SurvivalCurve one = curve(done, open);
        SurvivalCurve other = curve(done, List.of());
        assertThat(one.plus(other)).isEqualTo(curve(twice, open)).isEqualTo(other.plus(one));
        assertThat(one.plus(SurvivalCurve.EMPTY)).isEqualTo(one);
    }

    @Property
    void without_censoring_it_is_the_share_left_and_the_nearest_rank(
            @ForAll @NotEmpty List<@LongRange(min = 0, max = 50) Long> done,
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll @LongRange(min = 0, max = 51) long at) {
        SurvivalCurve curve = curve(done, List.of());
        long left = done.stream().filter(duration -> duration > at).count();
        assertThat(present(curve.survivalAt(Duration.ofMillis(at)))).isEqualTo(Ratio.of(left, done.size()));
        assertThat(present(curve.percentile(percent)).toMillis())
                .isEqualTo(curve.completed().nearestRank(percent).orElseThrow());
    }

    @Property
    void survival_is_the_product_of_the_steps(
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 20) Long> done,
            @ForAll @NotEmpty @Size(max = 20) List<@LongRange(min = 0, max = 20) Long> open) {
        SurvivalCurve curve = curve(done, open);
        Ratio survival = Ratio.ONE;
        for (long at = 0; at <= 20; at++) {
            long now = at;
            long atRisk = done.stream().filter(duration -> duration >= now).count()
                    + open.stream().filter(duration -> duration >= now).count();
            long completed = done.stream().filter(duration -> duration == now).count();
            if (completed > 0) {
                survival = survival.times(Ratio.of(atRisk - completed, atRisk));
            }
            assertThat(present(curve.survivalAt(Duration.ofMillis(at)))).isEqualTo(survival);
        }
    }

    @Property
    void open_items_never_shorten_a_percentile(
            @ForAll List<@LongRange(min = 0, max = 20) Long> done,
            @ForAll List<@LongRange(min = 0, max = 20) Long> open,
            @ForAll @NotEmpty List<@LongRange(min = 0, max = 20) Long> more,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        SurvivalCurve curve = curve(done, open);
        curve.plus(curve(List.of(), more))
                .percentile(percent)
                .toOptional()
                .ifPresent(with -> assertThat(with).isGreaterThanOrEqualTo(present(curve.percentile(percent))));
    }

    @Property
    void without_censoring_the_chance_is_the_share_of_the_older_items(
            @ForAll @NotEmpty List<@LongRange(min = 0, max = 9) Long> done,
            @ForAll @LongRange(min = 0, max = 9) long age,
            @ForAll @LongRange(min = 0, max = 9) long more) {
        SurvivalCurve curve = curve(done, List.of());
        long older = done.stream().filter(duration -> duration > age).count();
        long inTime = done.stream()
                .filter(duration -> duration > age && duration <= age + more)
                .count();
        assertThat(curve.chanceWithin(Duration.ofMillis(more), Duration.ofMillis(age))
                        .toOptional())
                .isEqualTo(older == 0 ? Optional.empty() : Optional.of(Ratio.of(inTime, older)));
    }

    private static SurvivalCurve curve(List<Long> done, List<Long> open) {
        return new SurvivalCurve(histogram(done), histogram(open));
    }

    private static Histogram histogram(List<Long> durations) {
        return Histogram.of(durations.stream().mapToLong(Long::longValue).toArray());
    }
}
