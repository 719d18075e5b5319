package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.metrics.planning.PortfolioDrift;
import org.operatingmodel.metrics.planning.PortfolioReport;
import org.operatingmodel.portfolio.Portfolio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how a portfolio hangs together: outcomes, objectives, dependencies, money. */
@Command(
        name = "report",
        description =
                "Show what serves which outcome, how far objectives have come, what waits for what, what is funded"
                        + " too early, and what products cost.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(
            names = "--baseline",
            paramLabel = "PORTFOLIO",
            description = "An earlier portfolio; how each product has drifted since then is shown, too.")
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
        if (inputs.format() != Format.TEXT) {
            throw new Refusal("--format must be text for a report, but was 'json'. Leave it out.");
        }
        if ((baseline == null) != (baselineAsOf == null)) {
            throw new Refusal("--baseline must come with --baseline-as-of, but one was alone. Write both, or neither.");
        }
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        return inputs.with(packs -> {
            Portfolio portfolio = inputs.portfolio(packs);
            String text =
                    PortfolioReport.of(portfolio, List.of(), asOf.instant()).text();
            if (baseline != null && baselineAsOf != null) {
                text += "Drift\n"
                        + drift(packs, baseline, baselineAsOf, portfolio, asOf).indent(2);
            }
            text = Text.hangingLines(text, surroundings.width());
            spec.commandLine().getOut().print(asOf.now() ? text + "As of " + asOf + ".\n" : text);
            return Gatehouse.GOOD;
        });
    }

    private static String drift(
            Packs packs, Path baseline, String baselineAsOf, Portfolio portfolio, Inputs.AsOf asOf) {
        Instant from = Inputs.instant("--baseline-as-of", baselineAsOf);
        if (!from.isBefore(asOf.instant())) {
            throw new Refusal("--baseline-as-of must be before --as-of '" + asOf.instant() + "', but was '" + from
                    + "'. Name an earlier instant.");
        }
        Inputs.requireExistence("--baseline", baseline);
        Portfolio earlier =
                PortfolioReader.standard().knowing(packs.evidenceKinds()).read(baseline);
        return PortfolioDrift.between(earlier, from, portfolio, asOf.instant()).text();
    }
}
