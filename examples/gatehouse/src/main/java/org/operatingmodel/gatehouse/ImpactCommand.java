package org.operatingmodel.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.io.HostFactsReader;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.audit.DecisionLog;
import org.operatingmodel.rules.audit.Impact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what other packs would have decided. */
@Command(
        name = "impact",
        description = {
            "Say what other packs would have decided about the decisions of a log, or would decide about a portfolio.",
            "",
            "The packs that are asked are the standard one and those of --pack and --with."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class ImpactCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "DIR|PORTFOLIO",
            description = "The folder of a decision log, or a portfolio, a .yaml, .yml or .json file.")
    private Path subject = Path.of("");

    @Mixin
    private PackOptions packOptions = new PackOptions();

    @Option(
            names = "--against",
            paramLabel = "PATH",
            description = "For a portfolio: a pack that is in force now, beside the standard one. May be repeated.")
    private List<Path> against = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "For a portfolio: the instant of the switch, such as 2024-10-01T00:00:00Z. Without it: now.")
    private @Nullable String asOfText;

    @Option(
            names = "--host-facts",
            paramLabel = "FILE",
            description = "For a portfolio: the facts of the types of --fact, a .yaml, .yml or .json file.")
    private @Nullable Path hostFactsFile;

    @Option(
            names = "--max-newly-blocked",
            paramLabel = "N",
            description = "How many decisions that passed may be blocked, or be such that nobody can say; more make the"
                    + " exit code 1.")
    private @Nullable Integer budget;

    @Option(names = "--brief", description = "Print no explanations, in text.")
    private boolean brief;

    @Option(
            names = "--format",
            paramLabel = "text|json|junit",
            description = "For people, programs or build servers; text by default.")
    private String formatWord = "text";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ImpactCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = Format.of(formatWord, Format.TEXT, Format.JSON, Format.JUNIT);
        if (budget != null && budget < 0) {
            throw new Refusal(
                    "--max-newly-blocked must be 0 or higher, but was '" + budget + "'. Use 0 to allow none.");
        }
        Inputs.requireExistence("DIR|PORTFOLIO", subject);
        Impact impact = Files.isDirectory(subject) ? onLog() : onPortfolio();
        boolean exceeded = budget != null && impact.mayBeNewlyBlocked() > budget;
        String report = switch (format) {
            case JSON -> impact.json();
            case JUNIT -> ImpactXml.of(impact, budget);
            default -> Text.hangingLines(Text.printable(brief ? impact.brief() : impact.text()), surroundings.width());
        };
        spec.commandLine().getOut().print(report);
        if (exceeded) {
            spec.commandLine().getErr().print(exceeded(impact, budget) + "\n");
        }
        return exceeded ? Gatehouse.BAD : Gatehouse.GOOD;
    }

    /** What is said when there are more than may be. */
    static String exceeded(Impact impact, @Nullable Integer budget) {
        long may = impact.mayBeNewlyBlocked();
        return "At most " + budget + " newly blocked " + (Integer.valueOf(1).equals(budget) ? "decision" : "decisions")
                + " must come of the packs, but " + may + (may == 1 ? " does" : " do") + " or may. Change the packs, or"
                + " allow more with --max-newly-blocked.";
    }

    private Impact onLog() {
        onlyForPortfolio("--against", !against.isEmpty());
        onlyForPortfolio("--as-of", asOfText != null);
        onlyForPortfolio("--host-facts", hostFactsFile != null);
        return packOptions.with(packs -> {
            try (DecisionLog log = LogFolder.openWithEntries(subject)) {
                return Impact.onLog(log, packs.governance(), packs.vocabulary());
            }
        });
    }

    private void onlyForPortfolio(String option, boolean given) {
        if (given) {
            throw new Refusal(option + " must come with a portfolio, but '" + subject
                    + "' is a folder. A log says itself what was decided by what, and when. Leave it out.");
        }
    }

    private Impact onPortfolio() {
        Instant asOf = asOfText == null
                ? surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS)
                : Inputs.instant("--as-of", asOfText);
        return packOptions.with(against, (current, candidate) -> {
            List<EvidenceKind> kinds = Stream.concat(
                            current.evidenceKinds().stream(), candidate.evidenceKinds().stream())
                    .distinct()
                    .toList();
            Portfolio portfolio = PortfolioReader.standard().knowing(kinds).read(subject);
            HostFacts hostFacts = HostFacts.NONE;
            if (hostFactsFile != null) {
                if (candidate.hostFactTypes().isEmpty()) {
                    throw new Refusal(
                            "--host-facts must come with --fact, but was alone. Name the types of its facts.");
                }
                Inputs.requireExistence("--host-facts", hostFactsFile);
                hostFacts = HostFactsReader.read(hostFactsFile, candidate.hostFactTypes());
            }
            try {
                return Impact.onPortfolio(current.governance(), candidate.governance(), portfolio, hostFacts, asOf);
            } catch (IllegalArgumentException wrongHostFacts) {
                throw Refusal.of(wrongHostFacts);
            }
        });
    }
}
