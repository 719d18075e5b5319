package org.operatingmodel.metrics.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.operatingmodel.metrics.Histogram;

/**
 * One sweep over a ledger: first every item once ({@link ItemPass}), then every window once.
 *
 * <p>Items are turned on and off from window to window. They are kept by group, and in it from the youngest start on, so
 * that ages come out in order.
 */
final class FlowSweep {
    private static final int TYPES = ItemPass.TYPES;
    private static final double RATIO_ONE = 0x1p52;
    private static final long LOW = 0xFFFFFFFFL;

    private final FlowLedger ledger;
    private final Windows windows;
    private final Slots slots;
    private final int width;
    private final ItemPass sum;

    /** Where the completed items of each cell and type end. */
    private final int[] completedEnds;
    /** Their flow time and active time, one after the other. */
    private final long[] completed;

    /** Where the items that are turned on or off in each slot end. */
    private final int[] turnEnds;

    private final int[] turned;
    /** When the items that can be turned started, and their groups. */
    private final long[] starts;

    private final int[] groupOfStarted;

    FlowSweep(FlowLedger ledger, Windows windows, Groups groups, int parallelism) {
        groups.check(ledger);
        this.ledger = ledger;
        this.windows = windows;
        this.slots = new Slots(ledger, windows);
        this.width = groups.names().size();
        List<ItemPass> passes = new ArrayList<>();
        Parallel.ranges(ledger.itemCount(), parallelism, (first, end) -> {
            ItemPass pass = new ItemPass(ledger, slots, groups, first, end);
            synchronized (passes) {
                passes.add(pass);
            }
        });
        this.sum = passes.get(0);
        passes.subList(1, passes.size()).forEach(sum::add);
        this.completedEnds = new int[sum.arrivals.length * TYPES];
        this.turnEnds = new int[slots.after()];
        int started = 0;
        for (ItemPass pass : passes) {
            pass.completedIn.count(completedEnds);
            pass.turnSlots.count(turnEnds);
            started = Math.addExact(started, pass.starts.size());
        }
        IntList.sum(completedEnds);
        IntList.sum(turnEnds);
        this.completed = new long[Math.multiplyExact(2, completedEnds[completedEnds.length - 1])];
        this.turned = new int[turnEnds[turnEnds.length - 1]];
        this.starts = new long[started];
        this.groupOfStarted = new int[started];
        int[] nextCompleted = completedEnds.clone();
        int[] nextTurn = turnEnds.clone();
        int before = 0;
        for (ItemPass pass : passes) {
            for (int i = 0; i < pass.completedIn.size(); i++) {
                int place = --nextCompleted[pass.completedIn.at(i)] << 1;
                completed[place] = pass.flowTimes.numbers()[i];
                completed[place + 1] = pass.activeTimes.numbers()[i];
            }
            for (int i = 0; i < pass.turns.size(); i++) {
                turned[--nextTurn[pass.turnSlots.at(i)]] = before + pass.turns.at(i);
            }
            for (int i = 0; i < pass.starts.size(); i++) {
                starts[before + i] = pass.starts.numbers()[i];
                groupOfStarted[before + i] = pass.startGroups.at(i);
            }
            before += pass.starts.size();
            pass.release();
        }
    }

    /** Hands over the figures window by window. */
    void each(FlowFigures.Visitor visitor) {
        int[] youngestFirst = youngestFirst();
        GroupTrack cells = new GroupTrack(youngestFirst, 0, width);
        if (width == 1) {
            for (int slot = 1; slot < slots.after(); slot++) {
                List<WindowFlow> flows = cells.next(slot);
                visitor.visit(slot - 1, flows, flows.get(0));
            }
            return;
        }
        TotalTrack totals = new TotalTrack(youngestFirst);
        for (int slot = 1; slot < slots.after(); slot++) {
            List<WindowFlow> flows = cells.next(slot);
            visitor.visit(slot - 1, flows, totals.crowd(slot).total(flows));
        }
    }

    /** All figures at once, made by at most so many threads. */
    FlowFigures figures(List<String> names, int parallelism) {
        int[] youngestFirst = youngestFirst();
        int parts = (int) Math.min(width, 2L * parallelism);
        List<List<List<WindowFlow>>> cells = new ArrayList<>(Collections.nCopies(parts, List.of()));
        List<Crowd> crowds = new ArrayList<>();
        Parallel.ranges(parts + 1, parallelism, (first, end) -> {
            for (int task = first; task < end; task++) {
                if (task == 0) {
                    TotalTrack totals = new TotalTrack(youngestFirst);
                    IntStream.range(1, slots.after()).forEach(slot -> crowds.add(totals.crowd(slot)));
                } else {
                    GroupTrack track = new GroupTrack(youngestFirst, (int) ((long) width * (task - 1) / parts), (int)
                            ((long) width * task / parts));
                    List<List<WindowFlow>> own = IntStream.range(1, slots.after())
                            .mapToObj(track::next)
                            .toList();
                    synchronized (cells) {
                        cells.set(task - 1, own);
                    }
                }
            }
        });
        List<List<WindowFlow>> rows = new ArrayList<>();
        List<WindowFlow> totals = new ArrayList<>();
        for (int window = 0; window < windows.count(); window++) {
            List<WindowFlow> row = new ArrayList<>(width);
            for (List<List<WindowFlow>> part : cells) {
                row.addAll(part.get(window));
            }
            rows.add(row);
            totals.add(crowds.get(window).total(row));
        }
        return new FlowFigures(windows, names, rows, totals);
    }

    /** Items in the order of their starts, the latest first. */
    private int[] youngestFirst() {
        int[] items = new int[starts.length];
        Arrays.setAll(items, item -> item);
        new Radix().sortDescending(starts.clone(), items, 0, items.length);
        return items;
    }

    private int completedBegin(int cell) {
        return IntList.begin(completedEnds, cell * TYPES);
    }

    private int completedEnd(int cell) {
        return completedEnds[cell * TYPES + TYPES - 1];
    }

    /** Makes histograms of flow times. */
    private final class FlowTimes {
        private final Radix radix = new Radix();
        private long[] numbers = new long[0];

        /** The flow times of neighbouring cells. */
        Histogram of(int firstCell, int lastCell) {
            int from = completedBegin(firstCell);
            int count = completedEnd(lastCell) - from;
            if (numbers.length < count) {
                numbers = new long[count + (count >> 1)];
            }
            for (int i = 0; i < count; i++) {
                numbers[i] = completed[from + i << 1];
            }
            radix.sort(numbers, 0, count);
            return Histogram.ofSorted(numbers, 0, count);
        }
    }

    /** Goes from window to window with some of the groups. */
    private final class GroupTrack {
        private final int first;
        private final int end;
        private final Presence presence;
        private final FlowTimes flowTimes = new FlowTimes();
        private final long[] loads;

        GroupTrack(int[] youngestFirst, int first, int end) {
            this.first = first;
            this.end = end;
            this.presence = new Presence(youngestFirst, starts, groupOfStarted, first, end);
            this.loads = new long[end - first];
            presence.turn(turned, 0, turnEnds[0]);
            pass(0);
        }

        private void pass(int slot) {
            for (int group = first; group < end; group++) {
                loads[group - first] += sum.net(slot * width + group);
            }
        }

        List<WindowFlow> next(int slot) {
            presence.turn(turned, turnEnds[slot - 1], turnEnds[slot]);
            List<WindowFlow> flows = new ArrayList<>(end - first);
            for (int group = first; group < end; group++) {
                int cell = slot * width + group;
                flows.add(new WindowFlow(
                        windows.window(slot - 1),
                        ledger.horizon(),
                        loads[group - first],
                        counts(cell, Math.multiplyExact(loads[group - first], slots.length(slot))),
                        flowTimes.of(cell, cell),
                        presence.ages(group - first, slots.end(slot))));
            }
            pass(slot);
            return Collections.unmodifiableList(flows);
        }
    }

    /** Goes from window to window with all groups as one. */
    private final class TotalTrack {
        private final Presence presence;
        private final FlowTimes flowTimes = new FlowTimes();

        TotalTrack(int[] youngestFirst) {
            this.presence = new Presence(youngestFirst, starts, new int[0], 0, 1);
            presence.turn(turned, 0, turnEnds[0]);
        }

        Crowd crowd(int slot) {
            presence.turn(turned, turnEnds[slot - 1], turnEnds[slot]);
            return new Crowd(flowTimes.of(slot * width, slot * width + width - 1), presence.ages(0, slots.end(slot)));
        }
    }

    /** What of all groups cannot be summed up. */
    private record Crowd(Histogram flowTimes, Ages ages) {
        WindowFlow total(List<WindowFlow> flows) {
            return WindowFlow.total(flows, flowTimes, ages);
        }
    }

    private long[] counts(int cell, long loadTime) {
        long[] counts = new long[WindowFlow.COUNTS];
        for (int type = 0; type < TYPES; type++) {
            int key = cell * TYPES + type;
            counts[type] = (long) sum.unbegun[key] + completedEnds[key] - IntList.begin(completedEnds, key);
        }
        counts[WindowFlow.CANCELLED] = sum.cancelled[cell];
        counts[WindowFlow.PROPOSED] = sum.proposed[cell];
        counts[WindowFlow.ARRIVALS] = sum.arrivals[cell];
        counts[WindowFlow.LOAD_TIME] = Math.addExact(loadTime, sum.loadTime[cell]);
        counts[WindowFlow.DEPARTURES_DONE] = sum.departuresDone[cell];
        counts[WindowFlow.DEPARTURES_CANCELLED] = sum.departuresCancelled[cell];
        counts[WindowFlow.DEPARTURES_NEW] = sum.departuresNew[cell];
        long flowTime = 0;
        long active = 0;
        long low = 0;
        long high = 0;
        for (int i = completedBegin(cell); i < completedEnd(cell); i++) {
            long own = completed[i << 1];
            long ownActive = completed[(i << 1) + 1];
            flowTime = Math.addExact(flowTime, own);
            active += ownActive;
            if (own > 0) {
                long ratio = (long) ((double) ownActive / own * RATIO_ONE);
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
