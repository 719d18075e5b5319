package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.balance.CategoryScheme;
import org.operatingmodel.metrics.balance.Target;
import org.operatingmodel.metrics.flow.FlowFinding;
import org.operatingmodel.metrics.flow.FlowLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how work flows. */
@Command(
        name = "flow",
        description = "Measure how work flows: windows, items, cumulative flow, balance, survival.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class FlowCommand implements Callable<Integer> {
    private static final Map<Long, String> KNOWN_COHORTS = Map.of(7L, "week", 14L, "fortnight", 30L, "month");
    private static final long LONGEST_COHORT = 36_600;

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "TRANSITIONS",
            description = "State changes with the columns item_id, item_type, flow_state, entered_at, seq: a .csv or"
                    + " .csv.gz file.")
    private Path file = Path.of("");

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "INSTANT",
            description = "Only what came before this instant exists, such as 2024-10-01T00:00:00Z.")
    private String asOfText = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose calendar makes weeks, months and days, such as Europe/Berlin; UTC by default.")
    private String zoneText = "UTC";

    @Option(
            names = "--target",
            paramLabel = "TYPE=PERCENT,...",
            description = "The distribution that is wanted; FEATURE=40,DEFECT=20,DEBT=25,RISK=15 by default.")
    private String targetText = "FEATURE=40,DEFECT=20,DEBT=25,RISK=15";

    @Option(
            names = "--tolerance",
            paramLabel = "POINTS",
            description = "By how many percentage points a share may miss its target; 10 by default.")
    private String toleranceText = "10";

    @Option(
            names = "--cohort",
            paramLabel = "DAYS,...",
            description = "For survival: the items started in the last so many days; 14d,30d by default.")
    private String cohortText = "14d,30d";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write windows.csv, items.csv, cfd_daily.csv, balance.csv, kaplan-meier.csv and"
                    + " kaplan-meier-survival.csv there instead of a summary.")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    FlowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Items started in the last so many days. */
    record Cohort(String name, Duration length) {}

    @Override
    public Integer call() {
        Instant asOf = Inputs.instant("--as-of", asOfText);
        if (!TransitionsFile.inRange(asOf)) {
            throw new Refusal("--as-of must lie in the years 0 to 9999, but was '" + asOfText + "'. Check the year.");
        }
        ZoneId zone = zone();
        Target target = target();
        List<Cohort> cohorts = cohorts();
        BigDecimal tolerance = tolerance();
        OutFolder out = folder == null ? null : new OutFolder(folder);
        if (out != null) {
            out.requireWritable();
        }
        try {
            Items items = items(asOf);
            FlowTables tables = new FlowTables(items.ledger(), items.ids(), zone, target, tolerance, cohorts);
            if (out == null) {
                spec.commandLine().getOut().print(new FlowSummary(tables, surroundings.width()).text());
            } else {
                tables.write(out);
            }
            return Gatehouse.GOOD;
        } catch (OutOfMemoryError beyondTheEstimate) {
            long most = FlowHeap.most() / FlowHeap.MEBI;
            throw new Refusal(file + ": must fit in the heap of " + most
                    + " MiB, but does not. Start with a larger heap, such as java -Xmx" + most * 2 + "m.");
        }
    }

    private record Items(FlowLedger ledger, ItemIds ids) {}

    /** The items; the rows that they are made of are given up, for they take more room than the items. */
    private Items items(Instant asOf) {
        TransitionsFile.Content content = TransitionsFile.read(file);
        content.notes().forEach(note -> spec.commandLine().getErr().print(Text.printable(note) + "\n"));
        FlowLedger ledger = FlowLedger.of(content.rows(), asOf);
        for (FlowFinding finding : ledger.findings()) {
            spec.commandLine().getErr().print(Text.printable(file + ": " + finding.message()) + "\n");
        }
        return new Items(ledger, content.ids());
    }

    private BigDecimal tolerance() {
        if (!toleranceText.matches("[0-9]{1,3}(\\.[0-9]{1,30})?")
                || new BigDecimal(toleranceText).compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new Refusal("--tolerance must lie between 0 and 100, but was '" + toleranceText
                    + "'. Write 10 percentage points as 10.");
        }
        return new BigDecimal(toleranceText);
    }

    private ZoneId zone() {
        try {
            return zoneText.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zoneText);
        } catch (DateTimeException e) {
            throw new Refusal(
                    "--zone must be a time zone, but was '" + zoneText + "'. Write it like Europe/Berlin or +01:00.");
        }
    }

    private Target target() {
        try {
            return Target.parse(CategoryScheme.FLOW_ITEMS, targetText);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--target: " + e.getMessage());
        }
    }

    private List<Cohort> cohorts() {
        List<Cohort> cohorts = new ArrayList<>();
        for (String word : cohortText.split(",", -1)) {
            String days = word.strip();
            if (!days.matches("[1-9][0-9]{0,4}d") || Long.parseLong(days.replace("d", "")) > LONGEST_COHORT) {
                throw new Refusal("--cohort must be numbers of days from 1d to " + LONGEST_COHORT + "d, but was '"
                        + cohortText + "'. Write it like 14d,30d.");
            }
            long length = Long.parseLong(days.substring(0, days.length() - 1));
            Cohort cohort = new Cohort(KNOWN_COHORTS.getOrDefault(length, days), Duration.ofDays(length));
            if (cohorts.contains(cohort)) {
                throw new Refusal("--cohort must name each length once, but was '" + cohortText + "'. Remove one.");
            }
            cohorts.add(cohort);
        }
        cohorts.sort(Comparator.comparing(Cohort::length));
        return cohorts;
    }
}
