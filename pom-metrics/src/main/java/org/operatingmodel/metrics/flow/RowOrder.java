package org.operatingmodel.metrics.flow;

import static org.operatingmodel.metrics.flow.TransitionRows.millis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.operatingmodel.flow.FlowState;

/** Brings rows into the order of items, instants and sequences, and says what is odd about them. */
@SuppressWarnings("EnumOrdinal") // numbers that never leave this package
final class RowOrder {
    private static final long TEN_YEARS = Duration.ofDays(3653).toMillis();
    private static final int NANOS_PER_MILLI = 1_000_000;
    /** Up to so many rows of an item, insertion is the fastest way to order them. */
    private static final int FEW = 32;

    private static final int IN_PROGRESS = 1 << FlowState.WAITING.ordinal() | 1 << FlowState.ACTIVE.ordinal();

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
        /** Where the rows of the block start. */
        private int start;
        /** The sequences of the block's rows in order. */
        private int[] sequences = new int[0];
        /** What is finer than a millisecond; empty when no row is. */
        private int[] nanos = new int[0];

        void order(int number, int from, int to) {
            TransitionRows.Block block = rows.blocks().get(number);
            int first = TransitionRows.firstItem(number);
            int end = Math.min(TransitionRows.firstItem(number + 1), rows.itemCount());
            boolean all = to - from == block.count();
            int[] next = new int[end - first + 1];
            Survey survey = new Survey(end - first);
            for (int row = 0; row < block.count(); row++) {
                if (all || exists(block, row)) {
                    int local = block.item(row) - first;
                    next[local + 1]++;
                    survey.add(local, block.change(row), block.sequence(row));
                }
            }
            next[0] = from;
            for (int item = first; item < end; item++) {
                offsets[item] = next[item - first];
                next[item - first + 1] += next[item - first];
            }
            start = from;
            if (sequences.length < to - from) {
                sequences = new int[to - from];
            }
            nanos = block.fine() ? new int[to - from] : new int[0];
            for (int row = 0; row < block.count(); row++) {
                if (all || exists(block, row)) {
                    int local = block.item(row) - first;
                    int place = next[local]++;
                    changes[place] = block.change(row);
                    if (survey.odd[local]) {
                        sequences[place - from] = block.sequence(row);
                        if (nanos.length > 0) {
                            nanos[place - from] = block.nano(row);
                        }
                    }
                }
            }
            for (int item = first; item < end; item++) {
                int local = item - first;
                if (survey.odd[local]) {
                    sort(offsets[item], next[local]);
                    check(item, offsets[item], next[local]);
                } else if (survey.doneWithoutStart(local)) {
                    found.note(FlowFinding.Kind.DONE_WITHOUT_START, item);
                }
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
            long leftChange = changes[left];
            long rightChange = changes[right];
            long byTime = millis(leftChange) - millis(rightChange);
            if (byTime == 0 && nanos.length > 0) {
                byTime = (long) nanos[left - start] - nanos[right - start];
            }
            if (byTime != 0) {
                return byTime < 0;
            }
            int bySequence = Integer.compare(sequences[left - start], sequences[right - start]);
            return bySequence < 0 || bySequence == 0 && leftChange < rightChange;
        }

        private void swap(int left, int right) {
            long change = changes[left];
            changes[left] = changes[right];
            changes[right] = change;
            swap(sequences, left - start, right - start);
            if (nanos.length > 0) {
                swap(nanos, left - start, right - start);
            }
        }

        private static void swap(int[] numbers, int left, int right) {
            int number = numbers[left];
            numbers[left] = numbers[right];
            numbers[right] = number;
        }

        private void check(int item, int from, int to) {
            boolean sameInstant = false;
            boolean ambiguous = false;
            boolean back = false;
            boolean jumped = false;
            boolean changed = false;
            boolean changedAfterwards = false;
            boolean done = false;
            boolean begun = false;
            for (int at = from; at < to; at++) {
                long change = changes[at];
                FlowState state = TransitionRows.flowState(change);
                if (at > from) {
                    long previous = changes[at - 1];
                    long passed = millis(change) - millis(previous);
                    if (passed == 0 && (nanos.length == 0 || nanos[at - start] == nanos[at - start - 1])) {
                        boolean sameSequence = sequences[at - start] == sequences[at - start - 1];
                        ambiguous |= sameSequence && change != previous;
                        sameInstant |= !sameSequence;
                    }
                    jumped |= passed > TEN_YEARS;
                    back |= sequences[at - start] < sequences[at - start - 1];
                    if (TransitionRows.type(change) != TransitionRows.type(previous)) {
                        changed = true;
                        changedAfterwards |= done;
                    }
                }
                begun |= state.inProgress();
                done |= state == FlowState.DONE;
            }
            if (!begun && TransitionRows.flowState(changes[to - 1]) == FlowState.DONE) {
                found.note(FlowFinding.Kind.DONE_WITHOUT_START, item);
            }
            if (sameInstant) {
                found.note(FlowFinding.Kind.SAME_INSTANT, item);
            }
            if (ambiguous) {
                found.note(FlowFinding.Kind.AMBIGUOUS_ORDER, item);
            }
            if (changed) {
                found.note(FlowFinding.Kind.TYPE_CHANGED, item);
            }
            if (changedAfterwards) {
                found.note(FlowFinding.Kind.TYPE_CHANGED_AFTER_COMPLETION, item);
            }
            // A sequence that only tells rows of one instant apart starts anew and contradicts nothing.
            if (back
                    && Arrays.stream(sequences, from - start, to - start)
                                    .distinct()
                                    .count()
                            == to - from) {
                found.note(FlowFinding.Kind.CLOCK_WENT_BACK, item);
            }
            if (jumped) {
                found.note(FlowFinding.Kind.CLOCK_JUMPED, item);
            }
        }
    }

    /**
     * What the rows of a block's items look like as they come. Most items have their rows in order and nothing odd about
     * them; the others are told here, so that only they are looked at closely.
     */
    private static final class Survey {
        private final long[] latest;
        private final int[] latestSequence;
        /** One bit for each state that the item entered; 0 before its first row. */
        private final byte[] states;

        private final boolean[] odd;

        Survey(int items) {
            latest = new long[items];
            latestSequence = new int[items];
            states = new byte[items];
            odd = new boolean[items];
        }

        @SuppressWarnings("ShortCircuitBoolean") // without branches it takes half the time
        void add(int item, long change, int sequence) {
            long before = latest[item];
            long passed = millis(change) - millis(before);
            boolean plain = passed > 0
                    & passed <= TEN_YEARS
                    & TransitionRows.type(change) == TransitionRows.type(before)
                    & sequence >= latestSequence[item];
            odd[item] |= states[item] != 0 & !plain;
            states[item] |= (byte) (1 << TransitionRows.state(change));
            latest[item] = change;
            latestSequence[item] = sequence;
        }

        boolean doneWithoutStart(int item) {
            return states[item] != 0
                    && (states[item] & IN_PROGRESS) == 0
                    && TransitionRows.flowState(latest[item]) == FlowState.DONE;
        }
    }

    List<FlowFinding> findings() {
        long late = (long) rows.count() - changes.length;
        oddities.count(FlowFinding.Kind.AFTER_HORIZON, late);
        oddities.count(FlowFinding.Kind.UNMAPPED_STATE, rows.unmapped());
        return oddities.findings(rows);
    }

    /** How often each kind of oddity was found, and its first items. */
    private static final class Oddities {
        private final Map<FlowFinding.Kind, Long> counts = new EnumMap<>(FlowFinding.Kind.class);
        private final Map<FlowFinding.Kind, List<Integer>> items = new EnumMap<>(FlowFinding.Kind.class);

        void note(FlowFinding.Kind kind, int item) {
            counts.merge(kind, 1L, Long::sum);
            List<Integer> known = items.computeIfAbsent(kind, ignored -> new ArrayList<>());
            if (known.size() < FlowFinding.EXAMPLES) {
                known.add(item);
            }
        }

        void count(FlowFinding.Kind kind, long count) {
            if (count > 0) {
                counts.put(kind, count);
            }
        }

        synchronized void add(Oddities other) {
            other.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
            other.items.forEach((kind, found) -> items.merge(
                    kind,
                    found,
                    (left, right) -> Stream.concat(left.stream(), right.stream())
                            .sorted()
                            .limit(FlowFinding.EXAMPLES)
                            .toList()));
        }

        List<FlowFinding> findings(TransitionRows rows) {
            List<FlowFinding> findings = new ArrayList<>();
            counts.forEach((kind, count) -> findings.add(new FlowFinding(
                    kind,
                    count,
                    items.getOrDefault(kind, List.of()).stream().map(rows::name).toList())));
            return List.copyOf(findings);
        }
    }
}
