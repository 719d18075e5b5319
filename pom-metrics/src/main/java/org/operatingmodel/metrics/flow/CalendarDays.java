package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;

/**
 * How many days of the calendar the flow times touch, by window of completion and group: the flow time as Kanban tools
 * show it (C16).
 *
 * <p>Definition: local date of completion minus local date of start, plus one. Unit and range: days, from 1. Empty case:
 * empty histograms.
 * <p>Merging: {@link #plus} joins those of other items over the same windows and groups, exactly.
 *
 * @param windows the windows
 * @param groups the names of the groups
 * @param zone whose days they are
 * @param horizon up to when rows existed, excluded
 * @param cells for each window the days of each group
 * @since 0.1
 */
public record CalendarDays(
        Windows windows, List<String> groups, ZoneId zone, Instant horizon, List<List<Histogram>> cells)
        implements Serializable {
    /** @throws IllegalArgumentException if there is not one cell for each window and group */
    public CalendarDays {
        groups = List.copyOf(groups);
        int width = groups.size();
        cells = Cells.copy(
                "CalendarDays.cells",
                cells.stream()
                        .map(row -> Cells.copy("CalendarDays.cells of a window", row, width, "groups"))
                        .toList(),
                windows.count(),
                "windows");
    }

    /**
     * The days of a ledger.
     *
     * @param ledger the ledger
     * @param windows the windows
     * @param groups the groups
     * @param zone whose days they are
     * @throws IllegalArgumentException if a window ends after the ledger's horizon, or an item has no group
     */
    public static CalendarDays of(FlowLedger ledger, Windows windows, Groups groups, ZoneId zone) {
        groups.check(ledger);
        Slots slots = new Slots(ledger, windows);
        int width = groups.names().size();
        int[] ends = new int[Math.multiplyExact(windows.count(), width)];
        PairList days = new PairList();
        Passage passage = new Passage();
        for (int item = 0; item < ledger.itemCount(); item++) {
            if (passage.follow(ledger, item) && passage.hasFlowTime()) {
                int slot = slots.of(passage.ended());
                if (slot > 0 && slot < slots.after()) {
                    int cell = (slot - 1) * width + groups.of(item, passage.type());
                    ends[cell]++;
                    days.add(cell, FlowEntry.days(passage.started(), passage.ended(), zone));
                }
            }
        }
        Ends.sum(ends);
        int[] next = ends.clone();
        long[] arranged = new long[days.size()];
        for (int i = 0; i < days.size(); i++) {
            arranged[--next[(int) days.first(i)]] = days.second(i);
        }
        List<List<Histogram>> rows = new ArrayList<>(windows.count());
        for (int window = 0; window < windows.count(); window++) {
            List<Histogram> row = new ArrayList<>(width);
            for (int cell = window * width; cell < (window + 1) * width; cell++) {
                row.add(Histogram.of(Arrays.copyOfRange(arranged, Ends.begin(ends, cell), ends[cell])));
            }
            rows.add(row);
        }
        return new CalendarDays(windows, groups.names(), zone, ledger.horizon(), rows);
    }

    /** The days of a group in a window, both by index. */
    public Histogram cell(int window, int group) {
        return cells.get(window).get(group);
    }

    /** The days of all groups in a window. */
    public Histogram total(int window) {
        return cells.get(window).stream().reduce(Histogram.EMPTY, Histogram::plus);
    }

    /**
     * A nearest-rank percentile of the days of all groups in a window (C15); absent when no item has a flow time.
     *
     * @param window the index of the window
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Long> percentile(int window, int percent) {
        Basis basis = Basis.asOf(
                horizon, "days", "C15, C16: calendar days in " + zone + ", p" + percent + " by nearest rank");
        Histogram days = total(window);
        return days.nearestRank(percent).isPresent()
                ? Measured.value(days.nearestRank(percent).getAsLong(), days.n(), basis)
                : Measured.absent("No completed item has a flow time.", 0, basis);
    }

    /**
     * The days of these items and others, which no item may be among both of.
     *
     * @throws IllegalArgumentException if windows, groups, zones or horizons differ
     */
    public CalendarDays plus(CalendarDays other) {
        if (!windows.equals(other.windows)
                || !groups.equals(other.groups)
                || !zone.equals(other.zone)
                || !horizon.equals(other.horizon)) {
            throw new IllegalArgumentException("other must have the same windows, groups, zone and horizon, but has '"
                    + other.windows.from() + "' to '" + other.windows.to() + "', '" + other.groups + "', '" + other.zone
                    + "' and '" + other.horizon + "'. Measure both in the same way.");
        }
        return new CalendarDays(
                windows,
                groups,
                zone,
                horizon,
                Cells.merged(cells, other.cells, (left, right) -> Cells.merged(left, right, Histogram::plus)));
    }
}
