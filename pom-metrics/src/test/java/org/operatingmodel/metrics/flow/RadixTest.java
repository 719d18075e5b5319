package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadixTest {
    private final Radix radix = new Radix();

    /** Numbers from 0 on of so many bits, some of them several times. */
    private static long[] numbers(int count, int bits) {
        Random random = new Random(count + bits);
        return random.longs(count).map(number -> number >>> 64 - bits).toArray();
    }

    // Few numbers, short digits and long ones, with one digit up to many; labels of 13 bits fit beside up to 50
    @ParameterizedTest
    @CsvSource({
        "0, 63",
        "1, 63",
        "2, 1",
        "200, 50",
        "201, 1",
        "201, 8",
        "201, 9",
        "201, 16",
        "201, 17",
        "201, 55",
        "201, 56",
        "4095, 8",
        "4095, 51",
        "4095, 52",
        "4096, 12",
        "4096, 13",
        "4096, 24",
        "4096, 25",
        "5000, 50",
        "5000, 51",
        "5000, 63"
    })
    void numbers_are_sorted_and_equal_ones_stay_in_order(int count, int bits) {
        long[] numbers = numbers(count, bits);
        int[] labels = IntStream.range(0, count).toArray();
        sortAndCompare(numbers, labels, 0, count);
    }

    @ParameterizedTest
    @CsvSource({"100, 50", "300, 8", "300, 16", "5000, 10", "5000, 50", "5000, 63"})
    void only_a_range_is_sorted(int count, int bits) {
        long[] numbers = numbers(count + 7, bits);
        int[] labels = IntStream.range(0, count + 7).toArray();
        sortAndCompare(numbers, labels, 3, 3 + count);
        sortAndCompare(numbers, labels, 0, 3); // with room left over from before
    }

    @ParameterizedTest
    @CsvSource({"300, 20", "5000, 63"})
    void labels_may_all_be_zero(int count, int bits) {
        sortAndCompare(numbers(count, bits), new int[count], 0, count);
    }

    private void sortAndCompare(long[] numbers, int[] labels, int from, int to) {
        Integer[] order = IntStream.range(0, numbers.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, from, to, Comparator.comparingLong(i -> numbers[i]));
        long[] expected = Arrays.stream(order).mapToLong(i -> numbers[i]).toArray();
        int[] expectedLabels = Arrays.stream(order).mapToInt(i -> labels[i]).toArray();
        radix.sort(numbers, labels, from, to);
        assertThat(numbers).isEqualTo(expected);
        assertThat(labels).isEqualTo(expectedLabels);
    }
}
