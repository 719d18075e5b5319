package org.operatingmodel.metrics.flow;

import static org.operatingmodel.metrics.flow.Passage.NEVER;
import static org.operatingmodel.metrics.flow.TransitionRows.millis;

import java.util.Arrays;
import org.operatingmodel.flow.FlowState;

/**
 * What happens to a range of items in each slot: slot 0 is the time before the windows, slot i the i-th window.
 *
 * <p>It notes flow times, and when an item is in progress at the end of a window.
 */
@SuppressWarnings("EnumOrdinal") // numbers that never leave this package
final class ItemPass {
    private static final int NEW = FlowState.NEW.ordinal();
    private static final int WAITING = FlowState.WAITING.ordinal();
    private static final int ACTIVE = FlowState.ACTIVE.ordinal();
    private static final int DONE = FlowState.DONE.ordinal();
    private static final int CANCELLED = FlowState.CANCELLED.ordinal();
    private static final int IN_PROGRESS = 1 << WAITING | 1 << ACTIVE;
    private static final int MOST_CELLS = 1 << 24;
    private static final double RATIO_ONE = 0x1p52;
    private static final long LOW = 0xFFFFFFFFL;
    /** For each state in which progress ends, what that counts as. */
    private static final int[] DEPARTURES = new int[FlowState.values().length];

    static {
        DEPARTURES[NEW] = WindowFlow.DEPARTURES_NEW;
        DEPARTURES[DONE] = WindowFlow.DEPARTURES_DONE;
        DEPARTURES[CANCELLED] = WindowFlow.DEPARTURES_CANCELLED;
    }

    private final Groups groups;
    private final int width;
    private final Slots slots;
    private final int groupBits;

    /**
     * The counts of a {@link WindowFlow}, slot by slot and in it group by group.
     *
     * <p>Load time is that since the arrivals, and less that since the departures, of the slot itself; 0 before the windows.
     */
    final long[] counts;

    /** The flow times of completed items, and with each its slot and in the lower half its group. */
    PairList flowTimes = new PairList();

    /**
     * Stretches of progress that last beyond the end of a slot: when the item first started, the slot and group in which
     * the stretch began, and in the lower half the slot in which it ended.
     *
     * <p>One that goes on beyond the windows ends in the slot after them.
     */
    PairList stretches = new PairList();

    /** The youngest start of a stretch. */
    long youngest = Long.MIN_VALUE;

    /** How many turns there are in each slot. */
    final int[] turnsIn;

    ItemPass(FlowLedger ledger, Slots slots, Groups groups, int first, int end) {
        this.groups = groups;
        this.width = groups.names().size();
        this.slots = slots;
        this.groupBits = Integer.SIZE - Integer.numberOfLeadingZeros(width - 1);
        this.counts = new long[slots.after() * width * WindowFlow.COUNTS];
        this.turnsIn = new int[slots.after() + 1];
        for (int item = first; item < end; item++) {
            int from = ledger.offset(item);
            int to = ledger.offset(item + 1);
            if (from < to) {
                follow(item, ledger.changes(), from, to);
            }
        }
    }

    /** Refuses more slots and groups than there is room for, before anything is counted. */
    static void check(Slots slots, Groups groups) {
        long cells = (long) slots.after() * groups.names().size();
        if (cells > MOST_CELLS) {
            throw new IllegalArgumentException("windows times groups must be at most " + MOST_CELLS + ", but was '"
                    + cells + "'. Measure fewer at a time.");
        }
    }

    private void follow(int item, long[] changes, int from, int to) {
        int after = slots.after();
        int type = TransitionRows.type(changes[to - 1]);
        int group = groups.of(item, type);
        long entered = millis(changes[from]);
        int slot = slots.of(entered);
        if (slot < after) {
            counts[place(slot, group) + WindowFlow.PROPOSED]++;
        }
        int before = NEW;
        long started = NEVER;
        long active = 0;
        for (int at = from; at < to; at++) {
            int state = TransitionRows.state(changes[at]);
            if (state == before) {
                continue;
            }
            long now = millis(changes[at]);
            active += now - entered & -(1L << ACTIVE >>> before & 1);
            entered = now;
            boolean in = (IN_PROGRESS >> state & 1) != 0;
            if (in != ((IN_PROGRESS >> before & 1) != 0)) {
                int left = slot;
                slot = slots.of(now);
                if (in) {
                    started = started == NEVER ? now : started;
                    turn(slot, group, WindowFlow.ARRIVALS, now, 1);
                } else {
                    turn(slot, group, DEPARTURES[state], now, -1);
                    if (slot > left) {
                        stretch(started, group, left, slot);
                    }
                }
            }
            before = state;
        }
        if ((IN_PROGRESS >> before & 1) != 0) {
            if (slot < after) {
                stretch(started, group, slot, after);
            }
        } else if (before != NEW) {
            end(before, slots.of(entered), group, started, entered, active, type);
        }
    }

    private int place(int slot, int group) {
        return (slot * width + group) * WindowFlow.COUNTS;
    }

    /** Counts that an item comes into progress or leaves it. */
    private void turn(int slot, int group, int count, long now, int sign) {
        if (slot < slots.after()) {
            int place = place(slot, group);
            counts[place + count]++;
            if (slot > 0) { // before the windows, a sum that nobody asks for could overflow
                counts[place + WindowFlow.LOAD_TIME] =
                        Math.addExact(counts[place + WindowFlow.LOAD_TIME], sign * (slots.end(slot) - now));
            }
        }
    }

    /** Notes that an item is in progress from the end of one slot to the end of that before another. */
    private void stretch(long started, int group, int from, int to) {
        turnsIn[from]++;
        turnsIn[to]++;
        youngest = Math.max(youngest, started);
        stretches.add(started, (long) (from << groupBits | group) << Integer.SIZE | to);
    }

    /** The group of a stretch. */
    int group(long stretch) {
        return (int) (stretch >>> Integer.SIZE) & (1 << groupBits) - 1;
    }

    /** The slot in which a stretch begins. */
    int slot(long stretch) {
        return (int) (stretch >>> Integer.SIZE + groupBits);
    }

    private void end(int state, int slot, int group, long started, long ended, long active, int type) {
        if (slot == 0 || slot == slots.after()) {
            return;
        }
        int place = place(slot, group);
        if (state == CANCELLED) {
            counts[place + WindowFlow.CANCELLED]++;
            return;
        }
        counts[place + type]++;
        if (started != NEVER) {
            long flowTime = ended - started;
            counts[place + WindowFlow.TIMED]++;
            flowTimes.add(flowTime, (long) slot << Integer.SIZE | group);
            counts[place + WindowFlow.FLOW_TIME] = Math.addExact(counts[place + WindowFlow.FLOW_TIME], flowTime);
            counts[place + WindowFlow.ACTIVE_TIME] += active;
            if (flowTime > 0) {
                long ratio = (long) ((double) active / flowTime * RATIO_ONE);
                counts[place + WindowFlow.RATIOS_LOW] += ratio & LOW;
                counts[place + WindowFlow.RATIOS_HIGH] += ratio >>> Integer.SIZE;
            }
        }
    }

    /** Takes over what is counted of other items. */
    void add(ItemPass other) {
        Arrays.setAll(counts, i -> Math.addExact(counts[i], other.counts[i]));
        Arrays.setAll(turnsIn, i -> turnsIn[i] + other.turnsIn[i]);
    }

    /** Gives up the lists of items. */
    void release() {
        flowTimes = new PairList();
        stretches = new PairList();
    }

    /** How many items more are in progress at the end of a slot and group than at its start. */
    long net(int slot, int group) {
        int place = place(slot, group);
        return counts[place + WindowFlow.ARRIVALS]
                - counts[place + WindowFlow.DEPARTURES_DONE]
                - counts[place + WindowFlow.DEPARTURES_CANCELLED]
                - counts[place + WindowFlow.DEPARTURES_NEW];
    }
}
