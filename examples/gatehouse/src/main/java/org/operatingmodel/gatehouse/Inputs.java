package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.HostFactsReader;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.RulePack;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a decision is made from: a portfolio, rule packs and an instant, and for whom the answer is. */
final class Inputs {
    private static final Pattern UNKNOWN_KIND = Pattern.compile(
            "( must be a known evidence kind, but was '([A-Z][A-Z0-9_]*)')([;.].* Rule packs may declare more\\.)");

    @Parameters(paramLabel = "PORTFOLIO", description = "The portfolio, a .yaml, .yml or .json file.")
    private Path portfolioFile = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "Decide as of this instant, such as 2024-10-01T00:00:00Z. Without it: now.")
    private @Nullable String asOfText;

    @Option(
            names = "--host-facts",
            paramLabel = "FILE",
            description =
                    "The facts of the types of --fact, a .yaml, .yml or .json file with a list for the simple name of each.")
    private @Nullable Path hostFactsFile;

    @Mixin
    private PackOptions packOptions = new PackOptions();

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs; text by default.")
    private String formatWord = "text";

    /** @throws Refusal if there is no such format */
    Format format() {
        return Format.of(formatWord, Format.TEXT, Format.JSON);
    }

    /**
     * The instant as of which is decided.
     *
     * @throws Refusal if it is not an instant
     */
    AsOf asOf(Clock clock) {
        if (asOfText == null) {
            return new AsOf(clock.instant().truncatedTo(ChronoUnit.SECONDS), true);
        }
        return new AsOf(instant("--as-of", asOfText), false);
    }

    /** @throws Refusal if the text is no instant */
    static Instant instant(String what, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(what + " must be an instant with a time and a zone, but was '" + text
                    + "'. Write it like 2024-10-01T00:00:00Z.");
        }
    }

    /**
     * What comes of the rule packs, the standard one first.
     *
     * @throws Refusal if there is none, one has an error, or a type of the host cannot be used
     */
    <T> T with(Function<Packs, T> made) {
        return packOptions.with(made);
    }

    /**
     * What the host knows beside the portfolio.
     *
     * @throws Refusal if there is a file, but no type of facts
     */
    HostFacts hostFacts(Packs packs) {
        if (hostFactsFile == null) {
            return HostFacts.NONE;
        }
        if (packs.hostFactTypes().isEmpty()) {
            throw new Refusal("--host-facts must come with --fact, but was alone. Name the types of its facts.");
        }
        requireExistence("--host-facts", hostFactsFile);
        return HostFactsReader.read(hostFactsFile, packs.hostFactTypes());
    }

    /** The portfolio, with the kinds of evidence that the packs declare. */
    Portfolio portfolio(Packs packs) {
        requireExistence("PORTFOLIO", portfolioFile);
        return PortfolioReader.standard().knowing(packs.evidenceKinds()).read(portfolioFile);
    }

    /** All that is wrong with a file; of a kind of evidence, also which pack of the library would make it known. */
    static String said(PortfolioException wrong) {
        Set<String> packs = new TreeSet<>();
        String said = UNKNOWN_KIND.matcher(String.valueOf(wrong.getMessage())).replaceAll(match -> {
            String pack = declaredBy(match.group(2));
            if (pack == null) {
                return Matcher.quoteReplacement(match.group());
            }
            packs.add(pack);
            return match.group(1) + ". Pack '" + pack + "' of the library declares it: load it by --with " + pack + ".";
        });
        return packs.size() < 2 ? said : said + "\nLoad all of these packs by --with " + String.join(",", packs) + ".";
    }

    private static @Nullable String declaredBy(String kind) {
        return RulePack.shipped().stream()
                .map(PackId::value)
                .filter(id -> RulePack.shipped(id).evidenceKinds().stream()
                        .anyMatch(each -> each.value().equals(kind)))
                .findFirst()
                .orElse(null);
    }

    /** @throws Refusal if nothing is there; the message suggests a neighbour with a similar name */
    static void requireExistence(String what, Path path) {
        if (!Files.exists(path)) {
            throw new Refusal(what + " must be a path to something, but '" + path + "' is not there"
                    + NearestName.of(String.valueOf(path.getFileName()), neighbours(path))
                            .map(name -> "; did you mean '" + path.resolveSibling(name) + "'?")
                            .orElse(". Check the path."));
        }
    }

    private static Collection<String> neighbours(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /**
     * An instant as of which is decided.
     *
     * @param instant the instant
     * @param now whether it is what the host's clock showed
     */
    record AsOf(Instant instant, boolean now) {
        @Override
        public String toString() {
            return instant + (now ? ", by the clock of this host" : "");
        }
    }
}
