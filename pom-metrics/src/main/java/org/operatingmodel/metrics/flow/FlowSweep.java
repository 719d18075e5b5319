package org.operatingmodel.metrics.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.operatingmodel.metrics.Histogram;

/**
 * One sweep over a ledger: first every item once ({@link ItemPass}), then every window once.
 *
 * <p>Items are turned on and off from window to window ({@link Presence}).
 */
final class FlowSweep {
    private final FlowLedger ledger;
    private final Windows windows;
    private final Slots slots;
    private final int width;
    private final ItemPass sum;

    /** The flow times, in order in each slot. */
    private final long[] flowTimes;
    /** The group of each. */
    private final int[] groupOfTimed;
    /** Where the flow times of each slot end. */
    private final int[] timedEnds;

    private final Lineup lineup;

    FlowSweep(FlowLedger ledger, Windows windows, Groups groups, int parallelism) {
        groups.check(ledger);
        this.ledger = ledger;
        this.windows = windows;
        this.slots = new Slots(ledger, windows);
        ItemPass.check(slots, groups);
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
        this.timedEnds = new int[slots.after()];
        for (int slot = 1; slot < slots.after(); slot++) {
            for (int group = 0; group < width; group++) {
                timedEnds[slot] = Math.addExact(timedEnds[slot], timed(slot, group));
            }
        }
        Ends.sum(timedEnds);
        this.flowTimes = new long[timedEnds[timedEnds.length - 1]];
        this.groupOfTimed = new int[flowTimes.length];
        Ends.sum(sum.turnsIn);
        Lineup[] lineups = new Lineup[1];
        Parallel.ranges(2, parallelism, (first, end) -> {
            if (first == 0) {
                arrangeFlowTimes(passes);
            }
            if (end == 2) {
                lineups[0] = new Lineup(passes, sum.turnsIn, width);
            }
        });
        this.lineup = lineups[0];
        passes.forEach(ItemPass::release);
    }

    private int timed(int slot, int group) {
        return (int) sum.counts[(slot * width + group) * WindowFlow.COUNTS + WindowFlow.TIMED];
    }

    private void arrangeFlowTimes(List<ItemPass> passes) {
        int[] next = timedEnds.clone();
        for (ItemPass pass : passes) {
            for (int i = 0; i < pass.flowTimes.size(); i++) {
                long where = pass.flowTimes.second(i);
                int place = --next[(int) (where >>> Integer.SIZE)];
                flowTimes[place] = pass.flowTimes.first(i);
                groupOfTimed[place] = (int) where;
            }
        }
        Radix radix = new Radix();
        for (int slot = 1; slot < slots.after(); slot++) {
            radix.sort(flowTimes, groupOfTimed, timedEnds[slot - 1], timedEnds[slot]);
        }
    }

    /** Hands over the figures window by window. */
    void each(FlowFigures.Visitor visitor) {
        Walk walk = new Walk(1);
        for (int slot = 1; slot < slots.after(); slot++) {
            List<WindowFlow> flows = walk.groups(slot);
            visitor.visit(slot - 1, flows, walk.total(slot, flows));
            walk.pass(slot);
        }
    }

    /** All figures at once, made by at most so many threads. */
    FlowFigures figures(List<String> names, int parallelism) {
        WindowFlow[] totals = new WindowFlow[windows.count()];
        List<List<WindowFlow>> cells = new ArrayList<>(Collections.nCopies(totals.length, List.of()));
        Parallel.ranges(totals.length, parallelism, (first, end) -> {
            Walk walk = new Walk(first + 1);
            for (int slot = first + 1; slot <= end; slot++) {
                cells.set(slot - 1, walk.groups(slot));
                totals[slot - 1] = walk.total(slot, cells.get(slot - 1));
                walk.pass(slot);
            }
        });
        return new FlowFigures(windows, names, cells, Arrays.asList(totals));
    }

    /** Goes from window to window. */
    private final class Walk {
        private final Presence presence = new Presence(lineup);
        private final long[] loads = new long[width];
        /** The flow times of the slot, group by group. */
        private long[] byGroup = new long[0];
        /** Where those of each group end. */
        private final int[] ends = new int[width];

        Walk(int first) {
            for (int slot = 0; slot < first; slot++) {
                presence.turn(slot);
                pass(slot);
            }
        }

        private void pass(int slot) {
            for (int group = 0; group < width; group++) {
                loads[group] += sum.net(slot, group);
            }
        }

        List<WindowFlow> groups(int slot) {
            presence.turn(slot);
            arrangeByGroup(slot);
            WindowFlow[] flows = new WindowFlow[width];
            for (int group = 0; group < width; group++) {
                int cell = slot * width + group;
                long[] counts =
                        Arrays.copyOfRange(sum.counts, cell * WindowFlow.COUNTS, (cell + 1) * WindowFlow.COUNTS);
                counts[WindowFlow.LOAD_TIME] = Math.addExact(
                        counts[WindowFlow.LOAD_TIME], Math.multiplyExact(loads[group], slots.length(slot)));
                flows[group] = new WindowFlow(
                        windows.window(slot - 1),
                        ledger.horizon(),
                        loads[group],
                        counts,
                        Histogram.ofSorted(byGroup, Ends.begin(ends, group), ends[group]),
                        presence.ages(group, slots.end(slot)));
            }
            return Collections.unmodifiableList(Arrays.asList(flows));
        }

        /** Brings the flow times of a slot, which are in order, into groups, in which they are in order as well. */
        private void arrangeByGroup(int slot) {
            int from = timedEnds[slot - 1];
            int to = timedEnds[slot];
            if (byGroup.length < to - from) {
                byGroup = new long[to - from + (to - from >> 1)];
            }
            for (int group = 0; group < width; group++) {
                ends[group] = timed(slot, group);
            }
            Ends.sum(ends);
            int[] next = ends.clone();
            for (int i = to - 1; i >= from; i--) {
                byGroup[--next[groupOfTimed[i]]] = flowTimes[i];
            }
        }

        /** All groups as one. */
        WindowFlow total(int slot, List<WindowFlow> flows) {
            return width == 1
                    ? flows.get(0)
                    : WindowFlow.total(
                            flows,
                            Histogram.ofSorted(flowTimes, timedEnds[slot - 1], timedEnds[slot]),
                            presence.ages(slots.end(slot)));
        }
    }
}
