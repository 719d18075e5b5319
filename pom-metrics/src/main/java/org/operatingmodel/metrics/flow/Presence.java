package org.operatingmodel.metrics.flow;

import java.util.Arrays;

/** Which items are in progress at the moment, by group and in it from the youngest to the oldest start. */
final class Presence {
    /** Where the words of each group end; groups share no word. */
    private final int[] wordEnds;
    /** When the item at a place started. */
    private final long[] starts;
    /** The place of an item. */
    private final int[] placeOf;
    /** One bit a place. */
    private final long[] present;

    /** The items, the latest start first. */
    static int[] youngestFirst(LongList startOfItem, Radix radix) {
        long[] starts = Arrays.copyOf(startOfItem.numbers(), startOfItem.size());
        int[] items = new int[starts.length];
        Arrays.setAll(items, item -> item);
        radix.sortDescending(starts, items, 0, items.length);
        return items;
    }

    /** @param groupOfItem empty when there is one group */
    Presence(int[] youngestFirst, LongList startOfItem, IntList groupOfItem, int groups) {
        boolean grouped = groups > 1;
        this.wordEnds = grouped ? groupOfItem.ends(groups) : new int[] {youngestFirst.length};
        int items = 0;
        int words = 0;
        for (int group = 0; group < groups; group++) {
            int size = wordEnds[group] - items;
            items = wordEnds[group];
            words += size + Long.SIZE - 1 >>> 6;
            wordEnds[group] = words;
        }
        this.present = new long[words];
        this.starts = new long[words << 6];
        this.placeOf = new int[youngestFirst.length];
        int[] next = new int[groups];
        for (int group = 1; group < groups; group++) {
            next[group] = wordEnds[group - 1] << 6;
        }
        for (int item : youngestFirst) {
            int place = next[grouped ? groupOfItem.at(item) : 0]++;
            starts[place] = startOfItem.numbers()[item];
            placeOf[item] = place;
        }
    }

    /** The item comes when it was not there, and goes when it was. */
    void turn(int item) {
        int place = placeOf[item];
        present[place >>> 6] ^= 1L << place;
    }

    /** The ages at an instant of the items of a group that are there. */
    Ages ages(int group, long now) {
        int from = IntList.begin(wordEnds, group);
        return new Ages(now, starts, from << 6, Arrays.copyOfRange(present, from, wordEnds[group]));
    }
}
