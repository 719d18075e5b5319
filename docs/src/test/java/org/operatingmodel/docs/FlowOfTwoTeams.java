package org.operatingmodel.docs;

// snippet:start program
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.TransitionRows;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.metrics.forecast.Throughput;
import org.operatingmodel.metrics.survival.SurvivalCurve;

/** The flow of two teams, measured apart and merged. */
final class FlowOfTwoTeams {
    private FlowOfTwoTeams() {}

    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        Instant horizon = Instant.parse("2024-04-07T22:00:00Z"); // midnight in Berlin, after a change of the clock

        // One team as records, as a portfolio has them.
        FlowLedger portal = FlowLedger.of(
                List.of(
                        item(
                                "P-1",
                                FlowItemType.FEATURE,
                                entered(FlowState.NEW, "2024-03-25T08:00:00Z"),
                                entered(FlowState.ACTIVE, "2024-03-26T08:00:00Z"),
                                entered(FlowState.WAITING, "2024-03-27T08:00:00Z"),
                                entered(FlowState.ACTIVE, "2024-03-28T08:00:00Z"),
                                entered(FlowState.DONE, "2024-03-29T08:00:00Z")),
                        item(
                                "P-2",
                                FlowItemType.DEFECT,
                                entered(FlowState.ACTIVE, "2024-04-02T08:00:00Z"),
                                entered(FlowState.DONE, "2024-04-03T08:00:00Z")),
                        item("P-3", FlowItemType.FEATURE, entered(FlowState.ACTIVE, "2024-04-04T08:00:00Z"))),
                horizon);

        // The other one as rows in compact form, for millions of them; items are numbers, rows come in any order.
        FlowLedger mobile = FlowLedger.of(
                TransitionRows.builder()
                        .add(0, FlowItemType.DEBT, FlowState.WAITING, Instant.parse("2024-03-26T08:00:00Z"), 0)
                        .add(0, FlowItemType.DEBT, FlowState.DONE, Instant.parse("2024-03-30T08:00:00Z"), 2)
                        .add(0, FlowItemType.DEBT, FlowState.ACTIVE, Instant.parse("2024-03-28T08:00:00Z"), 1)
                        .add(1, FlowItemType.RISK, FlowState.ACTIVE, Instant.parse("2024-04-03T08:00:00Z"), 0)
                        .build(),
                horizon);

        // The same weeks for both: figures of other items in the same windows add up exactly.
        Windows weeks = Windows.weeks(Instant.parse("2024-03-25T08:00:00Z"), horizon, ZoneId.of("Europe/Berlin"));
        FlowFigures both =
                FlowFigures.of(portal, weeks, Groups.byType()).plus(FlowFigures.of(mobile, weeks, Groups.byType()));
        for (WindowFlow week : both.totals()) {
            out.println(week.window().from() + ", " + week.window().length().toHours() + " h: "
                    + week.velocity() + " done, load " + week.loadAtEnd()
                    + ", efficiency " + said(week.efficiency())
                    + ", flow time p85 " + said(week.flowTime(85)));
        }
        WindowFlow overall = both.overall();
        out.println("both weeks: efficiency " + said(overall.efficiency()) + ", features "
                + said(overall.distribution(FlowItemType.FEATURE)));

        // How long items take that started since then, with those still open counted in.
        Instant since = weeks.from();
        SurvivalCurve curve = portal.survivalOfStarted(since).plus(mobile.survivalOfStarted(since));
        out.println("p50 " + said(curve.percentile(50)) + ", p85 " + said(curve.percentile(85)));
        out.println("longer than 3 days: " + said(curve.survivalAt(Duration.ofDays(3))));

        // Completions on the days of a history; no simulation, so the same answer every time.
        Throughput throughput = Throughput.of(1, 0, 2, 1, 0, 3, 1, 0, 2, 0);
        out.println("items in 10 days with 85 %: " + said(throughput.howMany(10, 85)));
        out.println("days for 20 items with 85 %: " + said(throughput.when(20).percentile(85)));
        out.println("3 items within 2 days: " + said(throughput.when(3).within(2)));
    }

    private static FlowItem item(String id, FlowItemType type, FlowTransition... transitions) {
        return new FlowItem(new FlowItemId(id), null, null, type, List.of(transitions));
    }

    private static FlowTransition entered(FlowState state, String at) {
        return new FlowTransition(state.name(), state, Instant.parse(at), 0);
    }

    /** The value, or the reason why there is none. */
    private static String said(Measured<?> figure) {
        return figure instanceof Measured.Absent<?> absent
                ? "undefined (" + absent.reason() + ")"
                : figure.toOptional().orElseThrow() + " of " + figure.n();
    }
}
// snippet:end program
