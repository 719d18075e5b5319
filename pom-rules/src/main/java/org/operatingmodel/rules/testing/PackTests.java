package org.operatingmodel.rules.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.io.InputViolation;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.io.RecordReader;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.portfolio.PortfolioViolation;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.DecisionService;

/**
 * The tests of a pack, written as data beside its rules.
 *
 * <p>They stand in the folder {@code tests/} of the pack, as YAML or JSON files of {@link PackTestFile}; a file that a test
 * names as its {@code portfolioFile} is a portfolio. They are no part of what the pack says: its digest does not cover them,
 * and its archive does not hold them.
 *
 * @since 0.1
 */
public final class PackTests {
    private static final String FOLDER = "tests";
    private static final List<String> VERDICTS = List.of("passed", "passed-with-waivers", "blocked");
    private static final List<String> RESULTS =
            List.of("met", "unmet", "waived", "in-grace", "unevaluable", "not-applicable");
    private static final List<String> PRACTICES = List.of("met", "unmet", "unevaluable", "not-applicable");
    private static final List<String> RESOLUTIONS = List.of("decider", "gap", "conflict", "unevaluable");

    private final List<PackTest> tests;

    private PackTests(List<PackTest> tests) {
        this.tests = List.copyOf(tests);
    }

    /**
     * The tests of the pack in a folder.
     *
     * @param pack the folder of the pack
     * @param furtherKinds the kinds of evidence that packs declare beside the standard ones
     * @return the tests, in the order of files and cases
     * @throws PortfolioException if there are none, or anything is wrong with a file; it names all of it
     * @throws IllegalStateException if a library that the files need is not on the class path; the message names it
     */
    public static PackTests read(Path pack, Collection<EvidenceKind> furtherKinds) {
        Path folder = pack.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            throw none(pack, "must hold a folder '" + FOLDER + "', but does not.");
        }
        Reading reading = new Reading(furtherKinds);
        files(folder).forEach(reading::read);
        List<PackTest> tests = reading.tests();
        if (tests.isEmpty()) {
            throw none(folder, "must hold at least one file of tests, but does not.");
        }
        return new PackTests(tests);
    }

    private static PortfolioException none(Path path, String must) {
        return new PortfolioException(List.of(new InputViolation(
                shown(path),
                1,
                1,
                "",
                "folder " + must + " Name the folder of a pack, and put its tests below tests/.")));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> shown(file).matches("(?i).*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder '" + folder + "' could not be read.", e);
        }
    }

    private static String shown(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** The tests, in the order of files and cases. */
    public List<PackTest> tests() {
        return tests;
    }

    /**
     * Runs every test.
     *
     * @param service what answers, such as a {@link org.operatingmodel.rules.Governance} with the pack
     * @return a result for each test, in their order
     */
    public List<Result> run(DecisionService service) {
        return tests.stream()
                .map(test -> new Result(test, test.differences(service)))
                .toList();
    }

    /**
     * What a test came to.
     *
     * @param test the test
     * @param differences what is not as expected; empty when the test passes
     */
    public record Result(PackTest test, List<DecisionTest.Difference> differences) {
        /** @throws NullPointerException if a part is missing */
        public Result {
            differences = List.copyOf(differences);
        }

        /** Whether all is as expected. */
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    /** One reading of the files of a folder. */
    private static final class Reading {
        private final Collection<EvidenceKind> furtherKinds;
        private final Map<Path, List<PackTest>> tests = new TreeMap<>();
        private final Map<Path, List<InputViolation>> violations = new TreeMap<>();
        private final Map<Path, @Nullable Portfolio> portfolios = new HashMap<>();

        Reading(Collection<EvidenceKind> furtherKinds) {
            this.furtherKinds = furtherKinds;
        }

        /** Tests of all files but those that other files name as their portfolio. */
        List<PackTest> tests() {
            List<InputViolation> wrong = new ArrayList<>();
            violations.forEach((file, each) -> {
                if (!portfolios.containsKey(file)) {
                    wrong.addAll(each);
                }
            });
            portfolios.keySet().stream()
                    .sorted()
                    .filter(file -> portfolios.get(file) == null)
                    .forEach(file -> wrong.addAll(violations.getOrDefault(file, List.of())));
            if (!wrong.isEmpty()) {
                throw new PortfolioException(wrong);
            }
            return tests.values().stream().flatMap(List::stream).toList();
        }

        void read(Path file) {
            if (portfolios.containsKey(file.normalize())) {
                return;
            }
            List<PackTest> found = new ArrayList<>();
            try {
                RecordReader.read(file, PackTestFile.class, furtherKinds, written -> wrong(file, written, found));
                tests.put(file.normalize(), found);
            } catch (PortfolioException e) {
                violations.put(file.normalize(), e.violations());
            }
        }

        private @Nullable Portfolio portfolio(Path file, PackTestFile written, List<PortfolioViolation> wrong) {
            String name = written.portfolioFile();
            if ((name == null) == (written.portfolio() == null)) {
                wrong.add(new PortfolioViolation(
                        name == null ? "" : "portfolioFile",
                        "portfolio must be given once, but is given " + (name == null ? "nowhere" : "twice")
                                + ". Write it under 'portfolio', or name its file as 'portfolioFile'."));
                return written.portfolio();
            }
            if (name == null) {
                return written.portfolio();
            }
            Path named = file.resolveSibling(name).normalize();
            if (!Files.isRegularFile(named)) {
                wrong.add(new PortfolioViolation(
                        "portfolioFile",
                        "portfolioFile must name a file, by its path from this one, but was '" + name
                                + "'. Check the path."));
                return null;
            }
            if (!portfolios.containsKey(named)) {
                tests.remove(named);
                violations.remove(named);
                try {
                    portfolios.put(
                            named,
                            PortfolioReader.standard().knowing(furtherKinds).read(named));
                } catch (PortfolioException e) {
                    portfolios.put(named, null);
                    violations.put(named, e.violations());
                }
            }
            return portfolios.get(named);
        }

        private List<PortfolioViolation> wrong(Path file, PackTestFile written, List<PackTest> found) {
            List<PortfolioViolation> wrong = new ArrayList<>();
            Portfolio portfolio = portfolio(file, written, wrong);
            if (written.cases().isEmpty()) {
                wrong.add(
                        new PortfolioViolation("cases", "cases must hold at least one test, but hold none. Add one."));
            }
            Set<String> names = new HashSet<>();
            for (int i = 0; i < written.cases().size(); i++) {
                PackTestFile.Case each = written.cases().get(i);
                String path = "cases[" + i + "]";
                if (!names.add(each.name())) {
                    wrong.add(new PortfolioViolation(
                            path + ".name",
                            "name must be given once in a file, but '" + each.name()
                                    + "' is given again. Say what is different."));
                }
                Instant asOf = each.asOf() == null ? written.asOf() : each.asOf();
                if (asOf == null) {
                    wrong.add(new PortfolioViolation(
                            path, "asOf must be given, but is missing. Add it to the case or to the file."));
                }
                ProductId productId = each.productId() == null ? written.productId() : each.productId();
                GateId gateId = each.gateId() == null ? written.gateId() : each.gateId();
                words(path, each, productId, gateId, wrong);
                Portfolio changed = portfolio == null ? null : changed(path, portfolio, each.change(), wrong);
                if (changed != null && productId != null) {
                    product(each.productId() == null ? "productId" : path + ".productId", productId, changed, wrong);
                }
                if (changed != null && asOf != null) {
                    found.add(new PackTest(shown(file), each, changed, asOf, productId, gateId));
                }
            }
            return wrong.stream().distinct().toList();
        }

        private static @Nullable Portfolio changed(
                String path, Portfolio portfolio, @Nullable PortfolioPatch change, List<PortfolioViolation> wrong) {
            if (change == null) {
                return portfolio;
            }
            List<PortfolioViolation> unfit = change.violations(portfolio);
            unfit.forEach(each -> wrong.add(new PortfolioViolation(path + ".change." + each.path(), each.message())));
            return unfit.isEmpty() ? change.applyTo(portfolio) : null;
        }

        private static void product(
                String path, ProductId productId, Portfolio portfolio, List<PortfolioViolation> wrong) {
            List<String> known = portfolio.products().stream()
                    .map(Product::id)
                    .map(ProductId::value)
                    .toList();
            if (!known.contains(productId.value())) {
                wrong.add(new PortfolioViolation(
                        path,
                        "productId must name a product of the portfolio, but was '" + productId + "'"
                                + NearestName.suggestion(productId.value(), known)));
            }
        }

        private static void words(
                String path,
                PackTestFile.Case each,
                @Nullable ProductId productId,
                @Nullable GateId gateId,
                List<PortfolioViolation> wrong) {
            boolean ofGate = each.verdict() != null
                    || !each.criteria().isEmpty()
                    || !each.because().isEmpty();
            if (ofGate && (productId == null || gateId == null)) {
                wrong.add(new PortfolioViolation(
                        path,
                        "productId and gateId must be given where a verdict or criteria are expected, but "
                                + (productId == null && gateId == null
                                        ? "both are"
                                        : productId == null ? "productId is" : "gateId is")
                                + " missing. Add them to the case or to the file."));
            }
            if (!ofGate
                    && each.practices().isEmpty()
                    && each.decisions().isEmpty()
                    && each.escalations().isEmpty()) {
                wrong.add(new PortfolioViolation(
                        path,
                        "case must expect something, but '" + each.name()
                                + "' expects nothing. Add a verdict, criteria, practices, decisions or escalations."));
            }
            word(path + ".verdict", "verdict", each.verdict(), VERDICTS, wrong);
            new TreeMap<>(each.criteria())
                    .forEach((id, result) -> word(path + ".criteria.'" + id + "'", id, result, RESULTS, wrong));
            new TreeMap<>(each.because()).forEach((id, text) -> because(path + ".because.'" + id + "'", text, wrong));
            for (int i = 0; i < each.practices().size(); i++) {
                word(
                        path + ".practices[" + i + "].verdict",
                        "verdict",
                        each.practices().get(i).verdict(),
                        PRACTICES,
                        wrong);
                because(
                        path + ".practices[" + i + "].because",
                        each.practices().get(i).because(),
                        wrong);
            }
            for (int i = 0; i < each.decisions().size(); i++) {
                PackTestFile.DecisionAnswer decision = each.decisions().get(i);
                word(
                        path + ".decisions[" + i + "].resolution",
                        "resolution",
                        decision.resolution(),
                        RESOLUTIONS,
                        wrong);
                if (decision.decidedBy() == null
                        && decision.resolution() == null
                        && decision.rights().isEmpty()) {
                    wrong.add(
                            new PortfolioViolation(
                                    path + ".decisions[" + i + "]",
                                    "decidedBy, resolution or rights must be given, but none is. Say who decides, that nobody does, or who has a say."));
                }
            }
        }

        /** Every text begins with an empty one, so that it would expect nothing. */
        private static void because(String path, @Nullable String text, List<PortfolioViolation> wrong) {
            if (text != null && text.isBlank()) {
                wrong.add(new PortfolioViolation(
                        path,
                        "because must say how the condition that fails begins, but was '" + text
                                + "'. Write the beginning of the condition, or leave it out."));
            }
        }

        private static void word(
                String path,
                String subject,
                @Nullable String word,
                List<String> known,
                List<PortfolioViolation> wrong) {
            if (word != null && !known.contains(word)) {
                wrong.add(new PortfolioViolation(
                        path,
                        subject + " must be one of " + String.join(", ", known) + ", but was '" + word + "'"
                                + NearestName.suggestion(word, known)));
            }
        }
    }
}
