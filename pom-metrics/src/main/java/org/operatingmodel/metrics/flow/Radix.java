package org.operatingmodel.metrics.flow;

import java.util.Arrays;

/** Sorts whole numbers digit by digit, in time linear in how many there are. Not for use by several threads. */
final class Radix {
    private static final int FEW = 200;
    /** From so many numbers on, longer digits pay. */
    private static final int MANY = 4096;

    private static final int SHORT_DIGIT = 8;
    private static final int LONG_DIGIT = 11;

    private final int[] ends = new int[1 << LONG_DIGIT];
    private long[] otherKeys = new long[0];
    private int[] otherValues = new int[0];

    /** Sorts a range, ascending. */
    void sort(long[] keys, int from, int to) {
        if (to - from <= FEW) {
            Arrays.sort(keys, from, to);
        } else {
            sort(keys, new int[0], from, to, Long.MIN_VALUE);
        }
    }

    /** Sorts a range, descending, and takes the values along; equal keys stay in order. */
    void sortDescending(long[] keys, int[] values, int from, int to) {
        sort(keys, values, from, to, Long.MAX_VALUE);
    }

    /** Sorts by the keys with some bits flipped, read as numbers without a sign. */
    private void sort(long[] keys, int[] values, int from, int to, long flip) {
        int count = to - from;
        boolean paired = values.length > 0;
        if (otherKeys.length < count) {
            otherKeys = new long[count];
        }
        if (paired && otherValues.length < count) {
            otherValues = new int[count];
        }
        long different = 0;
        for (int i = from; i < to; i++) {
            different |= keys[i] ^ keys[from];
        }
        long[] source = keys;
        long[] target = otherKeys;
        int[] sourceValues = values;
        int[] targetValues = otherValues;
        int sourceAt = from;
        int targetAt = 0;
        int bits = count < MANY ? SHORT_DIGIT : LONG_DIGIT;
        int mask = (1 << bits) - 1;
        for (int shift = 0; shift < Long.SIZE; shift += bits) {
            if ((different >>> shift & mask) == 0) {
                continue;
            }
            Arrays.fill(ends, 0, mask + 1, 0);
            for (int i = sourceAt; i < sourceAt + count; i++) {
                ends[(int) ((source[i] ^ flip) >>> shift) & mask]++;
            }
            for (int digit = 1; digit <= mask; digit++) {
                ends[digit] += ends[digit - 1];
            }
            for (int i = sourceAt + count - 1; i >= sourceAt; i--) {
                int place = targetAt + --ends[(int) ((source[i] ^ flip) >>> shift) & mask];
                target[place] = source[i];
                if (paired) {
                    targetValues[place] = sourceValues[i];
                }
            }
            long[] keysBefore = source;
            source = target;
            target = keysBefore;
            int[] valuesBefore = sourceValues;
            sourceValues = targetValues;
            targetValues = valuesBefore;
            int before = sourceAt;
            sourceAt = targetAt;
            targetAt = before;
        }
        if (source != keys) {
            System.arraycopy(source, 0, keys, from, count);
            if (paired) {
                System.arraycopy(sourceValues, 0, values, from, count);
            }
        }
    }
}
