package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.io.PatchReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.report.Diagnosis;
import org.operatingmodel.rules.report.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Examines an operating model: what it answers, how it may fail, how mature it is. */
@Command(
        name = "doctor",
        description =
                "Examine an operating model: the five questions, the failure modes, the checklist, maturity and obstacles.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(
            names = "--patch",
            paramLabel = "FILE",
            description = "What would be otherwise, as for what-if: examines the portfolio with it.")
    private @Nullable Path patchFile;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        return inputs.with(packs -> diagnosis(packs, format, asOf));
    }

    private int diagnosis(Packs packs, Format format, Inputs.AsOf asOf) {
        Portfolio portfolio = inputs.portfolio(packs);
        if (patchFile != null) {
            Inputs.requireExistence("--patch", patchFile);
            portfolio = PatchReader.read(patchFile, packs.evidenceKinds(), portfolio)
                    .applyTo(portfolio);
        }
        Diagnosis diagnosis;
        try {
            diagnosis = Doctor.examine(packs.governance(), portfolio, inputs.hostFacts(packs), asOf.instant());
        } catch (IllegalArgumentException wrongHostFacts) {
            throw Refusal.of(wrongHostFacts);
        }
        spec.commandLine().getOut().print(format == Format.JSON ? Json.of(diagnosis, asOf) : text(diagnosis, asOf));
        return diagnosis.healthy() ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private String text(Diagnosis diagnosis, Inputs.AsOf asOf) {
        int width = surroundings.width();
        String text = Text.hangingLines(diagnosis.text(), width);
        return asOf.now() ? text + "\n" + Text.hanging(2, "As of " + asOf + ".", width) : text;
    }
}
