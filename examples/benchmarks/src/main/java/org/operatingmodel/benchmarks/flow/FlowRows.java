package org.operatingmodel.benchmarks.flow;

import java.time.Instant;
import java.util.Arrays;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;

/**
 * Rows of an event log of flow items, column by column: what both ways are asked about. Equal for equal arguments.
 *
 * <p>Items of {@value #TEAMS} teams of uneven size are proposed over two years, wait, become active, wait again and end as
 * done or cancelled after hours to months; some are reopened, some go back to the backlog, some enter two states in the
 * same instant, some end without ever being begun, and some are open at the end of the log.
 */
final class FlowRows {
    static final int TEAMS = 200;
    /** A Monday. */
    static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    /** A Thursday: the last week is cut. */
    static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private static final int MOST_TRANSITIONS = 12;
    /** Enough for 134 million rows; the rest of a sort key holds milliseconds of two years. */
    private static final int INDEX_BITS = 27;

    /** The item of each row, from 0. */
    final int[] item;
    /** The ordinal of the item's {@link FlowItemType}. */
    final byte[] type;
    /** The ordinal of the {@link FlowState} that the item entered. */
    final byte[] state;
    /** Milliseconds since 1970. */
    final long[] enteredAt;
    /** Orders the rows of one item. */
    final int[] sequence;
    /** The team of each item, from 0. */
    final int[] teamOfItem;

    private FlowRows(int rows, int[] teamOfItem) {
        item = new int[rows];
        type = new byte[rows];
        state = new byte[rows];
        enteredAt = new long[rows];
        sequence = new int[rows];
        this.teamOfItem = teamOfItem;
    }

    /** In the order of time, as a log has them. */
    static FlowRows byTime(int items) {
        FlowRows rows = byItem(items);
        long[] keys = new long[rows.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (rows.enteredAt[i] - FROM.toEpochMilli()) << INDEX_BITS | i;
        }
        return rows.sorted(keys);
    }

    /** In no order at all. */
    static FlowRows shuffled(int items) {
        FlowRows rows = byItem(items);
        long[] keys = new long[rows.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Life.mix(i) << INDEX_BITS | i;
        }
        return rows.sorted(keys);
    }

    int size() {
        return item.length;
    }

    /** Hands over the same rows without keeping them, one item after the other. */
    static void forEach(int items, Visitor visitor) {
        Life life = new Life();
        for (int i = 0; i < items; i++) {
            int transitions = life.of(i);
            for (int t = 0; t < transitions; t++) {
                visitor.visit(i, life.team, life.type, life.states[t], life.entered[t], t);
            }
        }
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Visitor {
        void visit(int item, int team, FlowItemType type, FlowState state, long enteredAt, int sequence);
    }

    private static FlowRows byItem(int items) {
        Life life = new Life();
        long size = 0;
        for (int i = 0; i < items; i++) {
            size += life.of(i);
        }
        if (size > 1 << INDEX_BITS) {
            throw new IllegalArgumentException("items must be fewer, but was '" + items + "' with " + size
                    + " rows. Ask for at most " + (1 << INDEX_BITS) + " rows.");
        }
        FlowRows rows = new FlowRows((int) size, new int[items]);
        int[] next = {0};
        forEach(items, (item, team, type, state, enteredAt, sequence) -> {
            int row = next[0]++;
            rows.teamOfItem[item] = team;
            rows.item[row] = item;
            rows.type[row] = (byte) type.ordinal();
            rows.state[row] = (byte) state.ordinal();
            rows.enteredAt[row] = enteredAt;
            rows.sequence[row] = sequence;
        });
        return rows;
    }

    /** The rows in the order of keys whose lowest bits are the index of a row. */
    private FlowRows sorted(long[] keys) {
        Arrays.parallelSort(keys);
        FlowRows rows = new FlowRows(keys.length, teamOfItem);
        for (int i = 0; i < keys.length; i++) {
            int from = (int) (keys[i] & (1 << INDEX_BITS) - 1);
            rows.item[i] = item[from];
            rows.type[i] = type[from];
            rows.state[i] = state[from];
            rows.enteredAt[i] = enteredAt[from];
            rows.sequence[i] = sequence[from];
        }
        return rows;
    }

    /** What happens to one item after the other; each has random numbers of its own. */
    private static final class Life {
        private static final long STEP = 0x9E3779B97F4A7C15L;
        private static final FlowItemType[] TYPES = FlowItemType.values();
        /** How many of 100 items are of each type. */
        private static final int[] SHARES = {50, 25, 8, 17};

        private final FlowState[] states = new FlowState[MOST_TRANSITIONS];
        private final long[] entered = new long[MOST_TRANSITIONS];
        private int team;
        private FlowItemType type = FlowItemType.FEATURE;
        private long random;
        private int transitions;
        private long at;

        /** How many transitions there are before the end of the log, 1 or more. */
        int of(int item) {
            random = mix(item);
            transitions = 0;
            team = Math.min(below(TEAMS), below(TEAMS));
            type = type();
            at = FROM.toEpochMilli() + Math.floorMod(next(), AS_OF.toEpochMilli() - FROM.toEpochMilli());
            if (percent(90)) {
                enter(FlowState.NEW);
                pause();
                if (percent(6)) {
                    enter(percent(30) ? FlowState.DONE : FlowState.CANCELLED);
                    return known();
                }
            }
            boolean open = true;
            while (open && transitions < MOST_TRANSITIONS - 1) {
                work();
                open = !ended();
            }
            return known();
        }

        private void work() {
            FlowState now = percent(50) ? FlowState.ACTIVE : FlowState.WAITING;
            int steps = Math.min(1 + below(8), MOST_TRANSITIONS - 1 - transitions);
            for (int step = 0; step < steps; step++) {
                enter(now);
                pause();
                if (percent(95)) {
                    now = now == FlowState.ACTIVE ? FlowState.WAITING : FlowState.ACTIVE;
                }
            }
        }

        private boolean ended() {
            if (percent(4)) {
                enter(FlowState.NEW);
                pause();
                return false;
            }
            if (percent(5)) {
                enter(FlowState.CANCELLED);
                return !percent(2);
            }
            enter(FlowState.DONE);
            pause();
            if (transitions < MOST_TRANSITIONS - 1 && percent(2)) {
                enter(FlowState.DONE);
                pause();
            }
            return !percent(6);
        }

        private int known() {
            int known = 1;
            while (known < transitions && entered[known] < AS_OF.toEpochMilli()) {
                known++;
            }
            return known;
        }

        private void enter(FlowState state) {
            states[transitions] = state;
            entered[transitions++] = at;
        }

        /** None at all, or between ten minutes and a month: each doubling is as likely. */
        private void pause() {
            if (!percent(2)) {
                long least = 600_000L << below(12);
                at += least + Math.floorMod(next(), least);
            }
        }

        private FlowItemType type() {
            int share = below(100);
            int at = 0;
            while (share >= SHARES[at]) {
                share -= SHARES[at++];
            }
            return TYPES[at];
        }

        private boolean percent(int share) {
            return below(100) < share;
        }

        private int below(int limit) {
            return (int) ((next() >>> 32) * limit >>> 32);
        }

        private long next() {
            random += STEP;
            return mix(random);
        }

        /** The finalizer of SplitMix64, after one step. */
        static long mix(long number) {
            long mixed = number + STEP;
            mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
            return mixed ^ mixed >>> 31;
        }
    }
}
