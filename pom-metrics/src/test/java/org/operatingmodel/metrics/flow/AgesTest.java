package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Histogram;

class AgesTest {
    /** Of 200 items, the youngest first, all but every third are there; the item at place i is i + 1 old. */
    private static Ages ages() {
        long[] starts = LongStream.range(0, 256).map(place -> 999 - place).toArray();
        long[] present = new long[4];
        for (int place = 0; place < 200; place++) {
            present[place / 64] |= place % 3 == 0 ? 0 : 1L << place % 64;
        }
        return new Ages(1000, starts, 0, present);
    }

    private static Histogram counted() {
        return Histogram.of(LongStream.range(0, 200)
                .filter(place -> place % 3 != 0)
                .map(place -> place + 1)
                .toArray());
    }

    @Test
    void percentiles_are_those_of_the_counted_ages() {
        for (int percent = 1; percent <= 100; percent++) {
            assertThat(ages().nearestRank(percent)).isEqualTo(counted().nearestRank(percent));
        }
        assertThat(ages().n()).isEqualTo(133); // 200 - 67
        assertThat(ages().histogram()).isEqualTo(counted());
    }

    @Test
    void words_that_are_full_or_hold_nobody_are_passed_over() {
        long[] starts = LongStream.range(0, 192).map(place -> -place).toArray();
        Ages ages = new Ages(0, starts, 0, new long[] {-1, 0, 1});
        // ceil(0.98 * 65) = 64: the last of the first word; ceil(0.99 * 65) = 65: the first of the third
        assertThat(ages.nearestRank(98)).hasValue(63);
        assertThat(ages.nearestRank(99)).hasValue(128);
    }

    @Test
    void percentiles_of_merged_ages() {
        Ages merged = ages().plus(new Ages(Histogram.of(1000)));
        assertThat(merged.n()).isEqualTo(134);
        assertThat(merged.nearestRank(100)).isEqualTo(OptionalLong.of(1000));
        assertThat(merged.nearestRank(1)).isEqualTo(OptionalLong.of(3)); // ceil(1.34) = 2: of 2, 3, 5, ...
    }

    @Test
    void percent_has_a_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ages().nearestRank(0))
                .withMessage("percent must lie between 1 and 100, but was '0'. Write the 85th percentile as 85.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ages().nearestRank(101))
                .withMessage("percent must lie between 1 and 100, but was '101'. Write the 85th percentile as 85.");
    }

    @Test
    void equal_ages_are_equal_however_they_are_kept() {
        assertThat(ages()).isEqualTo(new Ages(counted())).hasSameHashCodeAs(new Ages(counted()));
        assertThat(ages().hashCode()).isNotEqualTo(Ages.NONE.hashCode());
        assertThat(ages()).isNotEqualTo(Ages.NONE);
    }
}
