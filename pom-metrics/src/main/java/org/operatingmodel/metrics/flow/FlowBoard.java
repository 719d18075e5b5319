package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * The flow of a window in two views from one aggregate: a row for executives, and one for each team.
 *
 * <p>Definition: the row of executives is that of all teams together, by the same definitions; counts of the teams add up to
 * it, and shares and percentiles are computed of all items, never averaged.
 * <p>Unit and range: those of {@link WindowFlow}. Empty case: without teams only the row of executives.
 * <p>Merging: none; merge the {@link FlowFigures}.
 *
 * @param window the window
 * @param executives all teams together
 * @param teams the teams, in the order of the figures
 * @since 0.1
 */
public record FlowBoard(Window window, Row executives, List<Row> teams) implements Serializable {
    /** What the row of executives is called. */
    public static final String ALL = "all teams";

    /** @throws NullPointerException if a part is missing */
    public FlowBoard {
        Objects.requireNonNull(window, "FlowBoard.window");
        Objects.requireNonNull(executives, "FlowBoard.executives");
        teams = List.copyOf(teams);
    }

    /**
     * One row.
     *
     * @param name the team, or {@link #ALL}
     * @param completed how many items were completed in the window
     * @param inProgress how many were in progress at its end
     * @param efficiency the active share of the flow time
     * @param flowTime the time that 85 of 100 completed items took at most
     * @since 0.1
     */
    public record Row(
            String name, long completed, long inProgress, Measured<Ratio> efficiency, Measured<Duration> flowTime)
            implements Serializable {
        /** @throws IllegalArgumentException if the name is blank or a count negative */
        public Row {
            Guard.text("FlowBoard.Row.name", name);
            Guard.notNegative("FlowBoard.Row.completed", completed);
            Guard.notNegative("FlowBoard.Row.inProgress", inProgress);
            Objects.requireNonNull(efficiency, "FlowBoard.Row.efficiency");
            Objects.requireNonNull(flowTime, "FlowBoard.Row.flowTime");
        }

        static Row of(String name, WindowFlow flow) {
            return new Row(name, flow.velocity(), flow.loadAtEnd(), flow.efficiency(), flow.flowTime(85));
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d completed, %d in progress, efficiency %s, flow time %s",
                    name,
                    completed,
                    inProgress,
                    efficiency.toOptional().map(Ratio::toString).orElse("unknown"),
                    flowTime.toOptional().map(Duration::toString).orElse("unknown"));
        }
    }

    /**
     * The board of a window.
     *
     * @param figures the aggregate
     * @param window the index of the window
     * @throws IndexOutOfBoundsException if there is no such window
     */
    public static FlowBoard of(FlowFigures figures, int window) {
        List<Row> teams = new ArrayList<>();
        for (int group = 0; group < figures.groups().size(); group++) {
            teams.add(Row.of(figures.groups().get(group), figures.cell(window, group)));
        }
        WindowFlow total = figures.total(window);
        return new FlowBoard(total.window(), Row.of(ALL, total), teams);
    }

    /** What executives see: one line. */
    public String executiveView() {
        return executives.text() + "\n";
    }

    /** What teams see: a line for each of them, and the one that executives see. */
    public String teamView() {
        StringBuilder view = new StringBuilder();
        teams.forEach(team -> view.append(team.text()).append('\n'));
        return view.append(executiveView()).toString();
    }
}
