package org.operatingmodel.metrics.flow;

import java.util.Arrays;

/** Which items are in progress at the moment, by group and in it from the youngest to the oldest start. */
final class Presence {
    private static final int ELSEWHERE = -1;

    /** Where the words of each group end; groups share no word. */
    private final int[] wordEnds;
    /** When the item at a place started. */
    private final long[] starts;
    /** The place of an item. */
    private final int[] placeOf;
    /** One bit a place. */
    private final long[] present;

    /**
     * @param youngestFirst all items, the latest start first
     * @param startOfItem when each started
     * @param groupOfItem the group of each; empty when all are in group 0
     * @param first the first group
     * @param end the group after the last; items of others are never there
     */
    Presence(int[] youngestFirst, long[] startOfItem, int[] groupOfItem, int first, int end) {
        int[] sizes = new int[end - first];
        if (groupOfItem.length == 0) {
            sizes[0] = youngestFirst.length;
        }
        for (int group : groupOfItem) {
            if (group >= first && group < end) {
                sizes[group - first]++;
            }
        }
        this.wordEnds = new int[sizes.length];
        int[] next = new int[sizes.length];
        int words = 0;
        for (int group = 0; group < sizes.length; group++) {
            next[group] = words << 6;
            words += sizes[group] + Long.SIZE - 1 >>> 6;
            wordEnds[group] = words;
        }
        this.present = new long[words];
        this.starts = new long[words << 6];
        this.placeOf = new int[youngestFirst.length];
        for (int item : youngestFirst) {
            int group = groupOfItem.length == 0 ? 0 : groupOfItem[item];
            int place = ELSEWHERE;
            if (group >= first && group < end) {
                place = next[group - first]++;
                starts[place] = startOfItem[item];
            }
            placeOf[item] = place;
        }
    }

    /** Some of the items come that were not there, and go that were. */
    void turn(int[] items, int from, int to) {
        for (int i = from; i < to; i++) {
            int place = placeOf[items[i]];
            if (place != ELSEWHERE) {
                present[place >>> 6] ^= 1L << place;
            }
        }
    }

    /** The ages at an instant of the items of a group that are there. */
    Ages ages(int group, long now) {
        int from = IntList.begin(wordEnds, group);
        return new Ages(now, starts, from << 6, Arrays.copyOfRange(present, from, wordEnds[group]));
    }
}
