package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.rules.audit.DecisionHistory;
import org.operatingmodel.rules.audit.DecisionLog;
import org.operatingmodel.rules.audit.Replay;
import org.operatingmodel.rules.audit.ReplayedDecision;
import org.operatingmodel.rules.audit.ReplayedDecision.Outcome;
import org.operatingmodel.rules.language.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the decisions of a log again. */
@Command(
        name = "replay",
        description = {
            "Make the decisions of a log again, from the facts and packs that the log has.",
            "",
            "Each comes to the same bytes, to others, or cannot be made again for a reason that is named."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "The folder of the log.")
    private Path folder = Path.of("");

    @Option(names = "--id", paramLabel = "N", description = "Only the entry of this number.")
    private @Nullable Long id;

    @Mixin
    private HostTypes types = new HostTypes();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return types.with(this::replay);
    }

    private int replay(Vocabulary vocabulary) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        StringBuilder lines = new StringBuilder();
        Consumer<ReplayedDecision> told = replayed -> {
            counts.merge(replayed.outcome(), 1L, Long::sum);
            if (replayed.outcome() != Outcome.IDENTICAL) {
                lines.append(line(replayed));
            }
        };
        try (DecisionLog log = LogFolder.openWithEntries(folder)) {
            Replay replay = Replay.of(log, vocabulary);
            if (id == null) {
                replay.forEach(told);
            } else {
                told.accept(replay.replay(LogCommand.entry(DecisionHistory.of(log, vocabulary), log, id)));
            }
        }
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long identical = counts.getOrDefault(Outcome.IDENTICAL, 0L);
        spec.commandLine()
                .getOut()
                .print("Of " + all + (all == 1 ? " decision, " : " decisions, ") + identical + " identical, "
                        + counts.getOrDefault(Outcome.DIFFERENT, 0L) + " different, "
                        + counts.getOrDefault(Outcome.NOT_REPLAYABLE, 0L) + " not replayable.\n" + lines);
        return identical == all ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private String line(ReplayedDecision replayed) {
        GateRequest request = replayed.logged().request();
        return "  "
                + Text.hanging(
                        4,
                        Text.printable("entry " + replayed.logged().sequence() + "  " + request.productId() + "  "
                                        + request.gateId() + "  "
                                        + (replayed.outcome() == Outcome.DIFFERENT ? "different" : "NOT_REPLAYABLE")
                                        + ": " + replayed.reason())
                                .replace('\n', ' '),
                        surroundings.width() - 2);
    }
}
