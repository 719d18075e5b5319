package org.operatingmodel.metrics.flow;

import static org.operatingmodel.metrics.flow.Passage.NEVER;
import static org.operatingmodel.metrics.flow.TransitionRows.millis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Histogram;

/**
 * One sweep over a range of items: first every item once, then every window once.
 *
 * <p>The first pass adds up what happens in each slot: slot 0 is the time before the windows, slot i the i-th window. It
 * notes when an item is in progress at the end of a window, so that the second pass can tell the ages there by turning
 * items on and off. Items are kept by group, and in it from the youngest start on, so that ages come out in order.
 */
@SuppressWarnings("EnumOrdinal") // numbers that never leave this package
final class FlowSweep {
    private static final int NEW = FlowState.NEW.ordinal();
    private static final int WAITING = FlowState.WAITING.ordinal();
    private static final int ACTIVE = FlowState.ACTIVE.ordinal();
    private static final int DONE = FlowState.DONE.ordinal();
    private static final int CANCELLED = FlowState.CANCELLED.ordinal();
    private static final int IN_PROGRESS = 1 << WAITING | 1 << ACTIVE;
    private static final int TYPES = 4;
    private static final int MOST_CELLS = 1 << 26;
    private static final double RATIO_ONE = 0x1p52;
    private static final long LOW = 0xFFFFFFFFL;

    private final FlowLedger ledger;
    private final Windows windows;
    private final Groups groups;
    private final int width;
    private final Slots slots;

    /** What happens in each slot and group; cells are few enough to stay in a cache. */
    private final int[] proposed;

    private final int[] arrivals;
    private final int[] departuresDone;
    private final int[] departuresCancelled;
    private final int[] departuresNew;
    private final int[] cancelled;

    /** Item-milliseconds in progress since the arrivals and less since the departures of the slot itself. */
    private final long[] loadTime;

    /** Completed items without a flow time, by cell and type. */
    private final int[] unbegun;

    /** Completed items with one: their cell and type, flow time and active time. */
    private final IntList completedIn;

    private final LongList flowTimes;
    private final LongList activeTimes;

    /** Items that are in progress at the end of a window: start and group. */
    private final LongList starts;

    private final IntList startGroups;

    /** In which slots they are turned on or off: slot, and place in {@link #starts}. */
    private final IntList turnSlots;

    private final IntList turns;

    private final Radix radix = new Radix();

    FlowSweep(FlowLedger ledger, Windows windows, Groups groups, int first, int end) {
        groups.check(ledger);
        this.ledger = ledger;
        this.windows = windows;
        this.groups = groups;
        this.width = groups.names().size();
        this.slots = new Slots(ledger, windows);
        long size = (windows.count() + 1L) * width;
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
            if (ledger.offset(item) < ledger.offset(item + 1)) {
                follow(item);
            }
        }
    }

    private int cell(int slot, int group) {
        return slot * width + group;
    }

    private void follow(int item) {
        long[] changes = ledger.changes();
        int from = ledger.offset(item);
        int to = ledger.offset(item + 1);
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

    /** Hands over the figures window by window. May be called once. */
    void each(FlowFigures.Visitor visitor) {
        int[] ends = completedIn.ends(arrivals.length * TYPES);
        long[] flows = completedIn.arrange(ends, flowTimes);
        flowTimes.clear();
        Completed completed = new Completed(ends, flows, completedIn.arrange(ends, activeTimes));
        activeTimes.clear();
        completedIn.clear();
        int[] turnEnds = turnSlots.ends(windows.count() + 1);
        int[] turned = turnSlots.arrange(turnEnds, turns);
        turnSlots.clear();
        turns.clear();
        int[] youngestFirst = Presence.youngestFirst(starts, radix);
        Presence presence = new Presence(youngestFirst, starts, startGroups, width);
        Presence all = width == 1 ? presence : new Presence(youngestFirst, starts, new IntList(0), 1);
        starts.clear();
        startGroups.clear();
        long[] loads = new long[width];
        for (int slot = 0; slot <= windows.count(); slot++) {
            for (int i = IntList.begin(turnEnds, slot); i < turnEnds[slot]; i++) {
                presence.turn(turned[i]);
                if (width > 1) {
                    all.turn(turned[i]);
                }
            }
            if (slot > 0) {
                visit(slot, visitor, completed, loads, presence, all);
            }
            for (int group = 0; group < width; group++) {
                int cell = cell(slot, group);
                loads[group] +=
                        (long) arrivals[cell] - departuresDone[cell] - departuresCancelled[cell] - departuresNew[cell];
            }
        }
    }

    /** Completed items with a flow time, by cell and type; the times of each cell are sorted when it has been summed up. */
    private static final class Completed {
        private final int[] ends;
        private final long[] flowTimes;
        private final long[] activeTimes;

        Completed(int[] ends, long[] flowTimes, long[] activeTimes) {
            this.ends = ends;
            this.flowTimes = flowTimes;
            this.activeTimes = activeTimes;
        }

        int begin(int cell) {
            return IntList.begin(ends, cell * TYPES);
        }

        int end(int cell) {
            return ends[cell * TYPES + TYPES - 1];
        }

        int count(int cell, int type) {
            return ends[cell * TYPES + type] - IntList.begin(ends, cell * TYPES + type);
        }
    }

    private void visit(
            int slot, FlowFigures.Visitor visitor, Completed completed, long[] loads, Presence presence, Presence all) {
        Window window = windows.window(slot - 1);
        long end = slots.end(slot);
        long[] totalCounts = new long[WindowFlow.COUNTS];
        long totalLoad = 0;
        List<WindowFlow> cells = new ArrayList<>(width);
        for (int group = 0; group < width; group++) {
            int cell = cell(slot, group);
            long[] own = counts(cell, completed);
            own[WindowFlow.LOAD_TIME] =
                    Math.addExact(Math.multiplyExact(loads[group], slots.length(slot)), loadTime[cell]);
            for (int i = 0; i < own.length; i++) {
                totalCounts[i] = Math.addExact(totalCounts[i], own[i]);
            }
            totalLoad += loads[group];
            cells.add(new WindowFlow(
                    window,
                    ledger.horizon(),
                    loads[group],
                    own,
                    sorted(completed.flowTimes, completed.begin(cell), completed.end(cell)),
                    presence.ages(group, end)));
        }
        WindowFlow total = cells.get(0);
        if (width > 1) {
            Histogram flows =
                    sorted(completed.flowTimes, completed.begin(cell(slot, 0)), completed.end(cell(slot, width - 1)));
            total = new WindowFlow(window, ledger.horizon(), totalLoad, totalCounts, flows, all.ages(0, end));
        }
        visitor.visit(slot - 1, Collections.unmodifiableList(cells), total);
    }

    private Histogram sorted(long[] numbers, int from, int to) {
        radix.sort(numbers, from, to);
        return Histogram.ofSorted(numbers, from, to);
    }

    private long[] counts(int cell, Completed completed) {
        long[] counts = new long[WindowFlow.COUNTS];
        for (int type = 0; type < TYPES; type++) {
            counts[type] = (long) unbegun[cell * TYPES + type] + completed.count(cell, type);
        }
        counts[WindowFlow.CANCELLED] = cancelled[cell];
        counts[WindowFlow.PROPOSED] = proposed[cell];
        counts[WindowFlow.ARRIVALS] = arrivals[cell];
        counts[WindowFlow.DEPARTURES_DONE] = departuresDone[cell];
        counts[WindowFlow.DEPARTURES_CANCELLED] = departuresCancelled[cell];
        counts[WindowFlow.DEPARTURES_NEW] = departuresNew[cell];
        long flowTime = 0;
        long active = 0;
        long low = 0;
        long high = 0;
        for (int i = completed.begin(cell); i < completed.end(cell); i++) {
            long own = completed.flowTimes[i];
            flowTime = Math.addExact(flowTime, own);
            active += completed.activeTimes[i];
            if (own > 0) {
                long ratio = (long) ((double) completed.activeTimes[i] / own * RATIO_ONE);
                low += ratio & LOW;
                high += ratio >>> Integer.SIZE;
            }
        }
        counts[WindowFlow.FLOW_TIME] = flowTime;
        counts[WindowFlow.ACTIVE_TIME] = active;
        counts[WindowFlow.RATIOS_LOW] = low;
        counts[WindowFlow.RATIOS_HIGH] = high;
        return counts;
    }
}
