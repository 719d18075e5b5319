package org.operatingmodel.metrics.flow;

import java.util.Arrays;

/** Pairs of whole numbers that become more; they never move, so that room for many is not needed before they come. */
final class PairList {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private long[][] chunks = new long[1][];
    private long[] last = new long[0];
    private int size;

    void add(long first, long second) {
        int place = (size & MASK) << 1;
        if (place == 0) {
            grow();
        }
        last[place] = first;
        last[place + 1] = second;
        size++;
    }

    private void grow() {
        int chunk = size >> BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        last = new long[2 << BITS];
        chunks[chunk] = last;
    }

    int size() {
        return size;
    }

    long first(int place) {
        return chunks[place >> BITS][(place & MASK) << 1];
    }

    long second(int place) {
        return chunks[place >> BITS][((place & MASK) << 1) + 1];
    }
}
