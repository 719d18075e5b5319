package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with rule packs, without deciding anything. */
@Command(
        name = "check",
        description = "Say everything that is wrong with rule packs, each by itself and all together, in their order.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Rule packs: folders, .jar, .zip, .drl or .dslr files.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif|junit",
            description = "For people, programs, code review or build servers; text by default.")
    private String formatWord = "text";

    @Mixin
    private Loading loading = new Loading();

    @Option(
            names = "--portfolio",
            paramLabel = "FILE",
            description = "Say as well which decision rights and escalation steps nobody in this portfolio can fill.")
    private @Nullable Path portfolioFile;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "Look at the portfolio as of this instant, such as 2024-10-01T00:00:00Z. Without it: now.")
    private @Nullable String asOfText;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = Format.of(formatWord, Format.values());
        paths.forEach(path -> Inputs.requireExistence("PATH", path));
        Instant asOf = asOf();
        List<PackCheck> checked = loading.with(vocabulary ->
                loading.check(paths, vocabulary, loading.libraryPacks(true).toArray(RulePack[]::new)));
        if (portfolioFile != null) {
            Portfolio portfolio =
                    PortfolioReader.standard().knowing(evidenceKinds(checked)).read(portfolioFile);
            checked = checked.stream()
                    .map(pack -> pack.loads() ? pack.against(portfolio, asOf) : pack)
                    .toList();
        }
        String report = switch (format) {
            case TEXT -> text(checked, surroundings.width());
            case JSON -> Json.of(checked);
            case SARIF -> Sarif.of(checked);
            case JUNIT -> JunitXml.of(checked);
        };
        spec.commandLine().getOut().print(report);
        return checked.stream().allMatch(PackCheck::loads) ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private Instant asOf() {
        if (portfolioFile == null) {
            if (asOfText != null) {
                throw new Refusal(
                        "--as-of must come with --portfolio, but was alone. Name a portfolio, or leave it out.");
            }
        } else {
            Inputs.requireExistence("--portfolio", portfolioFile);
        }
        return asOfText == null
                ? surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS)
                : Inputs.instant("--as-of", asOfText);
    }

    private List<EvidenceKind> evidenceKinds(List<PackCheck> checked) {
        return Stream.concat(
                        loading.libraryPacks(true).stream(), checked.stream().flatMap(check -> check.pack().stream()))
                .flatMap(pack -> pack.evidenceKinds().stream())
                .toList();
    }

    /** What is to be said about packs, for people. */
    static String text(List<PackCheck> checked, int width) {
        StringBuilder text = new StringBuilder();
        for (PackCheck pack : checked) {
            int n = pack.findings().size();
            String findings = n == 0 ? "nothing to mend" : n + (n == 1 ? " finding" : " findings");
            text.append(
                    line(width, 0, pack.path() + (pack.loads() ? " loads: " : " does not load: ") + findings + "."));
            for (Finding finding : pack.findings()) {
                text.append(line(
                        width,
                        2,
                        Packs.located(pack.path(), finding)
                                + (finding.severity() == Finding.Severity.ERROR ? "" : " (warning)")));
            }
        }
        return text.toString();
    }

    private static String line(int width, int indent, String text) {
        return " ".repeat(indent)
                + Text.hanging(indent + 2, Text.printable(text).replace('\n', '?'), width - indent);
    }
}
