package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;

/** {@code docs/coverage.csv} claims only what is there. */
class CoverageTest {
    private static final List<Coverage> LINES = Coverage.read();

    @Test
    void the_header_is_as_agreed() throws IOException {
        assertThat(Files.readAllLines(Coverage.root().resolve("docs/coverage.csv"))
                        .get(0))
                .isEqualTo(String.join(",", Coverage.HEADER));
    }

    @Test
    void every_row_of_the_operating_model_is_there_in_order() {
        assertThat(LINES)
                .extracting(Coverage::row)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 214).boxed().toList());
        assertThat(LINES).extracting(Coverage::kind).allMatch(kind -> kind.matches("[MRGXPLAD]( [MRGXPLAD])*"));
    }

    @Test
    void every_row_is_implemented_tested_and_told() {
        assertThat(LINES).allSatisfy(line -> {
            assertThat(line.implementedBy()).as("row %s", line.row()).isNotEmpty();
            if (!same(line) && !line.kind().equals("D")) {
                assertThat(line.testedBy()).as("row %s", line.row()).isNotEmpty();
            }
            assertThat(line.docs()).as("row %s", line.row()).isNotEmpty();
        });
    }

    /** Notes that were merged say twice what they said once, and in between what is no longer so. */
    @Test
    void no_note_repeats_itself() {
        assertThat(LINES)
                .filteredOn(line -> !repeated(line.note()).isEmpty())
                .extracting(Coverage::row)
                .isEmpty();
        assertThat(repeated("Untested criteria count as not passed. Untested criteria count as not passed; so what"))
                .containsExactly("untested criteria count as not", "criteria count as not passed");
        assertThat(repeated("one two three four, one two three four")).isEmpty();
    }

    private static final int PHRASE = 5;

    /** The phrases of five words that are there more than once, whatever stands between the words. */
    private static List<String> repeated(String note) {
        List<String> words = Arrays.stream(note.toLowerCase(Locale.ROOT).split("[^\\p{Alnum}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> phrases = IntStream.rangeClosed(0, words.size() - PHRASE)
                .mapToObj(i -> String.join(" ", words.subList(i, i + PHRASE)))
                .toList();
        return phrases.stream()
                .filter(phrase -> Collections.frequency(phrases, phrase) > 1)
                .distinct()
                .toList();
    }

    @Test
    void every_reference_leads_somewhere() {
        Set<String> missing = new TreeSet<>();
        for (Coverage line : LINES) {
            Stream.concat(line.implementedBy().stream(), line.testedBy().stream())
                    .filter(reference -> !exists(reference))
                    .forEach(reference -> missing.add(line.row() + ": " + reference));
            line.docs().stream()
                    .filter(page -> !Files.exists(Coverage.root().resolve(page.split("#", 2)[0])))
                    .forEach(page -> missing.add(line.row() + ": " + page));
        }
        assertThat(missing).isEmpty();
    }

    /** A type whose only word on a page would be that of another one is on none: names are looked for as whole words. */
    @Test
    void what_implements_a_row_stands_on_a_page_that_the_row_names() {
        Set<String> untold = new TreeSet<>();
        for (Coverage line : LINES) {
            List<String> pages = line.docs().stream()
                    .map(page -> Coverage.root().resolve(page.split("#", 2)[0]))
                    .map(CoverageTest::text)
                    .toList();
            line.implementedBy().stream()
                    .flatMap(reference -> told(reference).stream())
                    .filter(name -> pages.stream().noneMatch(page -> says(page, name)))
                    .forEach(name -> untold.add(line.row() + ": " + name));
        }
        assertThat(untold).isEmpty();
        assertThat(says("A `Trace`, and its `BrokenLink`s", "BrokenLink")).isTrue();
        assertThat(says("The page of `TraceChains` and risk.controls-tested", "Trace"))
                .isFalse();
        assertThat(says("risk.controls-tested", "risk.controls")).isFalse();
    }

    /** Whether a row that names a rule names tests, too, in whose class the rule is tried by its id. */
    @Test
    void each_rule_of_a_row_is_tried_where_the_row_says() {
        Set<String> untried = new TreeSet<>();
        for (Coverage line : LINES) {
            List<String> classes = line.testedBy().stream()
                    .map(test -> text(source(test.split("#", 2)[0]).findFirst().orElseThrow()))
                    .toList();
            line.implementedBy().stream()
                    .filter(CoverageTest::isRule)
                    .map(rule -> rule.substring(rule.indexOf(':') + 1))
                    .filter(id -> classes.stream().noneMatch(tests -> tests.contains('"' + id + '"')))
                    .forEach(id -> untried.add(line.row() + ": " + id));
        }
        assertThat(untried).isEmpty();
        assertThat(LINES.stream().flatMap(line -> line.implementedBy().stream()).filter(CoverageTest::isRule))
                .hasSizeGreaterThan(100);
    }

    private static boolean isRule(String reference) {
        return Stream.of(Coverage.RULE, Coverage.PRACTICE, Coverage.GUARDRAIL).anyMatch(reference::startsWith);
    }

    /** The name under which a page tells of something; what executes a page, and other rows, need none. */
    private static Set<String> told(String reference) {
        if (reference.startsWith(Coverage.SAME) || reference.endsWith(".md") || reference.endsWith("Test")) {
            return Set.of();
        }
        int colon = reference.indexOf(':');
        String type = reference.split("#", 2)[0];
        return Set.of(colon < 0 ? type.substring(type.lastIndexOf('.') + 1) : reference.substring(colon + 1));
    }

    private static boolean says(String page, String name) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                .matcher(page.replace("`s", "` "))
                .find();
    }

    @Test
    void every_rule_of_the_standard_pack_has_a_row() {
        assertThat(LINES.stream()
                        .flatMap(line -> line.implementedBy().stream())
                        .filter(one -> one.startsWith(Coverage.RULE)))
                .containsAll(RulePack.standard().rules().stream()
                        .map(rule -> Coverage.RULE + rule.criterionId())
                        .toList());
    }

    @Test
    void every_practice_of_the_packs_of_the_library_has_a_row() {
        assertThat(LINES.stream().flatMap(line -> line.implementedBy().stream()))
                .containsAll(practices());
    }

    @Test
    void a_row_that_means_the_same_as_others_names_rows_that_are_met_themselves() {
        Set<Integer> met = new TreeSet<>();
        LINES.stream().filter(line -> !same(line)).forEach(line -> met.add(line.row()));
        assertThat(LINES.stream().filter(CoverageTest::same))
                .allSatisfy(line -> assertThat(line.implementedBy().stream()
                                .flatMap(words -> Stream.of(
                                        words.substring(Coverage.SAME.length()).split(",\\s*")))
                                .map(Integer::valueOf))
                        .as("row %s", line.row())
                        .isSubsetOf(met));
    }

    /** Where the whole build ran: a test that is named has run, was not skipped, and held. */
    @Test
    void every_test_that_is_named_has_run() throws IOException {
        assumeTrue(wholeBuild(), "not every test class of the other modules has a report of this build");
        Set<String> missing = new TreeSet<>();
        for (Coverage line : LINES) {
            for (String reference : line.testedBy()) {
                String[] parts = reference.split("#", 2);
                Path report = report(parts[0]);
                if (report != null && !ran(Files.readString(report), parts.length == 1 ? "" : parts[1])) {
                    missing.add(line.row() + ": " + reference);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static final List<String> TESTED =
            List.of("pom-core", "pom-metrics", "pom-rules", "pom-testkit", "examples/gatehouse", "examples/benchmarks");

    private static boolean wholeBuild() throws IOException {
        for (String module : TESTED) {
            Path tests = Coverage.root().resolve(module).resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    boolean all = files.map(file -> tests.relativize(file).toString())
                            .filter(name -> name.matches(".*(Test|Properties)\\.java") && !name.contains("example"))
                            .filter(name -> text(tests.resolve(name)).contains("@Test")
                                    || text(tests.resolve(name)).contains("@Property"))
                            .allMatch(name -> report(name.replace(".java", "")
                                            .replace('/', '.')
                                            .replace('\\', '.'))
                                    != null);
                    if (!all) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The report of a class; absent where its module wrote none, as the one that runs this writes its own later. */
    private static @Nullable Path report(String type) {
        return TESTED.stream()
                .map(module -> Coverage.root().resolve(module).resolve("target/surefire-reports/TEST-" + type + ".xml"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    /** Whether a report has a case of the method, and none of them was skipped or failed. */
    private static boolean ran(String report, String method) {
        List<String> cases = Stream.of(report.split("<testcase ", -1))
                .skip(1)
                .filter(each -> name(each).replace(' ', '_').startsWith(method))
                .toList();
        return !cases.isEmpty()
                && cases.stream().noneMatch(each -> each.contains("<skipped") || each.contains("<failure"));
    }

    private static String name(String testCase) {
        int start = testCase.indexOf("name=\"") + 6;
        return testCase.substring(start, testCase.indexOf('"', start));
    }

    private static boolean same(Coverage line) {
        return line.implementedBy().stream().anyMatch(words -> words.startsWith(Coverage.SAME));
    }

    private static List<String> practices() {
        return RulePack.shipped().stream()
                .flatMap(id -> RulePack.shipped(id.value()).practices().stream())
                .map(rule -> rule.kind().word() + ":" + rule.id())
                .toList();
    }

    /** A rule, a page, or a type of any module, main or test, with or without a method of it. */
    private static boolean exists(String reference) {
        if (reference.startsWith(Coverage.RULE)) {
            return Stream.concat(
                            Stream.of(RulePack.standard()),
                            RulePack.shipped().stream().map(id -> RulePack.shipped(id.value())))
                    .flatMap(pack -> pack.rules().stream())
                    .map(Rule::criterionId)
                    .map(CriterionId::value)
                    .anyMatch(reference.substring(Coverage.RULE.length())::equals);
        }
        if (reference.startsWith(Coverage.PRACTICE) || reference.startsWith(Coverage.GUARDRAIL)) {
            return practices().contains(reference);
        }
        if (reference.startsWith(Coverage.SAME)) {
            return true;
        }
        if (reference.endsWith(".md")) {
            return Files.exists(Coverage.root().resolve(reference));
        }
        String[] parts = reference.split("#", 2);
        return source(parts[0]).anyMatch(file -> parts.length == 1 || text(file).contains(" " + parts[1] + "("));
    }

    /** The file of a type of any module, main or test. */
    private static Stream<Path> source(String type) {
        Path source = Path.of(type.replace('.', '/') + ".java");
        return Stream.of(
                        "pom-core",
                        "pom-metrics",
                        "pom-rules",
                        "pom-testkit",
                        "examples/gatehouse",
                        "examples/benchmarks",
                        "docs")
                .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
                .map(folder -> Coverage.root().resolve(folder).resolve(source))
                .filter(Files::exists);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
