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

    /** For each key, how many entries have at most that key: where its entries end when they are arranged. */
    int[] ends(int keys) {
        int[] ends = new int[keys];
        for (int i = 0; i < size; i++) {
            ends[numbers[i]]++;
        }
        for (int key = 1; key < keys; key++) {
            ends[key] += ends[key - 1];
        }
        return ends;
    }

    /** Where the entries of a key begin. */
    static int begin(int[] ends, int key) {
        return key == 0 ? 0 : ends[key - 1];
    }

    /** The values in the order of these keys, and among equal ones in their own. */
    int[] arrange(int[] ends, IntList values) {
        int[] next = ends.clone();
        int[] arranged = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            arranged[--next[numbers[i]]] = values.numbers[i];
        }
        return arranged;
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
