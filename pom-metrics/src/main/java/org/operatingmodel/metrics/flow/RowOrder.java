package org.operatingmodel.metrics.flow;

import static org.operatingmodel.metrics.flow.TransitionRows.millis;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Brings rows into the order of items, instants and sequences, and says what is odd about that order. */
final class RowOrder {
    private static final int NANOS_PER_MILLI = 1_000_000;
    /** Up to so many rows of an item, insertion is the fastest way to order them. */
    private static final int FEW = 32;

    /** The changes of each item in order, one item after the other. */
    final long[] changes;
    /** Where the changes of each item start; one more for the end. */
    final int[] offsets;

    private final TransitionRows rows;
    private final long horizonMillis;
    private final int horizonNanos;
    private final Oddities oddities = new Oddities();

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // only what is finer than a millisecond matters
    RowOrder(TransitionRows rows, Instant horizon, int parallelism) {
        this.rows = rows;
        this.horizonMillis = horizon.toEpochMilli();
        this.horizonNanos = horizon.getNano() % NANOS_PER_MILLI;
        List<TransitionRows.Block> blocks = rows.blocks();
        int[] starts = new int[blocks.size() + 1];
        for (int block = 0; block < blocks.size(); block++) {
            starts[block + 1] = starts[block] + existing(blocks.get(block));
        }
        this.changes = new long[starts[blocks.size()]];
        this.offsets = new int[rows.itemCount() + 1];
        Parallel.ranges(blocks.size(), parallelism, (first, end) -> {
            Worker worker = new Worker();
            for (int block = first; block < end; block++) {
                worker.order(block, starts[block], starts[block + 1]);
            }
            oddities.add(worker.found);
        });
        offsets[rows.itemCount()] = changes.length;
    }

    private boolean exists(TransitionRows.Block block, int row) {
        long millis = millis(block.change(row));
        return millis < horizonMillis || millis == horizonMillis && horizonNanos > 0 && block.nano(row) < horizonNanos;
    }

    private int existing(TransitionRows.Block block) {
        if (block.latest() < horizonMillis) {
            return block.count();
        }
        int existing = 0;
        for (int row = 0; row < block.count(); row++) {
            existing += exists(block, row) ? 1 : 0;
        }
        return existing;
    }

    /** Orders one block after the other. */
    private final class Worker {
        private final Oddities found = new Oddities();
        /** The changes of the block's rows in order. */
        private long[] ordered = new long[0];

        /** The sequences of the block's rows in order. */
        private int[] sequences = new int[0];
        /** What is finer than a millisecond; empty when no row is. */
        private int[] nanos = new int[0];

        void order(int number, int from, int to) {
            TransitionRows.Block block = rows.blocks().get(number);
            int first = TransitionRows.firstItem(number);
            int end = Math.min(TransitionRows.firstItem(number + 1), rows.itemCount());
            int count = to - from;
            boolean all = count == block.count();
            int[] next = new int[end - first + 1];
            for (int row = 0; row < block.count(); row++) {
                if (all || exists(block, row)) {
                    next[block.item(row) + 1]++;
                }
            }
            for (int item = first; item < end; item++) {
                offsets[item] = from + next[item - first];
                next[item - first + 1] += next[item - first];
            }
            if (ordered.length < count) {
                ordered = new long[count];
                sequences = new int[count];
            }
            nanos = block.fine() ? new int[count] : new int[0];
            for (int row = 0; row < block.count(); row++) {
                if (all || exists(block, row)) {
                    int place = next[block.item(row)]++;
                    ordered[place] = block.change(row);
                    sequences[place] = block.sequence(row);
                    if (nanos.length > 0) {
                        nanos[place] = block.nano(row);
                    }
                }
            }
            int begin = 0;
            for (int item = first; item < end; item++) {
                int itemEnd = next[item - first];
                look(item, begin, itemEnd);
                begin = itemEnd;
            }
            System.arraycopy(ordered, 0, changes, from, count);
        }

        /** Brings the rows of an item in order, and notes what is odd about it; most are in order and not odd. */
        private void look(int item, int from, int to) {
            long back = 0;
            long apart = 0;
            long rising = 0;
            for (int at = from + 1; at < to; at++) {
                long gap = millis(ordered[at]) - millis(ordered[at - 1]);
                back |= gap;
                apart |= gap - 1;
                rising |= (long) sequences[at] - sequences[at - 1] - 1;
            }
            // A negative number among them makes the whole negative.
            if (back < 0 || rising < 0 || apart < 0 && nanos.length > 0) {
                sort(from, to);
                check(item, from, to);
            } else if (apart < 0) {
                found.note(FlowFinding.Kind.SAME_INSTANT, item);
            }
        }

        private void sort(int from, int to) {
            int at = from + 1;
            while (at < to && !before(at, at - 1)) {
                at++;
            }
            if (at >= to) {
                return;
            }
            if (to - from <= FEW) {
                for (; at < to; at++) {
                    for (int place = at; place > from && before(place, place - 1); place--) {
                        swap(place, place - 1);
                    }
                }
                return;
            }
            int count = to - from;
            for (int root = count / 2 - 1; root >= 0; root--) {
                sink(from, root, count);
            }
            for (int last = count - 1; last > 0; last--) {
                swap(from, from + last);
                sink(from, 0, last);
            }
        }

        private void sink(int from, int start, int count) {
            int root = start;
            for (int child = 2 * root + 1; child < count; child = 2 * root + 1) {
                if (child + 1 < count && before(from + child, from + child + 1)) {
                    child++;
                }
                if (!before(from + root, from + child)) {
                    return;
                }
                swap(from + root, from + child);
                root = child;
            }
        }

        /** Whether the row at one place comes before that at another: by instant, sequence, state, type. */
        private boolean before(int left, int right) {
            long leftChange = ordered[left];
            long rightChange = ordered[right];
            long byTime = millis(leftChange) - millis(rightChange);
            if (byTime == 0 && nanos.length > 0) {
                byTime = (long) nanos[left] - nanos[right];
            }
            if (byTime != 0) {
                return byTime < 0;
            }
            int bySequence = Integer.compare(sequences[left], sequences[right]);
            return bySequence < 0 || bySequence == 0 && leftChange < rightChange;
        }

        private void swap(int left, int right) {
            long change = ordered[left];
            ordered[left] = ordered[right];
            ordered[right] = change;
            swap(sequences, left, right);
            if (nanos.length > 0) {
                swap(nanos, left, right);
            }
        }

        private static void swap(int[] numbers, int left, int right) {
            int number = numbers[left];
            numbers[left] = numbers[right];
            numbers[right] = number;
        }

        /** Says what only sequences can tell; they are not kept. */
        private void check(int item, int from, int to) {
            boolean sameInstant = false;
            boolean ambiguous = false;
            boolean back = false;
            for (int at = from + 1; at < to; at++) {
                int sequence = sequences[at];
                int before = sequences[at - 1];
                if (millis(ordered[at]) == millis(ordered[at - 1])
                        && (nanos.length == 0 || nanos[at] == nanos[at - 1])) {
                    sameInstant |= sequence != before;
                    ambiguous |= sequence == before && ordered[at] != ordered[at - 1];
                }
                back |= sequence < before;
            }
            if (sameInstant) {
                found.note(FlowFinding.Kind.SAME_INSTANT, item);
            }
            if (ambiguous) {
                found.note(FlowFinding.Kind.AMBIGUOUS_ORDER, item);
            }
            // A sequence that only tells rows of one instant apart starts anew and contradicts nothing.
            if (back && Arrays.stream(sequences, from, to).distinct().count() == to - from) {
                found.note(FlowFinding.Kind.CLOCK_WENT_BACK, item);
            }
        }
    }

    /** What only the rows can tell, and not the changes in order. */
    Oddities oddities() {
        oddities.count(FlowFinding.Kind.AFTER_HORIZON, (long) rows.count() - changes.length);
        oddities.count(FlowFinding.Kind.UNMAPPED_STATE, rows.unmapped());
        return oddities;
    }
}
