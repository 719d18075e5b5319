package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.util.List;
import org.operatingmodel.internal.Guard;

/**
 * Flow by window and group, from one sweep over a ledger.
 *
 * <p>Merging: {@link #plus} joins figures of other items over the same windows and groups, exactly.
 *
 * @param windows the windows
 * @param groups the names of the groups
 * @param cells for each window the flow of each group
 * @param totals for each window the flow of all groups together
 * @since 0.1
 */
public record FlowFigures(Windows windows, List<String> groups, List<List<WindowFlow>> cells, List<WindowFlow> totals)
        implements Serializable {
    /** @throws IllegalArgumentException if there is not one cell for each window and group */
    public FlowFigures {
        groups = List.copyOf(groups);
        cells = cells.stream().map(List::copyOf).toList();
        totals = List.copyOf(totals);
        int width = groups.size();
        if (cells.size() != windows.count()
                || totals.size() != windows.count()
                || cells.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("FlowFigures.cells must hold " + windows.count() + " windows of " + width
                    + " groups, but was '" + cells.stream().map(List::size).toList()
                    + "'. Make them with FlowFigures.of.");
        }
    }

    /** The figures of a ledger. */
    public static FlowFigures of(FlowLedger ledger, Windows windows, Groups groups) {
        return of(ledger, windows, groups, 1);
    }

    /**
     * The same, made by several threads of the common pool, or of the pool that this is called in.
     *
     * @param ledger the ledger
     * @param windows the windows; what lies after the last is left out
     * @param groups the groups
     * @param parallelism by how many threads at most, from 1; it changes nothing about the result
     * @throws IllegalArgumentException if the parallelism is not positive, a window ends after the ledger's horizon, an item
     *     has no group, or windows times groups are more than there is room for
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public static FlowFigures of(FlowLedger ledger, Windows windows, Groups groups, int parallelism) {
        Guard.positive("parallelism", parallelism);
        return new FlowSweep(ledger, windows, groups, parallelism).figures(groups.names(), parallelism);
    }

    /**
     * Hands over the figures window by window, from the oldest on, so that they need not be held all at once.
     *
     * @param ledger the ledger
     * @param windows the windows; what lies after the last is left out
     * @param groups the groups
     * @param visitor takes the figures of one window
     * @throws IllegalArgumentException if a window ends after the ledger's horizon, an item has no group, or windows times
     *     groups are more than there is room for
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public static void each(FlowLedger ledger, Windows windows, Groups groups, Visitor visitor) {
        new FlowSweep(ledger, windows, groups, 1).each(visitor);
    }

    /** Takes the figures of one window after the other. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes the figures of one window.
         *
         * @param window its index
         * @param flows the flow of each group
         * @param total the flow of all groups together
         */
        void visit(int window, List<WindowFlow> flows, WindowFlow total);
    }

    /** The flow of a group in a window, both by index. */
    public WindowFlow cell(int window, int group) {
        return cells.get(window).get(group);
    }

    /** The flow of all groups in a window. */
    public WindowFlow total(int window) {
        return totals.get(window);
    }

    /** The flow of a group over all windows as one. */
    public WindowFlow overall(int group) {
        return cells.stream()
                .map(row -> row.get(group))
                .reduce(WindowFlow::then)
                .orElseThrow();
    }

    /** The flow of all groups over all windows as one. */
    public WindowFlow overall() {
        return totals.stream().reduce(WindowFlow::then).orElseThrow();
    }

    /**
     * The figures of these items and others, which no item may be among both of.
     *
     * @throws IllegalArgumentException if windows, groups or horizons differ
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public FlowFigures plus(FlowFigures other) {
        if (!windows.equals(other.windows) || !groups.equals(other.groups)) {
            throw new IllegalArgumentException("other must have the same windows and groups, but has '"
                    + other.windows.from() + "' to '" + other.windows.to() + "' and '" + other.groups
                    + "'. Measure both in the same way.");
        }
        return new FlowFigures(
                windows,
                groups,
                Cells.merged(cells, other.cells, (left, right) -> Cells.merged(left, right, WindowFlow::plus)),
                Cells.merged(totals, other.totals, WindowFlow::plus));
    }
}
