package org.operatingmodel.metrics.flow;

/** Which items are in progress at the moment, by group and in it from the youngest to the oldest start. */
final class Presence {
    /** Where the items of each group end. */
    private final int[] groupEnds;
    /** When the item at a place started. */
    private final long[] starts;
    /** The place of an item. */
    private final int[] placeOf;
    /** One bit a place. */
    private final long[] present;

    Presence(IntList groupOfItem, LongList startOfItem, int groups, Radix radix) {
        this.groupEnds = groupOfItem.ends(groups);
        int[] items = groupOfItem.places(groupEnds);
        this.starts = new long[items.length];
        for (int place = 0; place < items.length; place++) {
            starts[place] = startOfItem.numbers()[items[place]];
        }
        for (int group = 0; group < groups; group++) {
            radix.sortDescending(starts, items, IntList.begin(groupEnds, group), groupEnds[group]);
        }
        this.placeOf = new int[items.length];
        for (int place = 0; place < items.length; place++) {
            placeOf[items[place]] = place;
        }
        this.present = new long[(items.length >>> 6) + 1];
    }

    /** The item comes when it was not there, and goes when it was. */
    void turn(int item) {
        int place = placeOf[item];
        present[place >>> 6] ^= 1L << place;
    }

    /** Adds the ages at an instant of the items of a group that are there, ascending. */
    void ages(int group, long now, LongList ages) {
        int from = IntList.begin(groupEnds, group);
        int to = groupEnds[group];
        for (int word = from >>> 6; word << 6 < to; word++) {
            long bits = present[word];
            if (word << 6 < from) {
                bits &= -1L << from;
            }
            if (to - (word << 6) < Long.SIZE) {
                bits &= (1L << to) - 1;
            }
            for (; bits != 0; bits &= bits - 1) {
                ages.add(now - starts[(word << 6) + Long.numberOfTrailingZeros(bits)]);
            }
        }
    }
}
