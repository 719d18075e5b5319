package org.operatingmodel.gatehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.RecordedDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides the exit gate of every product's current stage: a board, then what blocks. */
@Command(
        name = "review",
        description = "Decide the exit gate of every product's current stage: a board, then what blocks.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class ReviewCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(
            names = "--all-gates",
            description = "Decide the other gates, too, on a board of their own that leaves the exit code alone.")
    private boolean allGates;

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--brief", description = "Print the board only, without what blocks.")
    private boolean brief;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ReviewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        boolean logged = log.asked();
        return inputs.with(packs -> review(packs, format, asOf, logged));
    }

    private int review(Packs packs, Format format, Inputs.AsOf asOf, boolean logged) {
        Portfolio portfolio = inputs.portfolio(packs);
        if (portfolio.products().isEmpty()) {
            throw new Refusal(
                    "The portfolio must hold a product, but holds none, so there is nothing to decide. Add one under 'products'.");
        }
        HostFacts hostFacts = inputs.hostFacts(packs);
        Governance governance = packs.governance();
        PortfolioReview review;
        List<GateDecision> others = new ArrayList<>();
        List<RecordedDecision> recorded = new ArrayList<>();
        List<GateRequest> further = allGates ? others(governance, portfolio) : List.of();
        try {
            if (logged) {
                List<RecordedDecision> own = new ArrayList<>();
                recorded.addAll(log.recorded(governance, surroundings.clock(), (recorder, correlation) -> {
                    own.addAll(recorder.review(portfolio, hostFacts, asOf.instant(), correlation));
                    List<RecordedDecision> all = new ArrayList<>(own);
                    for (GateRequest request : further) {
                        RecordedDecision other =
                                recorder.decide(portfolio, hostFacts, request, asOf.instant(), correlation);
                        others.add(other.decision());
                        all.add(other);
                    }
                    return all;
                }));
                review = of(own, portfolio, asOf);
            } else {
                review = governance.review(portfolio, hostFacts, asOf.instant());
                further.forEach(
                        request -> others.add(governance.decide(portfolio, hostFacts, request, asOf.instant())));
            }
        } catch (IllegalArgumentException wrongHostFacts) {
            throw Refusal.of(wrongHostFacts);
        }
        spec.commandLine()
                .getOut()
                .print(format == Format.JSON ? Json.of(review, others, asOf) : text(review, others, portfolio, asOf));
        return LogOptions.told(
                recorded,
                review.blocked() ? Gatehouse.BAD : Gatehouse.GOOD,
                spec.commandLine().getErr());
    }

    private static PortfolioReview of(List<RecordedDecision> recorded, Portfolio portfolio, Inputs.AsOf asOf) {
        return new PortfolioReview(
                asOf.instant(),
                recorded.stream().map(RecordedDecision::decision).toList(),
                portfolio.products().stream()
                        .filter(product -> GateId.exitOf(product.stage()).isEmpty())
                        .sorted(Board.BY_ID)
                        .map(Product::id)
                        .toList());
    }

    /** The gates that no product is before, in the order of products and gates. */
    private static List<GateRequest> others(Governance governance, Portfolio portfolio) {
        List<GateRequest> others = new ArrayList<>();
        for (Product product : portfolio.products().stream().sorted(Board.BY_ID).toList()) {
            Optional<GateId> own = GateId.exitOf(product.stage());
            for (Gate gate : governance.gates()) {
                if (!own.equals(Optional.of(gate.id()))) {
                    others.add(new GateRequest(product.id(), gate.id()));
                }
            }
        }
        return others;
    }

    private String text(PortfolioReview review, List<GateDecision> others, Portfolio portfolio, Inputs.AsOf asOf) {
        int width = surroundings.width();
        Board board = new Board(portfolio, width, surroundings.coloured());
        StringBuilder text = new StringBuilder();
        text.append(Text.hanging(2, Board.summary(review) + " As of " + asOf + ".", width))
                .append('\n');
        text.append(board.of(review.decisions(), review.withoutGate()));
        if (allGates) {
            text.append("\n").append(Text.hanging(2, "The other gates, which leave the exit code alone:", width));
            text.append("\n").append(board.of(others, List.of()));
        }
        if (!brief) {
            for (GateDecision decision : review.decisions()) {
                if (decision.blocked()) {
                    text.append('\n')
                            .append(Board.explained(
                                    decision.explanation().whatBlocks(width), width, surroundings.coloured()));
                }
            }
        }
        return text.toString();
    }
}
