package org.operatingmodel.metrics.flow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Sorts whole numbers digit by digit, in time linear in how many there are. Not for use by several threads. */
final class Radix {
    private static final int FEW = 200;
    /** From so many numbers on, longer digits pay. */
    private static final int MANY = 4096;

    private static final int SHORT_DIGIT = 8;
    private static final int LONG_DIGIT = 12;

    private final int[] ends = new int[1 << LONG_DIGIT];
    private long[] others = new long[0];

    /**
     * Sorts a range, ascending, and takes labels along; those of equal numbers that were ascending stay so.
     *
     * @param numbers from 0 on
     * @param labels one for each, from 0 on
     */
    void sort(long[] numbers, int[] labels, int from, int to) {
        long number = 0;
        int label = 0;
        for (int i = from; i < to; i++) {
            number |= numbers[i];
            label |= labels[i];
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(label);
        if (Long.numberOfLeadingZeros(number) <= bits) {
            sortApart(numbers, labels, from, to);
            return;
        }
        int mask = (1 << bits) - 1;
        for (int i = from; i < to; i++) {
            numbers[i] = numbers[i] << bits | labels[i];
        }
        if (to - from <= FEW) {
            Arrays.sort(numbers, from, to);
        } else {
            sort(numbers, from, to, bits, Long.SIZE - Long.numberOfLeadingZeros(number));
        }
        for (int i = from; i < to; i++) {
            labels[i] = (int) numbers[i] & mask;
            numbers[i] >>>= bits;
        }
    }

    /** Numbers of many thousand years, with so many labels that both do not fit into one number. */
    private static void sortApart(long[] numbers, int[] labels, int from, int to) {
        long[] ownNumbers = Arrays.copyOfRange(numbers, from, to);
        int[] ownLabels = Arrays.copyOfRange(labels, from, to);
        int[] order = IntStream.range(0, to - from)
                .boxed()
                .sorted(Comparator.comparingLong(i -> ownNumbers[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int i = from; i < to; i++) {
            numbers[i] = ownNumbers[order[i - from]];
            labels[i] = ownLabels[order[i - from]];
        }
    }

    /** Sorts numbers from 0 on by some of their bits. */
    private void sort(long[] numbers, int from, int to, int lowest, int bits) {
        int count = to - from;
        if (others.length < count) {
            others = new long[count];
        }
        int longest = count < MANY ? SHORT_DIGIT : LONG_DIGIT;
        int digits = (bits + longest - 1) / longest;
        int size = digits == 0 ? 0 : (bits + digits - 1) / digits;
        int mask = (1 << size) - 1;
        long[] source = numbers;
        long[] target = others;
        int sourceAt = from;
        int targetAt = 0;
        for (int digit = 0; digit < digits; digit++) {
            int shift = lowest + digit * size;
            Arrays.fill(ends, 0, mask + 1, 0);
            for (int i = sourceAt; i < sourceAt + count; i++) {
                ends[(int) (source[i] >>> shift) & mask]++;
            }
            for (int key = 1; key <= mask; key++) {
                ends[key] += ends[key - 1];
            }
            for (int i = sourceAt + count - 1; i >= sourceAt; i--) {
                target[targetAt + --ends[(int) (source[i] >>> shift) & mask]] = source[i];
            }
            long[] before = source;
            source = target;
            target = before;
            int beforeAt = sourceAt;
            sourceAt = targetAt;
            targetAt = beforeAt;
        }
        if (source != numbers) {
            System.arraycopy(source, 0, numbers, from, count);
        }
    }
}
