package org.operatingmodel.metrics.flow;

import java.util.Arrays;
import org.operatingmodel.metrics.Histogram;

/** Whole numbers that become more. */
final class LongList {
    private static final int FEWEST = 16;

    private long[] numbers;
    private int size;

    /** @param expected about how many numbers there will be */
    LongList(int expected) {
        numbers = new long[Math.max(expected, FEWEST)];
    }

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    /** Gives up the numbers. */
    void clear() {
        numbers = new long[FEWEST];
        size = 0;
    }

    int size() {
        return size;
    }

    /** The numbers themselves, and after them room for more. */
    long[] numbers() {
        return numbers;
    }

    /** The numbers, counted. */
    Histogram histogram() {
        return Histogram.of(Arrays.copyOf(numbers, size));
    }
}
