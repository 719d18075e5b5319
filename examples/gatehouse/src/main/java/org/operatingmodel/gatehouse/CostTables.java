package org.operatingmodel.gatehouse;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.balance.Concentration;
import org.operatingmodel.metrics.unitcost.BudgetBurn;
import org.operatingmodel.metrics.unitcost.CostBasis;
import org.operatingmodel.metrics.unitcost.CostBreakdown;
import org.operatingmodel.metrics.unitcost.CostSum;
import org.operatingmodel.metrics.unitcost.CostSummary;

/** A report as CSV files in a folder; a figure that is absent is an empty cell. */
final class CostTables {
    private final CostReport report;
    /** The names of the files. */
    private final List<Path> written = new ArrayList<>();

    CostTables(CostReport report) {
        this.report = report;
    }

    /**
     * Writes the files, which replace those of an earlier report together.
     *
     * @return what was written
     * @throws Refusal if the folder cannot be written to
     */
    List<Path> write(Path folder, @Nullable CostTarget target, @Nullable YearMonth period, @Nullable Money budget) {
        new OutFolder(folder).write(draft -> {
            table(draft.resolve("summary.csv"), summary());
            table(draft.resolve("cost_by_dimension.csv"), byDimension());
            table(draft.resolve("concentration.csv"), concentration(target));
            BudgetBurn burn = report.burn();
            if (burn != null && budget != null) {
                table(draft.resolve("burn_" + period + ".csv"), burn(burn, budget));
            }
        });
        return written.stream().map(folder::resolve).toList();
    }

    private void table(Path file, List<List<String>> rows) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            rows.forEach(writer::writeRecord);
        }
        written.add(file.getFileName());
    }

    private List<List<String>> summary() {
        CostSummary all = report.total();
        CostSummary untagged = report.breakdown(CostReport.ENVIRONMENT).untagged();
        return List.of(
                List.of(
                        "n_rows",
                        "n_negative_billed",
                        "billed",
                        "effective",
                        "list",
                        "contracted",
                        "n_contracted_missing",
                        "n_untagged",
                        "untagged_effective"),
                List.of(
                        Long.toString(all.rows()),
                        Long.toString(all.billed().negatives()),
                        net(all.billed()),
                        net(all.effective()),
                        net(all.list()),
                        net(all.contracted()),
                        Long.toString(all.contracted().missing()),
                        Long.toString(untagged.rows()),
                        net(untagged.effective())));
    }

    private static String net(CostSum sum) {
        return sum.n() == 0 ? "" : Figures.money(sum.net());
    }

    private List<List<String>> byDimension() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("dim", "k", "n", "billed", "effective", "effective_positive", "effective_negative"));
        for (CostBreakdown breakdown : report.breakdowns()) {
            for (Map.Entry<String, CostSummary> entry : breakdown.byKey().entrySet()) {
                CostSummary sum = entry.getValue();
                rows.add(List.of(
                        breakdown.dimension(),
                        entry.getKey(),
                        Long.toString(sum.rows()),
                        Figures.money(sum.billed().net()),
                        Figures.money(sum.effective().net()),
                        Figures.money(sum.effective().positive()),
                        Figures.money(sum.effective().negative())));
            }
        }
        return rows;
    }

    private List<List<String>> concentration(@Nullable CostTarget target) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header =
                new ArrayList<>(List.of("basis", "dim", "n_keys", "total_positive", "hhi", "effective_number"));
        if (target != null) {
            header.add(target.column());
        }
        rows.add(header);
        for (CostBasis basis : List.of(CostBasis.BILLED, CostBasis.EFFECTIVE)) {
            for (String dimension : CostReport.TARGETED) {
                SortedMap<String, BigDecimal> charged = report.charged(dimension, basis);
                Measured<Concentration> concentration = report.concentration(dimension, basis);
                List<String> row = new ArrayList<>(List.of(
                        basis.name().toLowerCase(Locale.ROOT),
                        dimension,
                        Integer.toString(charged.size()),
                        Figures.money(charged.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
                        rounded(concentration.map(Concentration::hhi)),
                        rounded(concentration.flatMap(Concentration::effectiveNumber))));
                if (target != null) {
                    row.add(dimension.equals(target.dimension()) ? rounded(target.distance(report, basis)) : "");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> burn(BudgetBurn burn, Money budget) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("day", "billed", "cumulative", "budget_used", "burn_rate"));
        BigDecimal cumulative = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, CostSummary> entry : burn.daily().entrySet()) {
            BigDecimal billed = entry.getValue().billed().net();
            cumulative = cumulative.add(billed);
            rows.add(List.of(
                    entry.getKey().toString(),
                    Figures.money(billed),
                    Figures.money(cumulative),
                    rounded(burn.used(budget, entry.getKey())),
                    rounded(burn.burnRate(budget, entry.getKey()))));
        }
        return rows;
    }

    private static String rounded(Measured<Ratio> figure) {
        return figure.toOptional().map(Figures::rounded).orElse("");
    }
}
