package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
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
import org.operatingmodel.metrics.unitcost.RunOut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds up cloud charges: by tag and category, how concentrated they are, and how fast they use up a budget. */
@Command(
        name = "cost",
        description = "Add up cloud charges, and say how concentrated they are and how fast they use up a budget.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class CostCommand implements Callable<Integer> {
    private static final String AMOUNT = "[0-9]{1,30}(\\.[0-9]{1,30})?";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FOCUS", description = "Charges in FOCUS 1.0 columns, a .csv or .csv.gz file.")
    private Path focusFile = Path.of("");

    @Option(
            names = "--budget",
            paramLabel = "AMOUNT",
            description = "The budget of the period, in the currency of the file, such as 25.00.")
    private @Nullable String budgetText;

    @Option(names = "--period", paramLabel = "YYYY-MM", description = "The billing period of the budget.")
    private @Nullable String periodText;

    @Option(
            names = "--target",
            paramLabel = "SHARES",
            description = "The shares to have, in percent, such as environment:prod=60,dev=30,untagged=10.")
    private @Nullable String targetText;

    @Option(names = "--out", paramLabel = "DIR", description = "Write CSV files there, instead of a summary.")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CostCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if ((budgetText == null) != (periodText == null)) {
            throw new Refusal("--budget must come with --period and the other way round, but --"
                    + (budgetText == null ? "period" : "budget") + " was alone. Give both, or none.");
        }
        BigDecimal amount = budgetText == null ? null : amount(budgetText);
        YearMonth period = periodText == null ? null : period(periodText);
        CostTarget target = targetText == null ? null : CostTarget.of(targetText);
        if (folder != null) {
            new OutFolder(folder).requireWritable();
        }
        CostReport report = CostReport.of(focusFile, period);
        Money budget = amount == null ? null : new Money(amount, report.currency());
        BudgetBurn burn = report.burn();
        if (burn != null && burn.daily().isEmpty()) {
            Set<String> known =
                    report.breakdown(CostReport.BILLING_PERIOD).byKey().keySet();
            throw new Refusal("--period must be a billing period with charges for its days, but was '" + period + "'. "
                    + (known.contains(periodText)
                            ? "All charges billed in it are for days outside it. Leave out --budget and --period."
                            : "There are charges of " + String.join(", ", known) + "."));
        }
        StringBuilder text = new StringBuilder();
        if (folder == null) {
            summary(text, report, target);
            if (burn != null && budget != null) {
                burn(text, burn, budget);
            }
        } else {
            new CostTables(report)
                    .write(folder, target, period, budget)
                    .forEach(file -> line(text, 0, "Wrote " + file));
        }
        if (burn != null && burn.outside() > 0) {
            line(
                    text,
                    0,
                    "Not in the burn: " + counted(burn.outside(), "charge") + " of the billing period " + period
                            + " for days outside it.");
        }
        spec.commandLine().getOut().print(text);
        return Gatehouse.GOOD;
    }

    private static BigDecimal amount(String text) {
        if (!text.matches(AMOUNT) || new BigDecimal(text).signum() == 0) {
            throw new Refusal("--budget must be an amount above 0, but was '" + text + "'. Write it like 25.00.");
        }
        return new BigDecimal(text);
    }

    private static YearMonth period(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal("--period must be a month, but was '" + text + "'. Write it like 2024-09.");
        }
    }

    private void summary(StringBuilder text, CostReport report, @Nullable CostTarget target) {
        CostSummary all = report.total();
        line(
                text,
                0,
                counted(all.rows(), "charge") + " in " + all.currency() + ", "
                        + all.billed().negatives() + " of them below 0, "
                        + counted(all.creditBilled().n(), "credit") + ", "
                        + counted(all.corrections(), "correction"));
        for (CostBasis basis : CostBasis.values()) {
            line(text, 2, String.format(Locale.ROOT, "%-11s", word(basis)) + amounts(all.sum(basis)));
        }
        line(
                text,
                2,
                "credits    " + plain(all.creditBilled().net()) + " billed, "
                        + plain(all.creditEffective().net()) + " effective");
        for (String dimension : CostReport.TARGETED) {
            CostBreakdown breakdown = report.breakdown(dimension);
            line(text, 0, dimension + ": " + counted(breakdown.byKey().size(), "key"));
            line(
                    text,
                    2,
                    "tagged " + shown(breakdown.taggedRows()) + " of the charges, "
                            + shown(breakdown.taggedShare(CostBasis.BILLED)) + " of the billed and "
                            + shown(breakdown.taggedShare(CostBasis.EFFECTIVE)) + " of the effective money");
            for (CostBasis basis : new CostBasis[] {CostBasis.BILLED, CostBasis.EFFECTIVE}) {
                line(
                        text,
                        2,
                        word(basis) + " "
                                + report.concentration(dimension, basis)
                                        .flatMap(Concentration::effectiveNumber)
                                        .toOptional()
                                        .map(number -> "as concentrated as " + Figures.rounded(number) + " equal keys")
                                        .orElse("nothing is charged")
                                + (target == null || !target.dimension().equals(dimension)
                                        ? ""
                                        : target.distance(report, basis)
                                                .toOptional()
                                                .map(distance -> ", " + Figures.rounded(distance) + " from the target")
                                                .orElse("")));
            }
        }
    }

    private static String counted(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    private static String word(CostBasis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }

    private static String amounts(CostSum sum) {
        if (sum.n() == 0) {
            return "not given";
        }
        return plain(sum.net()) + " (" + plain(sum.positive()) + " charged, " + plain(sum.negative()) + " given back"
                + (sum.missing() == 0 ? "" : ", not given by " + counted(sum.missing(), "charge")) + ")";
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String shown(Measured<Ratio> figure) {
        return figure.toOptional().map(Figures::rounded).orElse("an undefined share");
    }

    private void burn(StringBuilder text, BudgetBurn burn, Money budget) {
        LocalDate last = burn.daily().lastKey();
        line(text, 0, "budget of " + budget + " from " + burn.from() + ", up to " + last);
        line(
                text,
                2,
                "used " + shown(burn.used(budget, last)) + " of it, at " + shown(burn.burnRate(budget, last))
                        + " times the even pace; "
                        + burn.runOut(budget, last)
                                .toOptional()
                                .map(CostCommand::spoken)
                                .orElse("undefined"));
    }

    private static String spoken(RunOut runOut) {
        if (runOut instanceof RunOut.On on) {
            return "at this pace it is used up on " + on.day();
        }
        return runOut instanceof RunOut.Already ? "it is used up" : "at this pace it is never used up";
    }

    private void line(StringBuilder text, int indent, String line) {
        text.append(" ".repeat(indent))
                .append(Text.hanging(indent + 2, Text.printable(line), surroundings.width() - indent));
    }
}
