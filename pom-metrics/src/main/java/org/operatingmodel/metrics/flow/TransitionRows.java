package org.operatingmodel.metrics.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.internal.Guard;

/**
 * State changes of flow items in columns, 14 bytes a row, for millions of items.
 *
 * <p>Items are numbers from 0 on that the host gives out without large gaps. Rows come in any order. There is no notion of
 * a horizon yet.
 *
 * @since 0.1
 */
public final class TransitionRows {
    /** So many items are kept together that their rows fit in a cache; at most 16, for their numbers in a block. */
    private static final int BLOCK_BITS = 12;

    private static final int FIRST = 64;
    private static final int TIME_SHIFT = 5;
    private static final int STATE_SHIFT = 2;
    private static final long LATEST = Long.MAX_VALUE >> TIME_SHIFT;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final FlowState[] STATES = FlowState.values();
    private static final FlowItemType[] TYPES = FlowItemType.values();

    private final List<Block> blocks;
    private final int count;
    private final int itemCount;
    private final int unmapped;
    private final IntFunction<String> names;

    private TransitionRows(Builder builder) {
        this.blocks = List.copyOf(builder.blocks);
        this.count = builder.count;
        this.itemCount = builder.itemCount;
        this.unmapped = builder.unmapped;
        this.names = builder.names;
    }

    /** Takes the rows. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many rows there are, without the unmapped ones. */
    public int count() {
        return count;
    }

    /** How many items there are: the largest number of an item and one. */
    public int itemCount() {
        return itemCount;
    }

    /** How many rows had a state that means nothing for the flow of work, and are therefore left out. */
    public int unmapped() {
        return unmapped;
    }

    /** The ids of the items. */
    IntFunction<String> names() {
        return names;
    }

    /** The rows of items that follow each other, block by block. */
    List<Block> blocks() {
        return blocks;
    }

    /** The first item of a block. */
    static int firstItem(int block) {
        return block << BLOCK_BITS;
    }

    @SuppressWarnings("EnumOrdinal") // numbers that never leave this package
    static long change(long millis, FlowState state, FlowItemType type) {
        return millis << TIME_SHIFT | (long) state.ordinal() << STATE_SHIFT | type.ordinal();
    }

    static long millis(long change) {
        return change >> TIME_SHIFT;
    }

    static int state(long change) {
        return (int) change >>> STATE_SHIFT & 7;
    }

    static FlowState flowState(long change) {
        return STATES[state(change)];
    }

    static int type(long change) {
        return (int) change & 3;
    }

    static FlowItemType itemType(long change) {
        return TYPES[type(change)];
    }

    /** Rows of neighbouring items in the order in which they came. */
    static final class Block {
        /** The items, counted from the first of the block. */
        private char[] items = new char[0];

        private long[] changes = new long[0];
        private int[] sequences = new int[0];
        /** What is finer than a millisecond, in nanoseconds; empty when no row is. */
        private int[] nanos = new int[0];

        private int count;
        private long latest = Long.MIN_VALUE;

        private void add(int item, long change, int sequence, int finer) {
            if (count == items.length) {
                resize(Math.max(FIRST, count + (count >> 1)));
            }
            items[count] = (char) item;
            changes[count] = change;
            sequences[count] = sequence;
            if (finer > 0 && nanos.length == 0) {
                nanos = new int[items.length];
            }
            if (nanos.length > 0) {
                nanos[count] = finer;
            }
            latest = Math.max(latest, millis(change));
            count++;
        }

        private void resize(int length) {
            items = Arrays.copyOf(items, length);
            changes = Arrays.copyOf(changes, length);
            sequences = Arrays.copyOf(sequences, length);
            nanos = nanos.length > 0 ? Arrays.copyOf(nanos, length) : nanos;
        }

        int count() {
            return count;
        }

        /** The time of its last row, in milliseconds. */
        long latest() {
            return latest;
        }

        /** The item of a row, counted from the first of the block. */
        int item(int row) {
            return items[row];
        }

        long change(int row) {
            return changes[row];
        }

        int sequence(int row) {
            return sequences[row];
        }

        int nano(int row) {
            return nanos.length == 0 ? 0 : nanos[row];
        }

        /** Whether a row has an instant that is finer than a millisecond. */
        boolean fine() {
            return nanos.length > 0;
        }
    }

    /**
     * Collects rows. Not for use by several threads at a time.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final List<Block> blocks = new ArrayList<>();
        private int count;
        private int itemCount;
        private int unmapped;
        private boolean built;
        private IntFunction<String> names = item -> "#" + item;

        private Builder() {}

        /** Sets the ids of the items, for listings and findings; without it they are {@code #0}, {@code #1} and so on. */
        public Builder names(IntFunction<String> idOfItem) {
            this.names = idOfItem;
            return this;
        }

        /**
         * Adds that an item entered a state.
         *
         * @param item the number of the item, from 0
         * @param type its type as of this row
         * @param state the state; absent when the state of the tracker means nothing for the flow of work: the row is
         *     left out and counted
         * @param enteredAtMillis when, in milliseconds since 1970-01-01T00:00Z
         * @param sequence orders rows of the item at one instant, from 0
         * @throws IllegalArgumentException if the item or the sequence is negative, or the instant out of range
         * @throws IllegalStateException if there are 2^31 rows or more, or the rows have been built
         */
        public Builder add(int item, FlowItemType type, @Nullable FlowState state, long enteredAtMillis, int sequence) {
            return add(item, type, state, enteredAtMillis, 0, sequence);
        }

        /** The same with an instant, which keeps its nanoseconds for the order of rows; figures are in milliseconds. */
        @SuppressWarnings("JavaInstantGetSecondsGetNano") // only what is finer than a second matters
        public Builder add(int item, FlowItemType type, @Nullable FlowState state, Instant enteredAt, int sequence) {
            return add(item, type, state, enteredAt.toEpochMilli(), enteredAt.getNano() % NANOS_PER_MILLI, sequence);
        }

        private Builder add(
                int item, FlowItemType type, @Nullable FlowState state, long millis, int finer, int sequence) {
            Guard.notNegative("item", item);
            Guard.notNegative("sequence", sequence);
            if (millis > LATEST || millis < -LATEST) {
                throw new IllegalArgumentException("enteredAtMillis must lie between " + -LATEST + " and " + LATEST
                        + ", but was '" + millis + "'. Give milliseconds.");
            }
            if (built) {
                throw new IllegalStateException("The rows must not change once built. Make another builder.");
            }
            if (item == Integer.MAX_VALUE || count == Integer.MAX_VALUE) {
                throw new IllegalStateException("There must be fewer than 2147483647 items and rows. Split by item.");
            }
            itemCount = Math.max(itemCount, item + 1);
            int block = item >>> BLOCK_BITS;
            while (block >= blocks.size()) {
                blocks.add(new Block());
            }
            if (state == null) {
                unmapped++;
                return this;
            }
            blocks.get(block).add(item - firstItem(block), change(millis, state, type), sequence, finer);
            count++;
            return this;
        }

        /** How many rows have been added, without the unmapped ones. */
        public int count() {
            return count;
        }

        /** The rows; the builder takes no more. */
        public TransitionRows build() {
            built = true;
            blocks.forEach(block -> block.resize(block.count()));
            return new TransitionRows(this);
        }
    }
}
