package org.operatingmodel.metrics.flow;

import static org.operatingmodel.metrics.flow.Passage.NEVER;
import static org.operatingmodel.metrics.flow.TransitionRows.millis;

import org.operatingmodel.flow.FlowState;

/**
 * What happens to a range of items in each slot: slot 0 is the time before the windows, slot i the i-th window.
 *
 * <p>It notes completed items, and when an item is in progress at the end of a window.
 */
@SuppressWarnings("EnumOrdinal") // numbers that never leave this package
final class ItemPass {
    private static final int NEW = FlowState.NEW.ordinal();
    private static final int WAITING = FlowState.WAITING.ordinal();
    private static final int ACTIVE = FlowState.ACTIVE.ordinal();
    private static final int DONE = FlowState.DONE.ordinal();
    private static final int CANCELLED = FlowState.CANCELLED.ordinal();
    private static final int IN_PROGRESS = 1 << WAITING | 1 << ACTIVE;
    static final int TYPES = 4;
    private static final int MOST_CELLS = 1 << 26;

    private final Groups groups;
    private final int width;
    private final Slots slots;

    /** What happens in each slot and group; cells are few enough to stay in a cache. */
    final int[] proposed;

    final int[] arrivals;
    final int[] departuresDone;
    final int[] departuresCancelled;
    final int[] departuresNew;
    final int[] cancelled;

    /** Item-milliseconds in progress since the arrivals and less since the departures of the slot itself. */
    final long[] loadTime;

    /** Completed items without a flow time, by cell and type. */
    final int[] unbegun;

    /** Completed items with one: their cell and type, flow time and active time. */
    IntList completedIn;

    LongList flowTimes;
    LongList activeTimes;

    /** Items that are in progress at the end of a window: start and group. */
    LongList starts;

    IntList startGroups;

    /** In which slots they are turned on or off: slot, and place in {@link #starts}. */
    IntList turnSlots;

    IntList turns;

    ItemPass(FlowLedger ledger, Slots slots, Groups groups, int first, int end) {
        this.groups = groups;
        this.width = groups.names().size();
        this.slots = slots;
        long size = (long) slots.after() * width;
        if (size > MOST_CELLS) {
            throw new IllegalArgumentException("windows times groups must be at most " + MOST_CELLS + ", but was '"
                    + size + "'. Measure fewer at a time.");
        }
        int cells = (int) size;
        this.proposed = new int[cells];
        this.arrivals = new int[cells];
        this.departuresDone = new int[cells];
        this.departuresCancelled = new int[cells];
        this.departuresNew = new int[cells];
        this.cancelled = new int[cells];
        this.loadTime = new long[cells];
        this.unbegun = new int[cells * TYPES];
        this.completedIn = new IntList(end - first);
        this.flowTimes = new LongList(end - first);
        this.activeTimes = new LongList(end - first);
        this.starts = new LongList(end - first);
        this.startGroups = new IntList(end - first);
        this.turnSlots = new IntList(2 * Math.min(end - first, Integer.MAX_VALUE / 4));
        this.turns = new IntList(2 * Math.min(end - first, Integer.MAX_VALUE / 4));
        for (int item = first; item < end; item++) {
            int from = ledger.offset(item);
            int to = ledger.offset(item + 1);
            if (from < to) {
                follow(item, ledger.changes(), from, to);
            }
        }
    }

    private int cell(int slot, int group) {
        return slot * width + group;
    }

    private void follow(int item, long[] changes, int from, int to) {
        int after = slots.after();
        int type = TransitionRows.type(changes[to - 1]);
        int group = groups.of(item, type);
        long entered = millis(changes[from]);
        int slot = slots.of(entered);
        if (slot < after) {
            proposed[cell(slot, group)]++;
        }
        int before = NEW;
        long started = NEVER;
        long active = 0;
        int place = -1;
        for (int at = from; at < to; at++) {
            int state = TransitionRows.state(changes[at]);
            if (state == before) {
                continue;
            }
            long now = millis(changes[at]);
            active += before == ACTIVE ? now - entered : 0;
            entered = now;
            boolean in = (IN_PROGRESS >> state & 1) != 0;
            if (in != ((IN_PROGRESS >> before & 1) != 0)) {
                int left = slot;
                slot = slots.of(now);
                if (in) {
                    started = started == NEVER ? now : started;
                    arrive(slot, group, now);
                } else {
                    depart(slot, group, now, state);
                    if (slot > left) {
                        place = turn(place, started, group, left);
                        turn(place, started, group, slot);
                    }
                }
            }
            before = state;
        }
        if ((IN_PROGRESS >> before & 1) != 0) {
            if (slot < after) {
                turn(place, started, group, slot);
            }
        } else if (before != NEW) {
            end(before, slots.of(entered), group, started, entered, active, type);
        }
    }

    private void arrive(int slot, int group, long now) {
        if (slot < slots.after()) {
            int cell = cell(slot, group);
            arrivals[cell]++;
            loadTime[cell] = Math.addExact(loadTime[cell], slots.end(slot) - now);
        }
    }

    private void depart(int slot, int group, long now, int state) {
        if (slot < slots.after()) {
            int cell = cell(slot, group);
            int[] departures =
                    state == DONE ? departuresDone : state == CANCELLED ? departuresCancelled : departuresNew;
            departures[cell]++;
            loadTime[cell] = Math.addExact(loadTime[cell], now - slots.end(slot));
        }
    }

    /** Notes that an item is turned on or off in a slot; gives back its place; none is negative. */
    private int turn(int place, long started, int group, int slot) {
        int known = place;
        if (known < 0) {
            known = starts.size();
            starts.add(started);
            startGroups.add(group);
        }
        if (slot < slots.after()) {
            turnSlots.add(slot);
            turns.add(known);
        }
        return known;
    }

    private void end(int state, int slot, int group, long started, long ended, long active, int type) {
        if (slot == 0 || slot == slots.after()) {
            return;
        }
        int cell = cell(slot, group);
        if (state == CANCELLED) {
            cancelled[cell]++;
        } else if (started == NEVER) {
            unbegun[cell * TYPES + type]++;
        } else {
            completedIn.add(cell * TYPES + type);
            flowTimes.add(ended - started);
            activeTimes.add(active);
        }
    }

    /** Takes over what happened to other items, but for the lists of items. */
    void add(ItemPass other) {
        add(proposed, other.proposed);
        add(arrivals, other.arrivals);
        add(departuresDone, other.departuresDone);
        add(departuresCancelled, other.departuresCancelled);
        add(departuresNew, other.departuresNew);
        add(cancelled, other.cancelled);
        add(unbegun, other.unbegun);
        for (int cell = 0; cell < loadTime.length; cell++) {
            loadTime[cell] = Math.addExact(loadTime[cell], other.loadTime[cell]);
        }
    }

    private static void add(int[] sums, int[] numbers) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += numbers[i];
        }
    }

    /** Gives up the lists of items. */
    void release() {
        completedIn = new IntList(0);
        flowTimes = new LongList(0);
        activeTimes = new LongList(0);
        starts = new LongList(0);
        startGroups = new IntList(0);
        turnSlots = new IntList(0);
        turns = new IntList(0);
    }

    /** How many items more are in progress at the end of a cell than at its start. */
    long net(int cell) {
        return (long) arrivals[cell] - departuresDone[cell] - departuresCancelled[cell] - departuresNew[cell];
    }
}
