package org.operatingmodel.metrics.flow;

import java.util.Arrays;

/** Whole numbers that become more. */
final class LongList {
    private long[] numbers = new long[16];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    /** The numbers themselves, and after them room for more. */
    long[] numbers() {
        return numbers;
    }
}
