package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.internal.Guard;

/**
 * A cumulative flow diagram: how many items are in each state at the end of each window, and how many have come into
 * progress and left it until then.
 *
 * <p>Unit: items. Empty case: all counts are 0.
 * <p>Merging: {@link #plus} joins diagrams of other items over the same windows, exactly.
 * <p>Limits: what happened before the first window is contained in all counts but {@link Point#completed}.
 *
 * @param windows the windows, commonly days
 * @param horizon up to when rows existed, excluded
 * @param points one for each window
 * @see <a href="https://leanpub.com/aamfp-10th">Daniel Vacanti, Actionable Agile Metrics for Predictability, 2015: cumulative
 *     flow diagrams</a>
 * @since 0.1
 */
public record CumulativeFlow(Windows windows, Instant horizon, List<Point> points) implements Serializable {
    private static final FlowState[] STATES = FlowState.values();

    /** @throws IllegalArgumentException if there is not one point for each window */
    public CumulativeFlow {
        points = Cells.copy("CumulativeFlow.points", points, windows.count(), "windows");
    }

    /**
     * The end of a window.
     *
     * @param states how many items are in each state; every state has a number
     * @param arrivals how many times an item has come into progress until then
     * @param departures how many times an item has left it until then
     * @param completed how many items were completed in the window (C5)
     */
    public record Point(Map<FlowState, Long> states, long arrivals, long departures, long completed)
            implements Serializable {
        /** @throws IllegalArgumentException if a number is negative or missing */
        public Point {
            EnumMap<FlowState, Long> copy = new EnumMap<>(FlowState.class);
            for (FlowState state : FlowState.values()) {
                copy.put(state, Guard.notNegative("Point.states." + state, states.getOrDefault(state, -1L)));
            }
            states = Collections.unmodifiableMap(copy);
            Guard.notNegative("Point.arrivals", arrivals);
            Guard.notNegative("Point.departures", departures);
            Guard.notNegative("Point.completed", completed);
        }

        /** How many items are in the state. */
        public long in(FlowState state) {
            return states.getOrDefault(state, 0L);
        }

        private Point plus(Point other) {
            EnumMap<FlowState, Long> sums = new EnumMap<>(states);
            other.states.forEach((state, count) -> sums.merge(state, count, Math::addExact));
            return new Point(
                    sums,
                    Math.addExact(arrivals, other.arrivals),
                    Math.addExact(departures, other.departures),
                    Math.addExact(completed, other.completed));
        }
    }

    /**
     * The diagram of all items of a ledger.
     *
     * @param ledger the ledger
     * @param windows the windows
     * @throws IllegalArgumentException if a window ends after the ledger's horizon
     */
    public static CumulativeFlow of(FlowLedger ledger, Windows windows) {
        return byGroup(ledger, windows, Groups.all()).get(0);
    }

    /**
     * The diagrams of groups, in their order.
     *
     * @param ledger the ledger
     * @param windows the windows
     * @param groups the groups
     * @throws IllegalArgumentException if a window ends after the ledger's horizon, or an item has no group
     */
    public static List<CumulativeFlow> byGroup(FlowLedger ledger, Windows windows, Groups groups) {
        groups.check(ledger);
        Slots slots = new Slots(ledger, windows);
        List<Counts> counts = groups.names().stream()
                .map(name -> new Counts(windows.count() + 1))
                .toList();
        for (int item = 0; item < ledger.itemCount(); item++) {
            int to = ledger.offset(item + 1);
            if (ledger.offset(item) < to) {
                int type = TransitionRows.type(ledger.changes()[to - 1]);
                counts.get(groups.of(item, type)).follow(ledger, item, slots);
            }
        }
        return counts.stream().map(count -> count.diagram(ledger, windows)).toList();
    }

    /** What happens in each slot. */
    private static final class Counts {
        private final long[][] entries;
        private final long[] arrivals;
        private final long[] departures;
        private final long[] completed;

        Counts(int slots) {
            entries = new long[slots][STATES.length];
            arrivals = new long[slots];
            departures = new long[slots];
            completed = new long[slots];
        }

        void follow(FlowLedger ledger, int item, Slots slots) {
            long[] changes = ledger.changes();
            FlowState before = null;
            int slot = 0;
            for (int at = ledger.offset(item); at < ledger.offset(item + 1); at++) {
                FlowState state = TransitionRows.flowState(changes[at]);
                if (state == before) {
                    continue;
                }
                slot = slots.of(TransitionRows.millis(changes[at]));
                if (slot < slots.after()) {
                    boolean was = before != null && before.inProgress();
                    entries[slot][TransitionRows.state(changes[at])]++;
                    if (before != null) {
                        entries[slot][TransitionRows.state(changes[at - 1])]--;
                    }
                    arrivals[slot] += state.inProgress() && !was ? 1 : 0;
                    departures[slot] += was && !state.inProgress() ? 1 : 0;
                }
                before = state;
            }
            if (before == FlowState.DONE && slot < slots.after()) {
                completed[slot]++;
            }
        }

        CumulativeFlow diagram(FlowLedger ledger, Windows windows) {
            List<Point> points = new ArrayList<>(windows.count());
            for (int slot = 0; slot <= windows.count(); slot++) {
                EnumMap<FlowState, Long> states = new EnumMap<>(FlowState.class);
                for (int state = 0; state < STATES.length; state++) {
                    entries[slot][state] += slot == 0 ? 0 : entries[slot - 1][state];
                    states.put(STATES[state], entries[slot][state]);
                }
                if (slot > 0) {
                    arrivals[slot] += arrivals[slot - 1];
                    departures[slot] += departures[slot - 1];
                    points.add(new Point(states, arrivals[slot], departures[slot], completed[slot]));
                }
            }
            return new CumulativeFlow(windows, ledger.horizon(), points);
        }
    }

    /**
     * The diagram of these items and others, which no item may be among both of.
     *
     * @throws IllegalArgumentException if windows or horizons differ
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public CumulativeFlow plus(CumulativeFlow other) {
        if (!windows.equals(other.windows) || !horizon.equals(other.horizon)) {
            throw new IllegalArgumentException("other must have the same windows as of '" + horizon + "', but has '"
                    + other.windows.from() + "' to '" + other.windows.to() + "' as of '" + other.horizon
                    + "'. Measure both in the same way.");
        }
        return new CumulativeFlow(windows, horizon, Cells.merged(points, other.points, Point::plus));
    }
}
