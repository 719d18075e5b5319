package org.operatingmodel.gatehouse;

import java.util.concurrent.Callable;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.io.AuthorityJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists every matter that nobody has resolved, who is asked about it, and by when. */
@Command(
        name = "escalations",
        description = "List every matter that nobody has resolved, who is asked about it, and by when.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class EscalationsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    EscalationsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        return inputs.with(packs -> agenda(packs, format, asOf));
    }

    private int agenda(Packs packs, Format format, Inputs.AsOf asOf) {
        EscalationAgenda agenda;
        try {
            agenda = packs.governance().escalations(inputs.portfolio(packs), inputs.hostFacts(packs), asOf.instant());
        } catch (IllegalArgumentException wrongHostFacts) {
            throw Refusal.of(wrongHostFacts);
        }
        spec.commandLine()
                .getOut()
                .print(format == Format.JSON ? Json.of(AuthorityJson.tree(agenda), asOf) : text(agenda, asOf));
        return agenda.deadEnds().isEmpty() && agenda.overdue().isEmpty() ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private String text(EscalationAgenda agenda, Inputs.AsOf asOf) {
        int width = surroundings.width();
        String text = Text.hangingLines(agenda.text(), width);
        return asOf.now() ? text + "\n" + Text.hanging(2, "As of " + asOf + ".", width) : text;
    }
}
