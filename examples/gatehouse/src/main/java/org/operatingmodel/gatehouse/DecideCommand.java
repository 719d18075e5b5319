package org.operatingmodel.gatehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.operatingmodel.decision.Explanation;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.RecordedDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides one gate of one product, and explains every criterion. */
@Command(
        name = "decide",
        description = "Decide one gate of one product, and explain every criterion.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class DecideCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(names = "--product", required = true, paramLabel = "ID", description = "The product, by its id.")
    private String product = "";

    @Option(names = "--gate", required = true, paramLabel = "ID", description = "The gate, such as mvp-exit.")
    private String gate = "";

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--brief", description = "Explain only what blocks and what is overridden.")
    private boolean brief;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DecideCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        List<RecordedDecision> recorded = new ArrayList<>();
        boolean logged = log.asked();
        GateDecision decision = inputs.with(packs -> decision(packs, asOf, logged, recorded));
        spec.commandLine().getOut().print(format == Format.JSON ? Json.of(decision, asOf) : text(decision, asOf));
        return LogOptions.told(
                recorded,
                decision.blocked() ? Gatehouse.BAD : Gatehouse.GOOD,
                spec.commandLine().getErr());
    }

    private GateDecision decision(Packs packs, Inputs.AsOf asOf, boolean logged, List<RecordedDecision> recorded) {
        Portfolio portfolio = inputs.portfolio(packs);
        HostFacts hostFacts = inputs.hostFacts(packs);
        Governance governance = packs.governance();
        try {
            GateRequest request = GateRequest.of(product, gate);
            if (!logged) {
                return governance.decide(portfolio, hostFacts, request, asOf.instant());
            }
            recorded.addAll(log.recorded(
                    governance,
                    surroundings.clock(),
                    (recorder, correlation) ->
                            List.of(recorder.decide(portfolio, hostFacts, request, asOf.instant(), correlation))));
            return recorded.get(0).decision();
        } catch (IllegalArgumentException unknownProductOrGate) {
            throw Refusal.of(unknownProductOrGate);
        }
    }

    private String text(GateDecision decision, Inputs.AsOf asOf) {
        int width = surroundings.width();
        Explanation explanation = decision.explanation();
        String text = Board.explained(
                brief ? explanation.whatBlocks(width) : explanation.text(width), width, surroundings.coloured());
        return asOf.now() ? text + "\n" + Text.hanging(2, "As of " + asOf + ".", width) : text;
    }
}
