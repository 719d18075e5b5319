package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
 * @see <a href="https://www.kanbanguide.org/">Daniel Vacanti, Actionable Agile Metrics for Predictability, 2015: cumulative
 *     flow diagrams</a>
 * @since 0.1
 */
public record CumulativeFlow(Windows windows, Instant horizon, List<Point> points) implements Serializable {
    private static final FlowState[] STATES = FlowState.values();

    /** @throws IllegalArgumentException if there is not one point for each window */
    public CumulativeFlow {
        points = List.copyOf(points);
        if (points.size() != windows.count()) {
            throw new IllegalArgumentException("CumulativeFlow.points must be " + windows.count() + ", but were '"
                    + points.size() + "'. Make them with CumulativeFlow.of.");
        }
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
            other.states.forEach((state, count) -> sums.merge(state, count, Long::sum));
            return new Point(
                    sums, arrivals + other.arrivals, departures + other.departures, completed + other.completed);
        }
    }

    /**
     * The diagram of a ledger.
     *
     * @param ledger the ledger
     * @param windows the windows
     * @throws IllegalArgumentException if a window ends after the ledger's horizon
     */
    public static CumulativeFlow of(FlowLedger ledger, Windows windows) {
        Slots slots = new Slots(ledger, windows);
        long[][] entries = new long[windows.count() + 1][STATES.length];
        long[] arrivals = new long[windows.count() + 1];
        long[] departures = new long[windows.count() + 1];
        long[] completed = new long[windows.count() + 1];
        long[] changes = ledger.changes();
        for (int item = 0; item < ledger.itemCount(); item++) {
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

    /**
     * The diagram of these items and others, which no item may be among both of.
     *
     * @throws IllegalArgumentException if windows or horizons differ
     */
    public CumulativeFlow plus(CumulativeFlow other) {
        if (!windows.equals(other.windows) || !horizon.equals(other.horizon)) {
            throw new IllegalArgumentException("other must have the same windows as of '" + horizon + "', but has '"
                    + other.windows.from() + "' to '" + other.windows.to() + "' as of '" + other.horizon
                    + "'. Measure both in the same way.");
        }
        return new CumulativeFlow(
                windows,
                horizon,
                IntStream.range(0, points.size())
                        .mapToObj(i -> points.get(i).plus(other.points.get(i)))
                        .toList());
    }
}
