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

    /** Numbers of so many bits, some of them several times; with 64 bits half of them are below zero. */
    private static long[] numbers(int count, int bits) {
        Random random = new Random(count + bits);
        return random.longs(count).map(number -> number >>> 64 - bits).toArray();
    }

    // Few numbers, short digits and long ones, each with an odd and an even number of digits
    @ParameterizedTest
    @CsvSource({
        "0, 64",
        "1, 64",
        "2, 1",
        "200, 64",
        "201, 1",
        "201, 8",
        "201, 9",
        "201, 16",
        "201, 17",
        "4095, 8",
        "4095, 64",
        "4096, 11",
        "4096, 12",
        "4096, 22",
        "4096, 23",
        "4096, 64",
        "5000, 64"
    })
    void numbers_are_sorted_as_arrays_are(int count, int bits) {
        long[] numbers = numbers(count, bits);
        long[] expected = numbers.clone();
        Arrays.sort(expected);
        radix.sort(numbers, 0, count);
        assertThat(numbers).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"100, 64", "300, 8", "300, 16", "5000, 10", "5000, 64"})
    void only_a_range_is_sorted(int count, int bits) {
        long[] numbers = numbers(count + 7, bits);
        long[] expected = numbers.clone();
        Arrays.sort(expected, 3, 3 + count);
        radix.sort(numbers, 3, 3 + count);
        assertThat(numbers).isEqualTo(expected);
        radix.sort(numbers, 0, 3); // room that is left over from before
        Arrays.sort(expected, 0, 3);
        assertThat(numbers).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 64", "2, 64", "300, 4", "300, 12", "4095, 64", "4096, 10", "5000, 14", "5000, 64"})
    void equal_numbers_stay_in_order_when_they_descend(int count, int bits) {
        long[] numbers = numbers(count, bits);
        int[] places = IntStream.range(0, count).toArray();
        int[] expected = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> numbers[place]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        long[] sorted = numbers.clone();
        radix.sortDescending(sorted, places, 0, count);
        assertThat(places).isEqualTo(expected);
        assertThat(sorted)
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(place -> numbers[place])
                        .toArray());
    }
}
