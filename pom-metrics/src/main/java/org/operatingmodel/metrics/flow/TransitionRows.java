package org.operatingmodel.metrics.flow;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.internal.Guard;

/**
 * State changes of flow items in columns, 16 bytes a row, for millions of items.
 *
 * <p>Items are numbers from 0 on that the host gives out. Rows come in any order. It has no notion of a horizon.
 *
 * @since 0.1
 */
public final class TransitionRows {
    /** Chunks of 2^15 rows, so that none is so large that a garbage collector gives it more room than it needs. */
    private static final int BITS = 15;

    private static final int CHUNK = 1 << BITS;
    private static final int FIRST = 256;
    private static final int TIME_SHIFT = 5;
    private static final int STATE_SHIFT = 2;
    private static final long LATEST = Long.MAX_VALUE >> TIME_SHIFT;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final FlowState[] STATES = FlowState.values();
    private static final FlowItemType[] TYPES = FlowItemType.values();

    /** Chunks of the item numbers. */
    final int[][] items;
    /** Chunks of time, state and type in one number. */
    final long[][] changes;
    /** Chunks of the sequences. */
    final int[][] sequences;
    /** Chunks of what is finer than a millisecond, in nanoseconds; absent when no row is. */
    final int @Nullable [][] nanos;

    private final int count;
    private final int itemCount;
    private final int unmapped;
    private final IntFunction<String> names;

    private TransitionRows(Builder builder) {
        this.items = builder.items;
        this.changes = builder.changes;
        this.sequences = builder.sequences;
        this.nanos = builder.nanos;
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

    /** The id of an item. */
    String name(int item) {
        return names.apply(item);
    }

    /** What of the row's instant is finer than a millisecond, in nanoseconds. */
    int nano(int chunk, int at) {
        if (nanos == null || chunk >= nanos.length || nanos[chunk] == null || at >= nanos[chunk].length) {
            return 0;
        }
        return nanos[chunk][at];
    }

    int rowsIn(int chunk) {
        return Math.min(CHUNK, count - (chunk << BITS));
    }

    int chunks() {
        return (count + CHUNK - 1) >>> BITS;
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

    /**
     * Collects rows. Not for use by several threads at a time.
     *
     * @since 0.1
     */
    public static final class Builder {
        private int[][] items = {new int[FIRST]};
        private long[][] changes = {new long[FIRST]};
        private int[][] sequences = {new int[FIRST]};
        private int @Nullable [][] nanos;
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
            Guard.notNegative("item", item);
            Guard.notNegative("sequence", sequence);
            if (enteredAtMillis > LATEST || enteredAtMillis < -LATEST) {
                throw new IllegalArgumentException("enteredAtMillis must lie between " + -LATEST + " and " + LATEST
                        + ", but was '" + enteredAtMillis + "'. Give milliseconds.");
            }
            if (built) {
                throw new IllegalStateException("The rows must not change once built. Make another builder.");
            }
            if (item == Integer.MAX_VALUE || count == Integer.MAX_VALUE) {
                throw new IllegalStateException("There must be fewer than 2147483647 items and rows. Split by item.");
            }
            itemCount = Math.max(itemCount, item + 1);
            if (state == null) {
                unmapped++;
                return this;
            }
            int chunk = count >>> BITS;
            int at = count & CHUNK - 1;
            if (chunk == items.length || at == items[chunk].length) {
                grow(chunk, at);
            }
            items[chunk][at] = item;
            changes[chunk][at] = change(enteredAtMillis, state, type);
            sequences[chunk][at] = sequence;
            count++;
            return this;
        }

        /** The same with an instant, which keeps its nanoseconds for the order of rows; figures are in milliseconds. */
        @SuppressWarnings("JavaInstantGetSecondsGetNano") // only what is finer than a second matters
        public Builder add(int item, FlowItemType type, @Nullable FlowState state, Instant enteredAt, int sequence) {
            add(item, type, state, enteredAt.toEpochMilli(), sequence);
            int finer = (int) (enteredAt.getNano() % NANOS_PER_MILLI);
            if (finer != 0 && state != null) {
                int chunk = count - 1 >>> BITS;
                if (nanos == null) {
                    nanos = new int[items.length][];
                }
                if (nanos.length < items.length) {
                    nanos = Arrays.copyOf(nanos, items.length);
                }
                if (nanos[chunk] == null) {
                    nanos[chunk] = new int[items[chunk].length];
                }
                if (nanos[chunk].length < items[chunk].length) {
                    nanos[chunk] = Arrays.copyOf(nanos[chunk], items[chunk].length);
                }
                nanos[chunk][count - 1 & CHUNK - 1] = finer;
            }
            return this;
        }

        private void grow(int chunk, int at) {
            if (chunk == items.length) {
                int chunks = chunk + Math.max(16, chunk >> 1);
                items = Arrays.copyOf(items, chunks);
                changes = Arrays.copyOf(changes, chunks);
                sequences = Arrays.copyOf(sequences, chunks);
                for (int i = chunk; i < chunks; i++) {
                    items[i] = new int[0];
                    changes[i] = new long[0];
                    sequences[i] = new int[0];
                }
            }
            int length = chunk > 0 ? CHUNK : Math.min(CHUNK, at * 2);
            items[chunk] = Arrays.copyOf(items[chunk], length);
            changes[chunk] = Arrays.copyOf(changes[chunk], length);
            sequences[chunk] = Arrays.copyOf(sequences[chunk], length);
        }

        /** How many rows have been added, without the unmapped ones. */
        public int count() {
            return count;
        }

        /** The rows; the builder takes no more. */
        public TransitionRows build() {
            built = true;
            return new TransitionRows(this);
        }
    }
}
