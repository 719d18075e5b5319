package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.io.PatchReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.rules.report.ReportJson;
import org.operatingmodel.rules.report.ScenarioComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what would be different if the portfolio were changed. */
@Command(
        name = "what-if",
        description =
                "Say what would be different if the portfolio were changed: verdicts, figures, practices, who decides and what"
                        + " nobody has resolved.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class WhatIfCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(
            names = "--patch",
            required = true,
            paramLabel = "FILE",
            description =
                    "What would be otherwise, a .yaml, .yml or .json file with lists under add, replace and remove.")
    private Path patchFile = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    WhatIfCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        return inputs.with(packs -> compare(packs, format, asOf));
    }

    private int compare(Packs packs, Format format, Inputs.AsOf asOf) {
        Portfolio portfolio = inputs.portfolio(packs);
        Inputs.requireExistence("--patch", patchFile);
        PortfolioPatch patch = PatchReader.read(patchFile, packs.evidenceKinds(), portfolio);
        ScenarioComparison comparison;
        try {
            comparison = ScenarioComparison.of(
                    packs.governance(), portfolio, inputs.hostFacts(packs), patch, asOf.instant());
        } catch (IllegalArgumentException wrongHostFacts) {
            throw Refusal.of(wrongHostFacts);
        }
        spec.commandLine()
                .getOut()
                .print(
                        format == Format.JSON
                                ? Json.of(ReportJson.tree(comparison), asOf)
                                : Text.hangingLines(comparison.text(), surroundings.width()));
        boolean blocks = comparison.verdicts().stream()
                .anyMatch(change -> change.ofVerdict() && change.after() == Verdict.BLOCKED);
        return blocks ? Gatehouse.BAD : Gatehouse.GOOD;
    }
}
