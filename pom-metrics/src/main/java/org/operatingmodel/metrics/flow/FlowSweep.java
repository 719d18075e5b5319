package org.operatingmodel.metrics.flow;

import static org.operatingmodel.metrics.flow.Passage.NEVER;
import static org.operatingmodel.metrics.flow.TransitionRows.millis;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final double RATIO_ONE = 0x1p52;
    private static final long LOW = 0xFFFFFFFFL;

    private final FlowLedger ledger;
    private final Windows windows;
    private final Groups groups;
    private final int width;
    private final Slots slots;

    /** For each slot and group, {@link WindowFlow#COUNTS} numbers. */
    private final long[] counts;

    /** The flow times of completed items, and the cell that each lies in. */
    private final LongList flowTimes = new LongList();

    private final IntList flowCells = new IntList();

    /** Items that are in progress at the end of a window: start and group. */
    private final LongList starts = new LongList();

    private final IntList startGroups = new IntList();

    /** In which slots they are turned on or off: slot, and place in {@link #starts}. */
    private final IntList turnSlots = new IntList();

    private final IntList turns = new IntList();

    private final Radix radix = new Radix();

    FlowSweep(FlowLedger ledger, Windows windows, Groups groups, int first, int end) {
        groups.check(ledger);
        this.ledger = ledger;
        this.windows = windows;
        this.groups = groups;
        this.width = groups.names().size();
        this.slots = new Slots(ledger, windows);
        long size = (windows.count() + 1L) * width * WindowFlow.COUNTS;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("windows times groups must be below " + Integer.MAX_VALUE / 16
                    + ", but was '" + size / 16 + "'. Measure fewer at a time.");
        }
        this.counts = new long[(int) size];
        for (int item = first; item < end; item++) {
            if (ledger.offset(item) < ledger.offset(item + 1)) {
                follow(item);
            }
        }
    }

    private int cell(int slot, int group) {
        return (slot * width + group) * WindowFlow.COUNTS;
    }

    private void follow(int item) {
        long[] changes = ledger.changes();
        int from = ledger.offset(item);
        int to = ledger.offset(item + 1);
        int after = slots.after();
        int type = TransitionRows.type(changes[to - 1]);
        int group = groups.of(item, type);
        int before = NEW;
        long entered = millis(changes[from]);
        int slot = slots.of(entered);
        if (slot < after) {
            counts[cell(slot, group) + WindowFlow.PROPOSED]++;
        }
        long slotEnd = slots.end(slot);
        long started = NEVER;
        long active = 0;
        int known = -1;
        int arrivalSlot = 0;
        int waitingSlot = 0;
        for (int at = from; at < to; at++) {
            int state = TransitionRows.state(changes[at]);
            if (state == before) {
                continue;
            }
            long now = millis(changes[at]);
            if (now >= slotEnd) {
                slot = slots.of(now);
                slotEnd = slots.end(slot);
            }
            if (before == ACTIVE) {
                active += now - entered;
            } else if (before == WAITING && slot != waitingSlot) {
                addWaiting(waitingSlot, group, 1);
                addWaiting(slot, group, -1);
            }
            if (state == WAITING) {
                waitingSlot = slot;
            }
            boolean in = (IN_PROGRESS >> state & 1) != 0;
            if (in != ((IN_PROGRESS >> before & 1) != 0)) {
                if (in) {
                    if (started == NEVER) {
                        started = now;
                    }
                    arrivalSlot = slot;
                    if (slot < after) {
                        int cell = cell(slot, group);
                        counts[cell + WindowFlow.ARRIVALS]++;
                        addLoad(cell, slotEnd - now);
                    }
                } else {
                    if (slot < after) {
                        int cell = cell(slot, group);
                        int destination = state == DONE ? 0 : state == CANCELLED ? 1 : 2;
                        counts[cell + WindowFlow.DEPARTURES + destination]++;
                        addLoad(cell, now - slotEnd);
                    }
                    if (slot > arrivalSlot) {
                        known = turn(known, started, group, arrivalSlot);
                        turn(known, started, group, slot);
                    }
                }
            }
            entered = now;
            before = state;
        }
        if ((IN_PROGRESS >> before & 1) != 0) {
            if (before == WAITING) {
                addWaiting(waitingSlot, group, 1);
            }
            if (arrivalSlot < after) {
                turn(known, started, group, arrivalSlot);
            }
        } else if (before != NEW) {
            end(before, slot, group, started, entered, active, type);
        }
    }

    private void addWaiting(int slot, int group, int items) {
        if (slot < slots.after()) {
            counts[cell(slot, group) + WindowFlow.WAITING] += items;
        }
    }

    private void addLoad(int cell, long millis) {
        counts[cell + WindowFlow.LOAD_TIME] = Math.addExact(counts[cell + WindowFlow.LOAD_TIME], millis);
    }

    /** Notes that an item is turned on or off in a slot; gives back its place. */
    private int turn(int known, long started, int group, int slot) {
        int place = known;
        if (place < 0) {
            place = starts.size();
            starts.add(started);
            startGroups.add(group);
        }
        if (slot < slots.after()) {
            turnSlots.add(slot);
            turns.add(place);
        }
        return place;
    }

    private void end(int state, int slot, int group, long started, long ended, long active, int type) {
        if (slot == 0 || slot == slots.after()) {
            return;
        }
        int cell = cell(slot, group);
        if (state == CANCELLED) {
            counts[cell + WindowFlow.CANCELLED]++;
            return;
        }
        counts[cell + type]++;
        if (started == NEVER) {
            return;
        }
        long flowTime = ended - started;
        flowTimes.add(flowTime);
        flowCells.add(slot * width + group);
        counts[cell + WindowFlow.FLOW_TIME] = Math.addExact(counts[cell + WindowFlow.FLOW_TIME], flowTime);
        counts[cell + WindowFlow.ACTIVE_TIME] += active;
        if (flowTime > 0) {
            long ratio = (long) ((double) active / flowTime * RATIO_ONE);
            counts[cell + WindowFlow.RATIOS_LOW] += ratio & LOW;
            counts[cell + WindowFlow.RATIOS_HIGH] += ratio >>> Integer.SIZE;
        }
    }

    /** Hands over the figures window by window. May be called once. */
    void each(FlowFigures.Visitor visitor) {
        int[] flowEnds = flowCells.ends((windows.count() + 1) * width);
        long[] flows = flowCells.arrange(flowEnds, flowTimes);
        int[] turnEnds = turnSlots.ends(windows.count() + 1);
        int[] turned = turnSlots.arrange(turnEnds, turns);
        int[] youngestFirst = Presence.youngestFirst(starts, radix);
        Presence presence = new Presence(youngestFirst, starts, startGroups, width);
        Presence all = width == 1 ? presence : new Presence(youngestFirst, starts, new IntList(), 1);
        long[] loads = new long[width];
        long[] waiting = new long[width];
        for (int slot = 0; slot <= windows.count(); slot++) {
            for (int i = IntList.begin(turnEnds, slot); i < turnEnds[slot]; i++) {
                presence.turn(turned[i]);
                if (width > 1) {
                    all.turn(turned[i]);
                }
            }
            for (int group = 0; group < width; group++) {
                int cell = cell(slot, group);
                waiting[group] += counts[cell + WindowFlow.WAITING];
                counts[cell + WindowFlow.WAITING] = waiting[group];
            }
            if (slot > 0) {
                visit(slot, visitor, flows, flowEnds, loads, presence, all);
            }
            for (int group = 0; group < width; group++) {
                loads[group] += net(cell(slot, group));
            }
        }
    }

    private long net(int cell) {
        int departures = cell + WindowFlow.DEPARTURES;
        return counts[cell + WindowFlow.ARRIVALS]
                - counts[departures]
                - counts[departures + 1]
                - counts[departures + 2];
    }

    private void visit(
            int slot,
            FlowFigures.Visitor visitor,
            long[] flows,
            int[] flowEnds,
            long[] loads,
            Presence presence,
            Presence all) {
        Window window = windows.window(slot - 1);
        long end = slots.end(slot);
        long length = slots.length(slot);
        long[] totalCounts = new long[WindowFlow.COUNTS];
        long totalLoad = 0;
        List<WindowFlow> cells = new ArrayList<>(width);
        for (int group = 0; group < width; group++) {
            int cell = cell(slot, group);
            long[] own = Arrays.copyOfRange(counts, cell, cell + WindowFlow.COUNTS);
            own[WindowFlow.LOAD_TIME] =
                    Math.addExact(Math.multiplyExact(loads[group], length), own[WindowFlow.LOAD_TIME]);
            for (int i = 0; i < own.length; i++) {
                totalCounts[i] = Math.addExact(totalCounts[i], own[i]);
            }
            totalLoad += loads[group];
            int from = IntList.begin(flowEnds, slot * width + group);
            int to = flowEnds[slot * width + group];
            radix.sort(flows, from, to);
            Histogram flowTimes = Histogram.ofSorted(flows, from, to);
            cells.add(
                    new WindowFlow(window, ledger.horizon(), loads[group], own, flowTimes, presence.ages(group, end)));
        }
        WindowFlow total = cells.get(0);
        if (width > 1) {
            int from = IntList.begin(flowEnds, slot * width);
            int to = flowEnds[(slot + 1) * width - 1];
            radix.sort(flows, from, to);
            Histogram flowTimes = Histogram.ofSorted(flows, from, to);
            total = new WindowFlow(window, ledger.horizon(), totalLoad, totalCounts, flowTimes, all.ages(0, end));
        }
        visitor.visit(slot - 1, Collections.unmodifiableList(cells), total);
    }
}
