package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.metrics.planning.PortfolioDrift;
import org.operatingmodel.metrics.planning.PortfolioReport;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.report.BenefitReport;
import org.operatingmodel.rules.report.BoardReport;
import org.operatingmodel.rules.report.FigureReport;
import org.operatingmodel.rules.report.LeaderView;
import org.operatingmodel.rules.report.ModelComplexity;
import org.operatingmodel.rules.report.OperatingModelAxes;
import org.operatingmodel.rules.report.ReportJson;
import org.operatingmodel.rules.report.RoleRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a portfolio as a whole: how it hangs together, or what a board or one leader needs of it. */
@Command(
        name = "report",
        description = {
            "Show a portfolio as a whole.",
            "",
            "portfolio: what serves which outcome, how far objectives have come, what waits for what, what is funded too"
                    + " early, what products cost, how work flows beside its outcomes, by team and between value streams,"
                    + " and which products are in the event taxonomy. board: the portfolio on one page. axes: how much of"
                    + " it is a product operating model, who holds the roles around products, and how much people are asked to"
                    + " know. benefits: what the way of working has brought since an earlier"
                    + " portfolio. figures: how far platforms are used, how design reaches code, how work leaves, what"
                    + " is learnt of it, and how far teams talk and know. leader: what one person answers for, may decide, and is waited for."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    /** What is shown. */
    private enum View {
        PORTFOLIO,
        BOARD,
        AXES,
        BENEFITS,
        FIGURES,
        LEADER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal if there is none of that name */
        static View of(String word) {
            List<String> words = Arrays.stream(values()).map(View::word).toList();
            int i = words.indexOf(word);
            if (i < 0) {
                throw new Refusal("--view must be one of " + String.join(", ", words) + ", but was '" + word + "'"
                        + NearestName.suggestion(word, words));
            }
            return values()[i];
        }
    }

    /** A report in both forms. */
    private record Shown(String text, Map<String, @Nullable Object> tree) {}

    /** An earlier portfolio and its instant. */
    private record Baseline(Portfolio portfolio, Instant asOf) {}

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description = "What to show: portfolio, board, axes, benefits, figures or leader; portfolio by default.")
    private String viewWord = "portfolio";

    @Option(names = "--person", paramLabel = "ID", description = "The leader of --view leader, by their id.")
    private @Nullable String person;

    @Option(
            names = "--baseline",
            paramLabel = "PORTFOLIO",
            description =
                    "An earlier portfolio: what --view benefits compares with; --view portfolio also shows how each product"
                            + " has drifted since then.")
    private @Nullable Path baseline;

    @Option(names = "--baseline-as-of", paramLabel = "INSTANT", description = "The instant of the earlier portfolio.")
    private @Nullable String baselineAsOf;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        View view = View.of(viewWord);
        refuseContradictions(view);
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        return inputs.with(packs -> {
            Shown shown = shown(view, packs, asOf.instant());
            spec.commandLine().getOut().print(format == Format.JSON ? Json.of(shown.tree(), asOf) : text(shown, asOf));
            return Gatehouse.GOOD;
        });
    }

    private void refuseContradictions(View view) {
        if ((baseline == null) != (baselineAsOf == null)) {
            throw new Refusal("--baseline must come with --baseline-as-of, but one was alone. Write both, or neither.");
        }
        if (view == View.BENEFITS && baseline == null) {
            throw new Refusal("--view benefits must come with --baseline and --baseline-as-of, but was alone. Name an"
                    + " earlier portfolio to compare with.");
        }
        if (view != View.BENEFITS && view != View.PORTFOLIO && baseline != null) {
            throw new Refusal("--baseline must come with --view portfolio or benefits, but came with '" + view.word()
                    + "', which compares nothing. Leave it out.");
        }
        if ((view == View.LEADER) != (person != null)) {
            throw new Refusal(
                    person == null
                            ? "--view leader must come with --person, but was alone. Name the leader by their id."
                            : "--person must come with --view leader, but came with '" + view.word()
                                    + "', which is about nobody alone. Leave it out.");
        }
    }

    private Shown shown(View view, Packs packs, Instant asOf) {
        Portfolio portfolio = inputs.portfolio(packs);
        return switch (view) {
            case PORTFOLIO -> whole(portfolio, baseline(packs, asOf), asOf);
            case BOARD -> board(packs, portfolio, asOf);
            case AXES -> axes(packs, portfolio, asOf);
            case BENEFITS -> benefits(portfolio, baseline(packs, asOf), asOf);
            case FIGURES -> {
                FigureReport figures = FigureReport.of(portfolio, asOf);
                yield new Shown(figures.text(), ReportJson.tree(figures));
            }
            case LEADER -> leader(packs.governance(), portfolio, asOf);
        };
    }

    private static Shown whole(Portfolio portfolio, @Nullable Baseline earlier, Instant asOf) {
        PortfolioReport report = PortfolioReport.of(portfolio, List.of(), asOf);
        Map<String, @Nullable Object> tree = at(asOf, ReportJson.tree(report));
        if (earlier == null) {
            return new Shown(report.text(), tree);
        }
        PortfolioDrift drift = PortfolioDrift.between(earlier.portfolio(), earlier.asOf(), portfolio, asOf);
        tree.put("baselineAsOf", earlier.asOf().toString());
        tree.put("drift", ReportJson.tree(drift));
        return new Shown(report.text() + "Drift\n" + drift.text().indent(2), tree);
    }

    private static Shown axes(Packs packs, Portfolio portfolio, Instant asOf) {
        Governance governance = packs.governance();
        OperatingModelAxes axes = OperatingModelAxes.of(governance, portfolio, asOf);
        RoleRegister roles =
                RoleRegister.of(governance, portfolio, RoleRegister.AROUND_A_PRODUCT, RoleRegister.MOST_HOLDINGS, asOf);
        ModelComplexity complexity = ModelComplexity.of(portfolio, packs.all());
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(ReportJson.tree(axes));
        tree.put("roles", ReportJson.tree(roles));
        tree.put("complexity", ReportJson.tree(complexity, ModelComplexity.Budget.WEEKS));
        return new Shown(
                axes.text()
                        + "Roles around products\n"
                        + roles.text().indent(2)
                        + "Complexity\n"
                        + complexity.text(ModelComplexity.Budget.WEEKS).indent(2),
                tree);
    }

    private Shown board(Packs packs, Portfolio portfolio, Instant asOf) {
        try {
            BoardReport report =
                    BoardReport.of(packs.governance().review(portfolio, inputs.hostFacts(packs), asOf), portfolio);
            return new Shown(report.text(), ReportJson.tree(report));
        } catch (IllegalArgumentException wrongHostFacts) {
            throw Refusal.of(wrongHostFacts);
        }
    }

    private static Shown benefits(Portfolio portfolio, @Nullable Baseline earlier, Instant asOf) {
        if (earlier == null) {
            throw new IllegalStateException("Benefits must be compared with an earlier portfolio.");
        }
        BenefitReport report = BenefitReport.of(earlier.portfolio(), earlier.asOf(), portfolio, asOf);
        Map<String, @Nullable Object> tree = at(asOf, ReportJson.tree(report));
        tree.put("baselineAsOf", earlier.asOf().toString());
        return new Shown(report.text(), tree);
    }

    private Shown leader(Governance governance, Portfolio portfolio, Instant asOf) {
        try {
            LeaderView view = LeaderView.of(governance, portfolio, new PersonId(String.valueOf(person)), asOf);
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            ((Map<?, ?>) RecordJson.tree(view)).forEach((name, value) -> tree.put(String.valueOf(name), value));
            return new Shown(view.text(), tree);
        } catch (IllegalArgumentException unknownPerson) {
            throw Refusal.of(unknownPerson);
        }
    }

    /** The tree with the instant first. */
    private static Map<String, @Nullable Object> at(Instant asOf, Map<String, @Nullable Object> report) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("asOf", asOf.toString());
        tree.putAll(report);
        return tree;
    }

    private String text(Shown shown, Inputs.AsOf asOf) {
        String text = Text.hangingLines(shown.text(), surroundings.width());
        return asOf.now() ? text + "As of " + asOf + ".\n" : text;
    }

    private @Nullable Baseline baseline(Packs packs, Instant asOf) {
        if (baseline == null || baselineAsOf == null) {
            return null;
        }
        Instant from = Inputs.instant("--baseline-as-of", baselineAsOf);
        if (!from.isBefore(asOf)) {
            throw new Refusal("--baseline-as-of must be before --as-of '" + asOf + "', but was '" + from
                    + "'. Name an earlier instant.");
        }
        Inputs.requireExistence("--baseline", baseline);
        return new Baseline(
                PortfolioReader.standard().knowing(packs.evidenceKinds()).read(baseline), from);
    }
}
