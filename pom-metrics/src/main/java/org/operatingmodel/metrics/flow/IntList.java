package org.operatingmodel.metrics.flow;

import java.util.Arrays;

/** Whole numbers that become more; as keys from 0 on, they arrange others. */
final class IntList {
    private static final int FEWEST = 16;

    private int[] numbers;
    private int size;

    /** @param expected about how many numbers there will be */
    IntList(int expected) {
        numbers = new int[Math.max(expected, FEWEST)];
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    int at(int place) {
        return numbers[place];
    }

    int size() {
        return size;
    }

    /** Adds to each key how many entries have it. */
    void count(int[] counts) {
        for (int i = 0; i < size; i++) {
            counts[numbers[i]]++;
        }
    }

    /** Makes of how many entries each key has where they end when they are arranged. */
    static void sum(int[] counts) {
        for (int key = 1; key < counts.length; key++) {
            counts[key] += counts[key - 1];
        }
    }

    /** For each key, how many entries have at most that key: where its entries end when they are arranged. */
    int[] ends(int keys) {
        int[] ends = new int[keys];
        count(ends);
        sum(ends);
        return ends;
    }

    /** Where the entries of a key begin. */
    static int begin(int[] ends, int key) {
        return key == 0 ? 0 : ends[key - 1];
    }

    /** The values in the order of these keys, and among equal ones in their own. */
    long[] arrange(int[] ends, LongList values) {
        int[] next = ends.clone();
        long[] arranged = new long[size];
        for (int i = size - 1; i >= 0; i--) {
            arranged[--next[numbers[i]]] = values.numbers()[i];
        }
        return arranged;
    }
}
