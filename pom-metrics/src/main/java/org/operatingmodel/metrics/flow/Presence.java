package org.operatingmodel.metrics.flow;

import java.util.Arrays;

/** Which items are in progress at the moment: one bit for each place of a {@link Lineup}. */
final class Presence {
    private final Lineup lineup;
    private final long[] presentByGroup;
    private final long[] present;

    Presence(Lineup lineup) {
        this.lineup = lineup;
        this.presentByGroup = new long[lineup.startsByGroup.length >>> 6];
        this.present = new long[lineup.starts.length + Long.SIZE - 1 >>> 6];
    }

    /** In a slot, some of the items come that were not there, and go that were. */
    void turn(int slot) {
        for (int i = Ends.begin(lineup.turnEnds, slot); i < lineup.turnEnds[slot]; i++) {
            int inGroup = (int) (lineup.turned[i] >>> Integer.SIZE);
            presentByGroup[inGroup >>> 6] ^= 1L << inGroup;
            int place = (int) lineup.turned[i];
            present[place >>> 6] ^= 1L << place;
        }
    }

    /** The ages at an instant of the items of a group that are there. */
    Ages ages(int group, long now) {
        int from = Ends.begin(lineup.wordEnds, group);
        return new Ages(
                now, lineup.startsByGroup, from << 6, Arrays.copyOfRange(presentByGroup, from, lineup.wordEnds[group]));
    }

    /** The ages at an instant of all items that are there. */
    Ages ages(long now) {
        return new Ages(now, lineup.starts, 0, present.clone());
    }
}
