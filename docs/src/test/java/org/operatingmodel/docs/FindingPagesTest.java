package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;

/**
 * Each kind of finding has a page: what it means, the shortest text that causes it, what is said about that, and the text
 * mended. {@link PagesTest} holds what the commands on the pages print against what they really print.
 */
class FindingPagesTest {
    private static final Path FOLDER = Path.of("docs/findings");
    private static final String COMMAND = "$ gatehouse check ";

    private static Page page(FindingKind kind) {
        return Page.read(Path.of(kind.page()));
    }

    @Test
    void there_is_one_page_for_each_kind_and_no_other() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(Path::toString)
                            .filter(file -> !file.endsWith("README.md"))
                            .sorted()
                            .toList())
                    .isEqualTo(Stream.of(FindingKind.values())
                            .map(FindingKind::page)
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_page_begins_with_what_the_catalogue_says(FindingKind kind) {
        assertThat(page(kind).lines().subList(0, 8))
                .containsExactly(
                        "# " + kind.slug(),
                        "",
                        kind.meaning(),
                        "",
                        kind.severity() == Finding.Severity.ERROR
                                ? "**Error:** the pack does not load."
                                : "**Warning:** the pack loads, and probably does not do what its author wants.",
                        "",
                        "## What causes it",
                        "");
    }

    @ParameterizedTest
    @EnumSource
    void the_example_causes_this_finding_alone_and_mended_none(FindingKind kind) {
        List<Page.Block> commands = page(kind).blocks().stream()
                .filter(block -> block.language().equals("console"))
                .toList();
        assertThat(commands).hasSize(2);
        assertThat(findings(commands.get(0)))
                .as("%s", commands.get(0))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(kind);
                    assertThat(commands.get(0).text().replaceAll("\\s+", " "))
                            .contains(":" + finding.line() + ":" + finding.column() + ": " + kind.slug() + ": "
                                    + finding.message() + " " + finding.fix());
                });
        assertThat(findings(commands.get(1))).as("%s", commands.get(1)).isEmpty();
    }

    private static List<Finding> findings(Page.Block block) {
        String command = block.text().replace("\\\n", " ").lines().findFirst().orElseThrow();
        assertThat(command).startsWith(COMMAND);
        String[] words = command.substring(COMMAND.length()).split("\\s+");
        Path pack = Path.of(words[0]);
        List<Finding> findings = RulePack.check(pack, RulePack.standard());
        if (words.length == 1) {
            return findings;
        }
        assertThat(words).hasSize(5).contains("--portfolio", "--as-of");
        assertThat(findings).isEmpty();
        return Governance.load(RulePack.standard(), RulePack.from(pack))
                .findings(PortfolioReader.standard().read(Path.of(words[2])), Instant.parse(words[4]));
    }

    /** All that the examples hold is shown, but for the one file that is no text. */
    @ParameterizedTest
    @EnumSource
    void a_page_shows_the_files_that_are_checked(FindingKind kind) throws IOException {
        TreeSet<String> shown = page(kind).blocks().stream()
                .map(block -> String.valueOf(block.source()))
                .filter(source -> !source.equals("null"))
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> there = new TreeSet<>();
        for (String side : List.of("wrong", "right")) {
            try (Stream<Path> files = Files.walk(Path.of("docs/src/test/findings", side))) {
                files.filter(Files::isRegularFile)
                        .map(Path::toString)
                        .filter(file -> file.contains("/" + side + "/" + kind.slug() + ".")
                                || file.contains("/" + side + "/" + kind.slug() + "/"))
                        .filter(file -> !file.equals("docs/src/test/findings/wrong/not-utf-8.drl"))
                        .forEach(there::add);
            }
        }
        assertThat(shown).isEqualTo(there);
    }

    @Test
    void the_index_lists_the_catalogue() throws IOException {
        StringBuilder index = new StringBuilder("""
                # Findings

                What `gatehouse check`, `RulePack.check` and a refused `RulePack.from` can say about a rule pack. An error keeps the
                pack from loading; a warning is worth a second look. Each page has the shortest rule that causes the finding.

                | Finding | Severity | What it means |
                |---|---|---|
                """);
        for (FindingKind kind : FindingKind.values()) {
            index.append("| [%s](%s.md) | %s | %s |\n"
                    .formatted(kind.slug(), kind.slug(), kind.severity().word(), kind.meaning()));
        }
        Path file = FOLDER.resolve("README.md");
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(file, index);
        }
        assertThat(Files.readString(file)).isEqualTo(index.toString());
    }
}
