package org.operatingmodel.benchmarks.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.operatingmodel.benchmarks.flow.FlowCells.Figure;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.TransitionRows;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;

/** The figures as this library gives them, from rows in its own compact form. */
final class LibraryFlow {
    private static final List<String> TEAMS =
            IntStream.range(0, FlowRows.TEAMS).mapToObj(team -> "team-" + team).toList();

    private final TransitionRows rows;
    private final int[] teamOfItem;

    LibraryFlow(FlowRows source) {
        FlowState[] states = FlowState.values();
        FlowItemType[] types = FlowItemType.values();
        TransitionRows.Builder builder = TransitionRows.builder();
        for (int i = 0; i < source.size(); i++) {
            builder.add(
                    source.item[i],
                    types[source.type[i]],
                    states[source.state[i]],
                    source.enteredAt[i],
                    source.sequence[i]);
        }
        rows = builder.build();
        teamOfItem = source.teamOfItem;
    }

    /** Without columns beside its own. */
    LibraryFlow(int items) {
        TransitionRows.Builder builder = TransitionRows.builder();
        teamOfItem = new int[items];
        FlowRows.forEach(items, (item, team, type, state, enteredAt, sequence) -> {
            builder.add(item, type, state, enteredAt, sequence);
            teamOfItem[item] = team;
        });
        rows = builder.build();
    }

    int transitions() {
        return rows.count();
    }

    /** From the rows to the figures read out: what is timed. */
    FlowCells figures(Instant asOf, int threads) {
        FlowLedger ledger = FlowLedger.of(rows, asOf, threads);
        Windows weeks = Windows.weeks(FlowRows.FROM, asOf, ZoneOffset.UTC);
        Groups teams = Groups.of(teamOfItem, TEAMS);
        FlowCells cells = new FlowCells(weeks.count());
        if (threads == 1) {
            FlowFigures.each(ledger, weeks, teams, (week, flows, total) -> read(cells, week, flows, total));
        } else {
            FlowFigures figures = FlowFigures.of(ledger, weeks, teams, threads);
            for (int week = 0; week < weeks.count(); week++) {
                read(cells, week, figures.cells().get(week), figures.total(week));
            }
        }
        return cells;
    }

    private static void read(FlowCells cells, int week, List<WindowFlow> flows, WindowFlow total) {
        for (int team = 0; team < FlowRows.TEAMS; team++) {
            read(cells, week, team, flows.get(team));
        }
        read(cells, week, FlowCells.ALL, total);
    }

    private static void read(FlowCells cells, int week, int group, WindowFlow flow) {
        cells.set(week, group, Figure.VELOCITY, flow.velocity());
        cells.set(week, group, Figure.FEATURES, flow.velocity(FlowItemType.FEATURE));
        cells.set(week, group, Figure.DEFECTS, flow.velocity(FlowItemType.DEFECT));
        cells.set(week, group, Figure.RISKS, flow.velocity(FlowItemType.RISK));
        cells.set(week, group, Figure.DEBTS, flow.velocity(FlowItemType.DEBT));
        cells.set(week, group, Figure.TIMED, flow.flowTimes().n());
        cells.set(week, group, Figure.FLOW_TIME, flow.totalFlowTime());
        cells.set(week, group, Figure.ACTIVE_TIME, flow.totalActiveTime());
        cells.set(week, group, Figure.P50, millis(flow.flowTime(50)));
        cells.set(week, group, Figure.P85, millis(flow.flowTime(85)));
        cells.set(week, group, Figure.P95, millis(flow.flowTime(95)));
        cells.set(week, group, Figure.LOAD, flow.loadAtEnd());
        cells.set(week, group, Figure.AGE_P85, millis(flow.age(85)));
    }

    private static long millis(Measured<Duration> duration) {
        return duration.toOptional().map(Duration::toMillis).orElse(FlowCells.NONE);
    }
}
