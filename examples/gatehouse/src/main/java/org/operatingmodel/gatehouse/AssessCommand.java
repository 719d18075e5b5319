package org.operatingmodel.gatehouse;

import java.util.concurrent.Callable;
import org.operatingmodel.decision.Assessment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which practices are done and which guardrails hold. */
@Command(
        name = "assess",
        description = "Say which practices are done and which guardrails hold, over the whole portfolio.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class AssessCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AssessCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        return inputs.with(packs -> assessment(packs, format, asOf));
    }

    private int assessment(Packs packs, Format format, Inputs.AsOf asOf) {
        Assessment assessment;
        try {
            assessment = packs.governance().assess(inputs.portfolio(packs), inputs.hostFacts(packs), asOf.instant());
        } catch (IllegalArgumentException wrongHostFacts) {
            throw Refusal.of(wrongHostFacts);
        }
        spec.commandLine().getOut().print(format == Format.JSON ? Json.of(assessment, asOf) : text(assessment, asOf));
        return assessment.open().isEmpty() && !assessment.results().isEmpty() ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private String text(Assessment assessment, Inputs.AsOf asOf) {
        int width = surroundings.width();
        String text = assessment.text(Math.max(40, width));
        if (assessment.results().isEmpty()) {
            text += Text.hanging(
                            2,
                            "Nothing was asked. Load the practices of the library by --with practices, or name a pack by"
                                    + " --pack.",
                            width)
                    + "\n";
        }
        return asOf.now() ? text + "\n" + Text.hanging(2, "As of " + asOf + ".", width) : text;
    }
}
