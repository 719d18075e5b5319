package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.audit.DecisionHistory;
import org.operatingmodel.rules.audit.DecisionLog;
import org.operatingmodel.rules.audit.Erasure;
import org.operatingmodel.rules.audit.LogHead;
import org.operatingmodel.rules.audit.LogVerification;
import org.operatingmodel.rules.audit.LoggedDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a decision log, verifies it, and lets it forget. */
@Command(
        name = "log",
        description = "Verify a decision log, show what is in it, or let it forget a masked value.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LogCommand.Verify.class, LogCommand.Show.class, LogCommand.Erase.class},
        versionProvider = Gatehouse.Version.class)
final class LogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "log must be told what to do: verify, show or erase.");
    }

    /** Answers whether a log is as it was written. */
    @Command(
            name = "verify",
            description = {
                "Say whether a log is as it was written: whether entries were changed, and whether some are missing.",
                "",
                "Without a head that was kept elsewhere, nobody can see that the end was cut off."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Gatehouse.Version.class)
    static final class Verify implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "The folder of the log.")
        private Path folder = Path.of("");

        @Option(
                names = "--head",
                paramLabel = "N:HASH",
                description = "The head that was printed when an entry was recorded, the latest that you have.")
        private @Nullable String headText;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            LogHead head = head();
            try (DecisionLog log = LogFolder.open(folder)) {
                LogVerification verified = LogVerification.of(log, head);
                if (verified.entries() == 0 && head == null) {
                    throw LogFolder.none(folder);
                }
                spec.commandLine().getOut().print(Text.printable(verified.text()));
                return verified.intact() && verified.completeness() != LogVerification.Completeness.INCOMPLETE
                        ? Gatehouse.GOOD
                        : Gatehouse.BAD;
            }
        }

        private @Nullable LogHead head() {
            if (headText == null) {
                return null;
            }
            try {
                return LogHead.parse(headText);
            } catch (IllegalArgumentException e) {
                throw new Refusal("--head: " + e.getMessage());
            }
        }
    }

    /** Shows what a log has. */
    @Command(
            name = "show",
            description = "Show the entries of a log, one of them, or where a product stood at an instant.",
            mixinStandardHelpOptions = true,
            versionProvider = Gatehouse.Version.class)
    static final class Show implements Callable<Integer> {
        private static final int SHOWN_OF_DIGEST = 12;
        private static final List<String> HEADER =
                List.of("ENTRY", "AS OF", "PRODUCT", "GATE", "VERDICT", "CORRELATION");

        @Parameters(paramLabel = "DIR", description = "The folder of the log.")
        private Path folder = Path.of("");

        @Option(names = "--id", paramLabel = "N", description = "Only the entry of this number, with its criteria.")
        private @Nullable Long id;

        @Option(names = "--product", paramLabel = "ID", description = "Only entries about this product.")
        private @Nullable String product;

        @Option(names = "--gate", paramLabel = "ID", description = "Only entries about this gate.")
        private @Nullable String gate;

        @Option(
                names = "--at",
                paramLabel = "DAY|INSTANT",
                description = "Where the product stood: of each gate, the last decision as of then or before. A day"
                        + " stands for its end in UTC. Comes with --product.")
        private @Nullable String at;

        @Option(
                names = "--format",
                paramLabel = "text|json",
                description = "For people, or the entries as they are kept, in a list; text by default.")
        private String formatWord = "text";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Format format = Format.of(formatWord, Format.TEXT, Format.JSON);
            if (at != null && product == null) {
                throw new Refusal("--at must come with --product, but was alone. Name the product that stood there.");
            }
            if (id != null && (product != null || gate != null)) {
                throw new Refusal("--id must be without --product, --gate and --at, but was not alone."
                        + " It names one entry already.");
            }
            try (DecisionLog log = LogFolder.openWithEntries(folder)) {
                List<LoggedDecision> shown = entries(DecisionHistory.of(log), log);
                spec.commandLine()
                        .getOut()
                        .print(format == Format.JSON ? json(shown) : id == null ? list(shown) : whole(shown.get(0)));
            }
            return Gatehouse.GOOD;
        }

        private List<LoggedDecision> entries(DecisionHistory history, DecisionLog log) {
            if (id != null) {
                return List.of(entry(history, log, id));
            }
            Collection<LoggedDecision> entries = new ArrayList<>();
            if (at != null && product != null) {
                entries.addAll(history.standing(productId(product), end(at)));
            } else {
                history.forEach(entries::add);
            }
            return entries.stream()
                    .filter(entry -> (product == null
                                    || entry.request().productId().value().equals(product))
                            && (gate == null || entry.request().gateId().value().equals(gate)))
                    .toList();
        }

        private static ProductId productId(String text) {
            try {
                return new ProductId(text);
            } catch (IllegalArgumentException e) {
                throw new Refusal("--product: " + e.getMessage());
            }
        }

        private static Instant end(String text) {
            try {
                return LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minusNanos(1);
            } catch (DateTimeParseException noDay) {
                return Inputs.instant("--at", text);
            }
        }

        private static String list(List<LoggedDecision> entries) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(HEADER);
            for (LoggedDecision entry : entries) {
                GateRequest request = entry.request();
                rows.add(List.of(
                        String.valueOf(entry.sequence()),
                        entry.asOf().toString(),
                        request.productId().value(),
                        request.gateId().value(),
                        entry.verdict().word(),
                        entry.correlation().orElse("")));
            }
            int[] widths = new int[HEADER.size()];
            rows.forEach(row -> {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            });
            StringBuilder text = new StringBuilder();
            for (List<String> row : rows) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < widths.length; i++) {
                    line.append(row.get(i))
                            .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                }
                text.append(Text.printable(line.toString()).stripTrailing()).append('\n');
            }
            return text.toString();
        }

        private static String whole(LoggedDecision entry) {
            StringBuilder text = new StringBuilder("Entry " + entry.sequence() + ": '"
                    + entry.request().gateId() + "' of '" + entry.request().productId() + "' is "
                    + entry.verdict().word() + " as of " + entry.asOf() + ".\n");
            Map<String, String> rows = new LinkedHashMap<>();
            rows.put("recorded at", entry.recordedAt().toString());
            entry.correlation().ifPresent(each -> rows.put("correlation", Text.printable(each)));
            rows.put("library", entry.recorder().library().version());
            rows.put("packs", packs(entry.recorder().packs()));
            if (!entry.recorder().shadowPacks().isEmpty()) {
                rows.put("shadow packs", packs(entry.recorder().shadowPacks()));
                rows.put(
                        "shadow",
                        entry.shadowVerdict().map(verdict -> verdict.word()).orElse("not decided"));
            }
            if (!entry.recorder().masked().isEmpty()) {
                rows.put("masked", String.join(", ", entry.recorder().masked()));
            }
            rows.forEach((name, value) -> text.append("  ")
                    .append(name)
                    .append(" ".repeat(14 - name.length()))
                    .append(value)
                    .append('\n'));
            entry.outcomes()
                    .forEach(outcome -> text.append("  ")
                            .append(outcome.criterion())
                            .append("  ")
                            .append(outcome.word())
                            .append(outcome.blocks() ? "  blocks" : "")
                            .append('\n'));
            return text.toString();
        }

        private static String packs(List<PackReference> packs) {
            return packs.stream()
                    .map(pack -> pack.id() + " " + pack.version() + " sha256:"
                            + pack.digest().substring(0, SHOWN_OF_DIGEST))
                    .collect(Collectors.joining(", "));
        }

        private static String json(List<LoggedDecision> entries) {
            return entries.isEmpty()
                    ? "[]\n"
                    : entries.stream()
                            .map(entry -> "{\"hash\":\"" + entry.head().hash() + "\",\"entry\":" + entry.text() + "}")
                            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        }
    }

    /**
     * The entry of a number.
     *
     * @throws Refusal if there is none
     */
    static LoggedDecision entry(DecisionHistory history, DecisionLog log, long id) {
        Optional<LoggedDecision> entry = history.decision(id);
        return entry.orElseThrow(() -> new Refusal("--id must be the number of an entry, but was '" + id
                + "'. The last entry of the log is "
                + log.head().map(head -> String.valueOf(head.sequence())).orElse("none") + "."));
    }

    /** Lets a log forget. */
    @Command(
            name = "erase",
            description = {
                "Forget a masked value: what opens its commitments, and with it the explanations that may quote it.",
                "",
                "The entries stay and verify as before. Decisions that read the value cannot be replayed any more."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Gatehouse.Version.class)
    static final class Erase implements Callable<Integer> {
        private static final int SHOWN = 10;

        @Parameters(paramLabel = "DIR", description = "The folder of the log.")
        private Path folder = Path.of("");

        @Option(
                names = "--value",
                required = true,
                paramLabel = "TEXT",
                description = "The value of a masked field, such as the id of a person.")
        private String value = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (value.isEmpty()) {
                throw new Refusal("--value must be a text, but was ''. Name the value that is to be forgotten.");
            }
            try (DecisionLog log = LogFolder.openWithEntries(folder)) {
                Erasure erasure = Erasure.of(log, value);
                spec.commandLine().getOut().print(text(erasure));
                return erasure.complete() ? Gatehouse.GOOD : Gatehouse.BAD;
            }
        }

        private static String text(Erasure erasure) {
            String forgotten = erasure.commitments() == 0
                    ? "No masked value of the log is or has this text: nothing was forgotten.\n"
                    : "Forgotten: what opens " + erasure.commitments()
                            + (erasure.commitments() == 1 ? " commitment" : " commitments")
                            + ".\n";
            List<Long> clear = List.copyOf(erasure.inTheClear());
            return clear.isEmpty()
                    ? forgotten
                    : forgotten + "In the clear, where nothing can change it, "
                            + (clear.size() == 1 ? "1 entry has it: " : clear.size() + " entries have it: ")
                            + clear.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                            + (clear.size() > SHOWN ? " and more" : "") + ".\n";
        }
    }
}
