package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final Histogram SIX = Histogram.of(40, 15, 20, 35, 50, 20);

    @Test
    void nearest_rank_is_the_ceil_th_smallest() {
        // sorted: 15 20 20 35 40 50; ceil(0.30 * 6) = 2, ceil(0.40 * 6) = 3, ceil(0.50 * 6) = 3, ceil(0.51 * 6) = 4
        assertThat(SIX.nearestRank(1)).hasValue(15);
        assertThat(SIX.nearestRank(30)).hasValue(20);
        assertThat(SIX.nearestRank(40)).hasValue(20);
        assertThat(SIX.nearestRank(50)).hasValue(20);
        assertThat(SIX.nearestRank(51)).hasValue(35);
        assertThat(SIX.nearestRank(100)).hasValue(50);
    }

    @Test
    void linear_interpolates_between_neighbours() {
        // position 0.85 * 5 = 4.25: 40 + 0.25 * (50 - 40) = 42.5
        assertThat(SIX.linear(85)).contains(Ratio.of(85, 2));
        assertThat(SIX.linear(0)).contains(Ratio.of(15, 1));
        assertThat(SIX.linear(20)).contains(Ratio.of(20, 1)); // position 1
        assertThat(SIX.linear(100)).contains(Ratio.of(50, 1));
    }

    @Test
    void sum_mean_and_bounds_are_exact() {
        assertThat(SIX.n()).isEqualTo(6);
        assertThat(SIX.sum()).isEqualTo(BigInteger.valueOf(180));
        assertThat(SIX.mean()).contains(Ratio.of(30, 1));
        assertThat(SIX.min()).hasValue(15);
        assertThat(SIX.max()).hasValue(50);
        BigInteger twice = BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1);
        assertThat(Histogram.of(Long.MAX_VALUE, Long.MAX_VALUE).sum()).isEqualTo(twice);
    }

    @Test
    void different_numbers_count_once() {
        assertThat(Histogram.EMPTY.different()).isZero();
        assertThat(Histogram.of(7, 3, 7, 7).different()).isEqualTo(2);
    }

    @Test
    void counts_at_most_a_limit() {
        assertThat(SIX.countAtMost(14)).isZero();
        assertThat(SIX.countAtMost(15)).isEqualTo(1);
        assertThat(SIX.countAtMost(20)).isEqualTo(3);
        assertThat(SIX.countAtMost(34)).isEqualTo(3);
        assertThat(SIX.countAtMost(50)).isEqualTo(6);
    }

    @Test
    void nothing_has_no_percentile() {
        assertThat(Histogram.EMPTY.n()).isZero();
        assertThat(Histogram.EMPTY.nearestRank(50)).isEmpty();
        assertThat(Histogram.EMPTY.linear(50)).isEmpty();
        assertThat(Histogram.EMPTY.mean()).isEmpty();
        assertThat(Histogram.EMPTY.min()).isEmpty();
        assertThat(Histogram.EMPTY.max()).isEmpty();
        assertThat(Histogram.EMPTY.sum()).isZero();
        assertThat(Histogram.of()).isEqualTo(Histogram.EMPTY);
    }

    @Test
    void a_range_of_a_sorted_array() {
        assertThat(Histogram.ofSorted(new long[] {9, 1, 1, 4, 0}, 1, 4)).isEqualTo(Histogram.of(4, 1, 1));
        assertThat(Histogram.ofSorted(new long[] {9, 1}, 1, 1)).isSameAs(Histogram.EMPTY);
        assertThat(Histogram.ofSorted(new long[] {1, 2, 3, 4}, 1, 3)).isEqualTo(Histogram.of(3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Histogram.ofSorted(new long[] {2, 1}, 0, 2))
                .withMessage("sorted must be in ascending order, but was '1' after '2'."
                        + " Sort the numbers, or use Histogram.of.");
    }

    @Test
    void what_is_read_must_be_a_histogram() throws IOException, ClassNotFoundException {
        Histogram once = Histogram.of(0x1111111111111111L, 0x2222222222222222L);
        // the same numbers, twice and three times: ranks 2 and 5
        Histogram often = Histogram.of(
                0x1111111111111111L,
                0x1111111111111111L,
                0x2222222222222222L,
                0x2222222222222222L,
                0x2222222222222222L);
        for (Histogram histogram : List.of(Histogram.EMPTY, once, often, SIX)) {
            assertThat(read(bytes(histogram))).isEqualTo(histogram);
        }
        assertRefused(
                once,
                "2222222222222222",
                "1111111111111111",
                "held [1229782938247303441, 1229782938247303441] with the ranks []");
        assertRefused(
                once,
                "2222222222222222",
                "1111111111111110",
                "held [1229782938247303441, 1229782938247303440] with the ranks []");
        String numbers = "held [1229782938247303441, 2459565876494606882] with the ranks ";
        assertRefused(often, ranks(2, 5), ranks(0, 5), numbers + "[0, 5]");
        assertRefused(often, ranks(2, 5), ranks(-1, 5), numbers + "[-1, 5]");
        assertRefused(often, ranks(2, 5), ranks(5, 5), numbers + "[5, 5]");
        assertRefused(often, ranks(2, 5), ranks(5, 4), numbers + "[5, 4]");
        assertRefused(often, ranks(2, 5), ranks(1, 2), numbers + "[1, 2]");
        assertRefused(often, "00000002" + ranks(2, 5), "00000001" + ranks(2, 5).substring(0, 16), numbers + "[2]");
    }

    private static String ranks(long first, long second) {
        return HexFormat.of().toHexDigits(first) + HexFormat.of().toHexDigits(second);
    }

    private static void assertRefused(Histogram histogram, String part, String forged, String held) throws IOException {
        String bytes = HexFormat.of().formatHex(bytes(histogram));
        assertThat(bytes).containsOnlyOnce(part);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(HexFormat.of().parseHex(bytes.replace(part, forged))))
                .withMessage("Histogram must hold different numbers, ascending, each at least once, but " + held
                        + ". Write it anew from the numbers.");
    }

    private static byte[] bytes(Histogram histogram) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(histogram);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    @Test
    void percent_has_a_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX.nearestRank(0))
                .withMessage("percent must lie between 1 and 100, but was '0'. Write the 85th percentile as 85.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX.linear(101))
                .withMessage("percent must lie between 0 and 100, but was '101'. Write the 85th percentile as 85.");
    }

    @Test
    void visits_ascending_and_reads_as_text() {
        StringBuilder seen = new StringBuilder();
        SIX.forEach(
                (value, count) -> seen.append(value).append('x').append(count).append(' '));
        assertThat(seen).hasToString("15x1 20x2 35x1 40x1 50x1 ");
        assertThat(SIX).hasToString("Histogram[15 x 1, 20 x 2, 35 x 1, 40 x 1, 50 x 1]");
        assertThat(SIX).hasSameHashCodeAs(Histogram.of(15, 20, 20, 35, 40, 50)).isNotEqualTo(Histogram.of(15));
        assertThat(SIX.hashCode()).isNotEqualTo(Histogram.of(15).hashCode());
    }
}
