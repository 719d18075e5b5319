package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.balance.Drift;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.FlowOutcome;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.metrics.survival.SurvivalCurve;

/** The figures of a ledger in a few lines for people. */
final class FlowSummary {
    private static final int WEEKS = 5;
    private static final String UNDEFINED = "-";

    private final FlowTables tables;
    private final int width;

    FlowSummary(FlowTables tables, int width) {
        this.tables = tables;
        this.width = width;
    }

    String text() {
        FlowLedger ledger = tables.ledger();
        StringBuilder text = new StringBuilder();
        Map<FlowOutcome, Long> outcomes = new EnumMap<>(FlowOutcome.class);
        ledger.entries().forEach(entry -> outcomes.merge(entry.outcome(), 1L, Long::sum));
        tables.giveUpIds();
        text.append(Text.hanging(
                2,
                outcomes.values().stream().mapToLong(Long::longValue).sum() + " items: "
                        + outcomes.getOrDefault(FlowOutcome.COMPLETED, 0L) + " completed, "
                        + outcomes.getOrDefault(FlowOutcome.CANCELLED, 0L) + " cancelled, "
                        + outcomes.getOrDefault(FlowOutcome.IN_PROGRESS, 0L) + " in progress, "
                        + outcomes.getOrDefault(FlowOutcome.NOT_IN_PROGRESS, 0L) + " not in progress. As of "
                        + ledger.horizon() + ".",
                width));
        tables.calendar()
                .ifPresent(calendar -> text.append('\n')
                        .append(Text.fit(flow(calendar), width))
                        .append('\n')
                        .append(balance(calendar.overall()))
                        .append('\n')
                        .append(survival()));
        return text.toString();
    }

    private String flow(FlowTables.Calendar calendar) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of("WEEK FROM", "DONE", "ARRIVED", "LOAD", "FLOW TIME p50", "p85", "p95", "EFFICIENCY", "OLDEST"));
        Windows weeks = calendar.weeks();
        FlowFigures.each(tables.ledger(), weeks, Groups.all(), (window, flows, total) -> {
            if (window >= weeks.count() - WEEKS) {
                rows.add(row(
                        total.window().from().atZone(tables.zone()).toLocalDate()
                                + (weeks.complete(window) ? "" : " (cut)"),
                        total));
            }
        });
        FlowFigures.each(
                tables.ledger(),
                calendar.overall(),
                Groups.all(),
                (window, flows, total) -> rows.add(row("overall", total)));
        return table(rows);
    }

    private static List<String> row(String name, WindowFlow flow) {
        return List.of(
                name,
                String.valueOf(flow.velocity()),
                String.valueOf(flow.arrivals()),
                String.valueOf(flow.loadAtEnd()),
                duration(flow.flowTime(50)),
                duration(flow.flowTime(85)),
                duration(flow.flowTime(95)),
                percent(flow.efficiency()),
                duration(flow.age(100)));
    }

    private static String table(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int place = column;
                int length = rows.stream()
                        .mapToInt(other -> other.get(place).length())
                        .max()
                        .orElse(0);
                String cell = row.get(column);
                String space = " ".repeat(length - cell.length());
                line.append(column == 0 ? cell + space : "  " + space + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String balance(Windows overall) {
        StringBuilder text = new StringBuilder();
        FlowFigures.each(tables.ledger(), overall, Groups.all(), (window, flows, total) -> {
            Measured<Drift> drift = tables.drift(total);
            drift.toOptional()
                    .ifPresentOrElse(
                            known -> text.append(balance(total, known)),
                            () -> text.append("Balance: undefined, no item was completed.\n"));
        });
        return text.toString();
    }

    private String balance(WindowFlow flow, Drift drift) {
        List<String> parts = new ArrayList<>();
        for (FlowItemType type : FlowTables.TYPES) {
            Ratio target = drift.target().shares().getOrDefault(type.name(), Ratio.ZERO);
            parts.add(type.name() + " " + percent(flow.distribution(type)) + " (target " + percent(target) + ", "
                    + drift.status(type.name()).name().toLowerCase(Locale.ROOT) + ")");
        }
        return Text.hanging(
                2, "Balance of " + flow.velocity() + " completed: " + String.join(", ", parts) + ".", width);
    }

    private String survival() {
        StringBuilder text = new StringBuilder();
        for (FlowCommand.Cohort cohort : tables.cohorts()) {
            SurvivalCurve curve = tables.curve(cohort);
            List<String> parts = new ArrayList<>();
            for (int percent : List.of(50, 85, 95)) {
                parts.add("p" + percent + " "
                        + curve.percentile(percent)
                                .toOptional()
                                .map(FlowSummary::duration)
                                .orElse("not reached"));
            }
            text.append(Text.hanging(
                    2,
                    "Started in the last " + cohort.length().toDays() + " days, open ones counted in: " + curve.n()
                            + " items, " + curve.completed().n() + " completed"
                            + (curve.n() == 0 ? "." : "; flow time " + String.join(", ", parts) + "."),
                    width));
        }
        return text.toString();
    }

    private static String duration(Measured<Duration> figure) {
        return figure.toOptional().map(FlowSummary::duration).orElse(UNDEFINED);
    }

    /** In the largest unit that it has two of. */
    private static String duration(Duration duration) {
        if (duration.toHours() >= 48) {
            return rounded(duration, Duration.ofDays(1)) + " d";
        }
        if (duration.toMinutes() >= 120) {
            return rounded(duration, Duration.ofHours(1)) + " h";
        }
        return duration.toSeconds() >= 120
                ? rounded(duration, Duration.ofMinutes(1)) + " min"
                : rounded(duration, Duration.ofSeconds(1)) + " s";
    }

    private static BigDecimal rounded(Duration duration, Duration whole) {
        return Ratio.of(duration, whole).decimal().setScale(1, RoundingMode.HALF_UP);
    }

    private static String percent(Measured<Ratio> figure) {
        return figure.toOptional().map(FlowSummary::percent).orElse(UNDEFINED);
    }

    private static String percent(Ratio ratio) {
        return ratio.decimal().movePointRight(2).setScale(1, RoundingMode.HALF_UP) + " %";
    }
}
