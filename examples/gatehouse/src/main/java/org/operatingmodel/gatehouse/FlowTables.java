package org.operatingmodel.gatehouse;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.balance.Allocation;
import org.operatingmodel.metrics.balance.CategoryScheme;
import org.operatingmodel.metrics.balance.Concentration;
import org.operatingmodel.metrics.balance.Drift;
import org.operatingmodel.metrics.balance.Target;
import org.operatingmodel.metrics.flow.CalendarDays;
import org.operatingmodel.metrics.flow.CumulativeFlow;
import org.operatingmodel.metrics.flow.FlowEntry;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.Window;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.metrics.survival.SurvivalCurve;

/** The figures of a ledger as tables. */
final class FlowTables {
    /** The types in the order of the tables. */
    static final List<FlowItemType> TYPES =
            List.of(FlowItemType.FEATURE, FlowItemType.DEFECT, FlowItemType.DEBT, FlowItemType.RISK);

    private static final int WINDOWS_AT_ONCE = 53;
    private static final List<Integer> PERCENTILES = List.of(50, 85, 95);
    private static final List<Integer> SURVIVAL_PERCENTILES = List.of(50, 70, 85, 95);
    private static final List<Integer> SURVIVAL_DAYS = List.of(1, 2, 5, 10, 14);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final FlowLedger ledger;
    /** The ids of its items, until they have been written. */
    private final ItemIds ids;

    private final ZoneId zone;
    private final Target target;
    private final BigDecimal tolerance;
    private final List<FlowCommand.Cohort> cohorts;

    FlowTables(
            FlowLedger ledger,
            ItemIds ids,
            ZoneId zone,
            Target target,
            BigDecimal tolerance,
            List<FlowCommand.Cohort> cohorts) {
        this.ledger = ledger;
        this.ids = ids;
        this.zone = zone;
        this.target = target;
        this.tolerance = tolerance;
        this.cohorts = cohorts;
    }

    /** Gives up the ids of the items, which take much room; items cannot be listed any more. */
    void giveUpIds() {
        ids.giveUp();
    }

    FlowLedger ledger() {
        return ledger;
    }

    ZoneId zone() {
        return zone;
    }

    List<FlowCommand.Cohort> cohorts() {
        return cohorts;
    }

    /**
     * Writes all tables, which replace those of the same names together.
     *
     * @throws Refusal if they cannot be written
     */
    void write(OutFolder out) {
        out.write(folder -> {
            write(folder.resolve("items.csv"), this::items);
            giveUpIds();
            writeWindowsAndBalance(folder);
            write(folder.resolve("cfd_daily.csv"), this::cumulativeFlow);
            write(folder.resolve("kaplan-meier.csv"), this::survival);
            write(folder.resolve("kaplan-meier-survival.csv"), this::survivalByDay);
        });
    }

    /** Fills a table. */
    @FunctionalInterface
    private interface Content {
        void into(CsvWriter table);
    }

    private static void write(Path path, Content content) throws IOException {
        try (CsvWriter table = csv().build(path, StandardCharsets.UTF_8)) {
            content.into(table);
        }
    }

    private static CsvWriter.CsvWriterBuilder csv() {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
    }

    private void items(CsvWriter table) {
        table.writeRecord(
                "item_id",
                "item_type",
                "first_seen_at",
                "started_at",
                "outcome",
                "ended_at",
                "flow_time_ms",
                "active_ms",
                "waiting_ms",
                "other_ms",
                "days_inclusive",
                "reopen_count");
        for (int item : ids.sorted()) {
            ledger.entry(item).ifPresent(entry -> table.writeRecord(item(entry)));
        }
    }

    private List<String> item(FlowEntry entry) {
        return List.of(
                entry.id(),
                entry.type().name(),
                MILLIS.format(entry.firstSeenAt()),
                instant(entry.startedAt()),
                entry.outcome().name(),
                instant(entry.endedAt()),
                entry.flowTime().map(FlowTables::millis).orElse(""),
                millis(entry.active()),
                millis(entry.waiting()),
                entry.other().map(FlowTables::millis).orElse(""),
                entry.daysInclusive(zone).map(String::valueOf).orElse(""),
                String.valueOf(entry.reopened()));
    }

    private static String instant(@Nullable Instant instant) {
        return instant == null ? "" : MILLIS.format(instant);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** The windows from the first row to the horizon. */
    record Calendar(Instant first, Instant horizon, ZoneId zone) {
        Windows days() {
            return Windows.days(first, horizon, zone);
        }

        Windows weeks() {
            return Windows.weeks(first, horizon, zone);
        }

        Windows overall() {
            return Windows.overall(first, horizon, zone);
        }

        /** Those of the table of windows by name, in the order of the names. */
        Map<String, Windows> byName() {
            Map<String, Windows> byName = new LinkedHashMap<>();
            byName.put("month", Windows.months(first, horizon, zone));
            byName.put("overall", overall());
            byName.put("week", weeks());
            return byName;
        }
    }

    /** The windows; empty when nothing lies at least a millisecond before the horizon. */
    Optional<Calendar> calendar() {
        Instant cut = ledger.horizon().truncatedTo(ChronoUnit.MILLIS);
        return ledger.firstSeenAt()
                .filter(first -> first.isBefore(cut))
                .map(first -> new Calendar(first, ledger.horizon(), zone));
    }

    private void writeWindowsAndBalance(Path directory) throws IOException {
        try (CsvWriter windows = csv().build(directory.resolve("windows.csv"), StandardCharsets.UTF_8);
                BufferedWriter balance = Files.newBufferedWriter(directory.resolve("balance.csv"))) {
            windows.writeRecord(windowColumns());
            balance.write("granularity,window_start,n,share_feature,share_defect,share_debt,share_risk,tvd,"
                    + "max_abs_drift,hhi,hhi_normalized,effective_types,breaches\n");
            for (Map.Entry<String, Windows> set :
                    calendar().map(Calendar::byName).orElse(Map.of()).entrySet()) {
                List<CumulativeFlow> diagrams = CumulativeFlow.byGroup(ledger, set.getValue(), Groups.byType());
                CumulativeFlow diagram =
                        diagrams.stream().reduce(CumulativeFlow::plus).orElseThrow();
                CalendarDays days = CalendarDays.of(ledger, set.getValue(), Groups.byType(), zone);
                List<String> rows = new ArrayList<>();
                each(set.getValue(), (window, flows, total) -> {
                    boolean complete = set.getValue().complete(window);
                    windows.writeRecord(window(
                            set.getKey(),
                            complete,
                            "ALL",
                            total,
                            total,
                            diagram.points().get(window),
                            days.total(window)));
                    for (FlowItemType type : TYPES) {
                        int group = Groups.byType().names().indexOf(type.name());
                        windows.writeRecord(window(
                                set.getKey(),
                                complete,
                                type.name(),
                                flows.get(group),
                                total,
                                diagrams.get(group).points().get(window),
                                days.cell(window, group)));
                    }
                    rows.add(set.getKey() + "," + SECONDS.format(total.window().from()) + "," + balance(total));
                });
                for (String row : rows) {
                    balance.write(row + "\n");
                }
            }
        }
    }

    /** Measures a few windows at a time, which needs less memory than all at once. */
    private void each(Windows windows, FlowFigures.Visitor visitor) {
        for (int i = 0; i < windows.count(); i += WINDOWS_AT_ONCE) {
            int first = i;
            Windows some = new Windows(
                    windows.windows().subList(first, Math.min(windows.count(), first + WINDOWS_AT_ONCE)), true);
            FlowFigures.each(
                    ledger,
                    some,
                    Groups.byType(),
                    (window, flows, total) -> visitor.visit(first + window, flows, total));
        }
    }

    private static List<String> windowColumns() {
        return List.of(("granularity,window_start,window_end,complete,item_type,velocity,distribution_share,cancelled,"
                        + "proposed,proposed_to_completed,arrivals,departures_done,departures_cancelled,departures_back,"
                        + "load_start,load_end,waiting_end,load_ms,avg_load,n_flow_time,ft_p50_nr_ms,ft_p85_nr_ms,"
                        + "ft_p95_nr_ms,ft_p50_lin_ms,ft_p85_lin_ms,ft_p95_lin_ms,ft_mean_ms,days_incl_p50,"
                        + "days_incl_p85,days_incl_p95,sum_flow_ms,sum_active_ms,efficiency_ratio_of_sums,"
                        + "efficiency_mean_of_ratios,age_p50_nr_ms,age_p85_nr_ms,age_max_ms,age_total_ms")
                .split(",", -1));
    }

    private static List<String> window(
            String granularity,
            boolean complete,
            String name,
            WindowFlow flow,
            WindowFlow all,
            CumulativeFlow.Point end,
            Histogram days) {
        List<String> row = new ArrayList<>();
        Window window = flow.window();
        row.add(granularity);
        row.add(SECONDS.format(window.from()));
        row.add(SECONDS.format(window.to()));
        row.add(String.valueOf(complete));
        row.add(name);
        row.add(String.valueOf(flow.velocity()));
        row.add(all.velocity() == 0 ? "" : Figures.cell(Ratio.of(flow.velocity(), all.velocity())));
        row.add(String.valueOf(flow.cancelled()));
        row.add(String.valueOf(flow.proposed()));
        row.add(rounded(flow.proposedToCompleted()));
        row.add(String.valueOf(flow.arrivals()));
        row.add(String.valueOf(flow.departures(WindowFlow.Departure.DONE)));
        row.add(String.valueOf(flow.departures(WindowFlow.Departure.CANCELLED)));
        row.add(String.valueOf(flow.departures(WindowFlow.Departure.NEW)));
        row.add(String.valueOf(flow.loadAtStart()));
        row.add(String.valueOf(flow.loadAtEnd()));
        row.add(String.valueOf(end.in(FlowState.WAITING)));
        row.add(String.valueOf(flow.loadTime()));
        row.add(Figures.cell(flow.averageLoad()));
        Histogram flowTimes = flow.flowTimes();
        row.add(String.valueOf(flowTimes.n()));
        PERCENTILES.forEach(percent -> row.add(nearestRank(flowTimes, percent)));
        PERCENTILES.forEach(percent ->
                row.add(flowTimes.linear(percent).map(Figures::thousandths).orElse("")));
        row.add(flowTimes.mean().map(Figures::thousandths).orElse(""));
        PERCENTILES.forEach(percent -> row.add(nearestRank(days, percent)));
        row.add(String.valueOf(flow.totalFlowTime()));
        row.add(String.valueOf(flow.totalActiveTime()));
        row.add(rounded(flow.efficiency()));
        row.add(rounded(flow.meanOfEfficiencies()));
        row.add(nearestRank(flow.ages(), 50));
        row.add(nearestRank(flow.ages(), 85));
        row.add(nearestRank(flow.ages(), 100));
        row.add(flow.ages().sum().toString());
        return row;
    }

    private static String nearestRank(Histogram histogram, int percent) {
        return histogram.n() == 0
                ? ""
                : String.valueOf(histogram.nearestRank(percent).getAsLong());
    }

    private static String rounded(Measured<Ratio> figure) {
        return figure.toOptional().map(Figures::cell).orElse("");
    }

    /** The types of the completed items. */
    static Allocation completed(WindowFlow flow) {
        return Allocation.counts(
                CategoryScheme.FLOW_ITEMS,
                TYPES.stream().collect(Collectors.toMap(FlowItemType::name, flow::velocity)));
    }

    /** How far the types of the completed items are off the target. */
    Measured<Drift> drift(WindowFlow flow) {
        return Drift.of(completed(flow), target, tolerance);
    }

    private String balance(WindowFlow flow) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(flow.velocity()));
        TYPES.forEach(type -> cells.add(rounded(flow.distribution(type))));
        Measured<Drift> drift = drift(flow);
        cells.add(rounded(drift.flatMap(Drift::totalVariation)));
        cells.add(rounded(drift.flatMap(Drift::largest)));
        Measured<Concentration> concentration = completed(flow).concentration();
        cells.add(rounded(concentration.map(Concentration::hhi)));
        cells.add(rounded(concentration.flatMap(Concentration::normalised)));
        cells.add(rounded(concentration.flatMap(Concentration::effectiveNumber)));
        String breaches = drift.toOptional().stream()
                .flatMap(known -> known.breaches().stream())
                .map(breach -> breach.category() + ":" + breach.status())
                .collect(Collectors.joining(" "));
        cells.add(breaches.isEmpty() ? "\"\"" : breaches); // no breach is a known nothing
        return String.join(",", cells);
    }

    private void cumulativeFlow(CsvWriter table) {
        table.writeRecord(
                "day",
                "n_new",
                "n_waiting",
                "n_active",
                "n_done",
                "n_cancelled",
                "cum_arrivals",
                "cum_departures",
                "completed");
        calendar().ifPresent(calendar -> cumulativeFlow(table, calendar.days()));
    }

    private void cumulativeFlow(CsvWriter table, Windows days) {
        CumulativeFlow diagram = CumulativeFlow.of(ledger, days);
        for (int day = 0; day < days.count(); day++) {
            CumulativeFlow.Point point = diagram.points().get(day);
            List<String> row = new ArrayList<>();
            row.add(days.window(day).from().atZone(zone).toLocalDate().toString());
            for (FlowState state :
                    List.of(FlowState.NEW, FlowState.WAITING, FlowState.ACTIVE, FlowState.DONE, FlowState.CANCELLED)) {
                row.add(String.valueOf(point.in(state)));
            }
            row.add(String.valueOf(point.arrivals()));
            row.add(String.valueOf(point.departures()));
            row.add(String.valueOf(point.completed()));
            table.writeRecord(row);
        }
    }

    /** How long the items of a cohort take, open ones counted in. */
    SurvivalCurve curve(FlowCommand.Cohort cohort) {
        return ledger.survivalOfStarted(ledger.horizon().minus(cohort.length()));
    }

    private void survival(CsvWriter table) {
        table.writeRecord("cohort", "n_items", "n_completed", "percentile", "kaplan_meier_ms", "completed_only_nr_ms");
        for (FlowCommand.Cohort cohort : cohorts) {
            SurvivalCurve curve = curve(cohort);
            if (curve.n() > 0) {
                for (int percent : SURVIVAL_PERCENTILES) {
                    table.writeRecord(
                            cohort.name(),
                            String.valueOf(curve.n()),
                            String.valueOf(curve.completed().n()),
                            String.valueOf(percent),
                            curve.percentile(percent)
                                    .toOptional()
                                    .map(FlowTables::millis)
                                    .orElse(""),
                            nearestRank(curve.completed(), percent));
                }
            }
        }
    }

    private void survivalByDay(CsvWriter table) {
        table.writeRecord("cohort", "days", "survival");
        for (FlowCommand.Cohort cohort : cohorts) {
            SurvivalCurve curve = curve(cohort);
            if (curve.n() > 0) {
                for (int days : SURVIVAL_DAYS) {
                    table.writeRecord(
                            cohort.name(), String.valueOf(days), rounded(curve.survivalAt(Duration.ofDays(days))));
                }
            }
        }
    }
}
