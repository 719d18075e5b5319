package org.operatingmodel.metrics.flow;

import java.util.List;

/**
 * Stretches of progress in the order of the starts of their items, the youngest first: those of each group, and all.
 *
 * <p>Groups share no word of 64 places.
 */
final class Lineup {
    /** When the item at a place started, group by group. */
    final long[] startsByGroup;
    /** Where the words of each group end. */
    final int[] wordEnds;
    /** When the item at a place among all started. */
    final long[] starts;

    /** What is turned on or off, slot by slot: its place in its group, and in the lower half that among all. */
    final long[] turned;
    /** Where those of each slot end. */
    final int[] turnEnds;

    Lineup(List<ItemPass> passes, int[] turnEnds, int width) {
        this.turnEnds = turnEnds;
        int count = 0;
        long youngest = Long.MIN_VALUE;
        for (ItemPass pass : passes) {
            count = Math.addExact(count, pass.stretches.size());
            youngest = Math.max(youngest, pass.youngest);
        }
        this.starts = new long[count];
        int[] numbers = new int[count];
        int[] groupOf = new int[count];
        int[] sizes = new int[width];
        int at = 0;
        for (ItemPass pass : passes) {
            for (int i = 0; i < pass.stretches.size(); i++) {
                starts[at] = youngest - pass.stretches.first(i);
                numbers[at] = at;
                groupOf[at] = pass.group(pass.stretches.second(i));
                sizes[groupOf[at]]++;
                at++;
            }
        }
        new Radix().sort(starts, numbers, 0, count);
        this.wordEnds = new int[width];
        int[] next = new int[width];
        int words = 0;
        for (int group = 0; group < width; group++) {
            next[group] = Math.multiplyExact(words, Long.SIZE);
            words += sizes[group] + Long.SIZE - 1 >>> 6;
            wordEnds[group] = words;
        }
        this.startsByGroup = new long[Math.multiplyExact(words, Long.SIZE)];
        long[] places = new long[count];
        for (int place = 0; place < count; place++) {
            int own = numbers[place];
            int inGroup = next[groupOf[own]]++;
            starts[place] = youngest - starts[place];
            startsByGroup[inGroup] = starts[place];
            places[own] = (long) inGroup << Integer.SIZE | place;
        }
        this.turned = new long[turnEnds[turnEnds.length - 1]];
        int[] nextTurn = turnEnds.clone();
        at = 0;
        for (ItemPass pass : passes) {
            for (int i = 0; i < pass.stretches.size(); i++) {
                long slots = pass.stretches.second(i);
                turned[--nextTurn[pass.slot(slots)]] = places[at];
                turned[--nextTurn[(int) slots]] = places[at];
                at++;
            }
        }
    }
}
