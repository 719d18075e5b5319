package org.operatingmodel.gatehouse;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.DecisionRecorder;
import org.operatingmodel.rules.audit.FileDecisionLog;
import org.operatingmodel.rules.audit.LogHead;
import org.operatingmodel.rules.audit.Masking;
import org.operatingmodel.rules.audit.RecordedDecision;
import picocli.CommandLine.Option;

/** The options that say where and how decisions are recorded. */
final class LogOptions {
    @Option(
            names = "--log",
            paramLabel = "DIR",
            description = {
                "Record each decision in the log in this folder, which is made where it is not there.",
                "The head is printed on stderr: keep it where who can change the log cannot."
            })
    private @Nullable Path folder;

    @Option(
            names = "--log-facts",
            paramLabel = "read|all",
            description = "Record the facts that the rules read, or all in scope, so that packs that read others can be"
                    + " asked later; read by default.")
    private @Nullable String facts;

    @Option(
            names = "--log-mask",
            paramLabel = "FIELD",
            split = ",",
            description = "Record commitments instead of these fields of facts, such as Evidence.author; people for"
                    + " all that name people. May be repeated.")
    private List<String> masked = List.of();

    @Option(
            names = "--correlation",
            paramLabel = "TEXT",
            description = "What you know the decision by, such as the id of a pipeline run.")
    private @Nullable String correlation;

    /**
     * Whether decisions are recorded.
     *
     * @throws Refusal if an option is alone, or has a word that it does not know
     */
    boolean asked() {
        if (folder == null) {
            alone("--log-facts", facts != null);
            alone("--log-mask", !masked.isEmpty());
            alone("--correlation", correlation != null);
            return false;
        }
        if (facts != null && !facts.equals("read") && !facts.equals("all")) {
            throw new Refusal("--log-facts must be one of read, all, but was '" + facts + "'"
                    + NearestName.suggestion(facts, List.of("read", "all")));
        }
        return true;
    }

    private static void alone(String option, boolean given) {
        if (given) {
            throw new Refusal(
                    option + " must come with --log, but was alone. Name the folder of the log, or leave it out.");
        }
    }

    /**
     * Lets a recorder record, with what the caller knows the decisions by.
     *
     * @throws Refusal if the fields cannot be masked
     */
    List<RecordedDecision> recorded(
            Governance governance,
            Clock clock,
            BiFunction<DecisionRecorder, @Nullable String, List<RecordedDecision>> by) {
        try (FileDecisionLog log = log()) {
            return by.apply(recorder(governance, log, clock), correlation);
        }
    }

    private FileDecisionLog log() {
        return FileDecisionLog.at(folder == null ? Path.of("") : folder);
    }

    private DecisionRecorder recorder(Governance governance, FileDecisionLog log, Clock clock) {
        DecisionRecorder recorder = DecisionRecorder.of(governance, log, clock);
        if ("all".equals(facts)) {
            recorder = recorder.withAllFacts();
        }
        if (masked.isEmpty()) {
            return recorder;
        }
        try {
            return recorder.masking(
                    masked.equals(List.of("people"))
                            ? Masking.people(governance.factTypes())
                            : Masking.of(masked.stream().distinct().toArray(String[]::new)));
        } catch (IllegalArgumentException unknownField) {
            throw new Refusal("--log-mask: " + unknownField.getMessage());
        }
    }

    /**
     * Says on stderr where the log ends, and which decisions it does not have.
     *
     * @return the exit code, where it is another one because of that
     */
    static int told(List<RecordedDecision> recorded, int exitCode, PrintWriter err) {
        List<RecordedDecision> failed =
                recorded.stream().filter(each -> !each.recorded()).toList();
        LogHead last = null;
        for (RecordedDecision each : recorded) {
            last = each.head() == null ? last : each.head();
        }
        if (last != null) {
            err.print("head " + last + "\n");
        }
        if (failed.isEmpty()) {
            return exitCode;
        }
        err.print(failed.size() + " of " + recorded.size()
                + (recorded.size() == 1 ? " decision was" : " decisions were") + " not recorded: "
                + Text.printable(failed.get(0).notRecorded().orElse("no reason")) + "\n");
        return Gatehouse.NOT_RECORDED;
    }
}
