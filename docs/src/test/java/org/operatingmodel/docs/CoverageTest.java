package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    void rows_are_of_the_operating_model_and_in_order() {
        assertThat(LINES)
                .extracting(Coverage::row)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(row -> row >= 1 && row <= 214);
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

    private static boolean same(Coverage line) {
        return line.implementedBy().stream().anyMatch(words -> words.startsWith(Coverage.SAME));
    }

    private static List<String> practices() {
        return RulePack.shipped().stream()
                .flatMap(id -> RulePack.shipped(id.value()).practices().stream())
                .map(rule -> rule.kind().word() + ":" + rule.id())
                .toList();
    }

    /** A rule, or a type of any module, main or test, with or without a method of it. */
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
        String[] parts = reference.split("#", 2);
        Path source = Path.of(parts[0].replace('.', '/') + ".java");
        return Stream.of("pom-core", "pom-metrics", "pom-rules", "pom-testkit", "examples/gatehouse", "docs")
                .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
                .map(folder -> Coverage.root().resolve(folder).resolve(source))
                .filter(Files::exists)
                .anyMatch(file -> parts.length == 1 || text(file).contains(" " + parts[1] + "("));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
