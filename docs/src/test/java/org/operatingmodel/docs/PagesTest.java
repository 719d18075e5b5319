package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show is true. After a change of rules or texts, {@code mvn verify -Dpages.update=true} writes the real
 * texts into the blocks: read them before they are committed.
 */
class PagesTest {
    private static final Set<String> SOURCES = Set.of("java", "drl", "xml");
    private static final Set<String> PLAIN = Set.of("console", "sh", "yaml", "json", "mermaid", "text", "");
    private static final Pattern VERSION =
            Pattern.compile("\\b\\d+\\.\\d+\\.\\d+-SNAPSHOT\\b|<version>([^<]+)</version>");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)(#[^)]*)?\\)");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_block_of_code_names_the_source_that_is_built_and_run(Page page) {
        for (Page.Block block : page.blocks()) {
            if (SOURCES.contains(block.language())) {
                assertThat(block.source())
                        .as("%s must follow <!-- snippet: path#region -->", block)
                        .isNotNull();
            } else {
                assertThat(PLAIN).as("language of %s", block).contains(block.language());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_block_shows_what_its_source_says_or_its_command_prints(Page page) throws IOException {
        boolean update = Boolean.getBoolean("pages.update");
        List<String> updated = new ArrayList<>(page.lines());
        List<Page.Block> fromTheEnd = new ArrayList<>(page.blocks());
        Collections.reverse(fromTheEnd);
        for (Page.Block block : fromTheEnd) {
            String real = real(block);
            if (update) {
                List<String> body = updated.subList(
                        block.line(), block.line() + block.lines().size());
                body.clear();
                body.addAll(real.lines().toList());
            } else {
                assertThat(block.text()).as("%s", block).isEqualTo(real);
            }
        }
        if (update) {
            Files.write(page.file(), updated);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_command_without_output_on_the_page_answers_too(Page page) {
        Pattern call = Pattern.compile("java -jar examples/gatehouse/target/gatehouse\\.jar [^|&;>]+");
        for (Page.Block block : page.blocks()) {
            Matcher calls = call.matcher(block.text().replace("\\\n", " "));
            while (block.language().equals("sh") && calls.find()) {
                assertThat(Session.of(List.of("$ " + calls.group().strip(), "$ echo $?")))
                        .as("%s", block)
                        .containsPattern("\n[01]$");
            }
        }
    }

    private static String real(Page.Block block) {
        if (block.source() != null) {
            return block.regionText();
        }
        return block.language().equals("console") ? Session.of(block.lines()) : block.text();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_version_is_the_one_of_the_build(Page page) throws IOException {
        Matcher built = Pattern.compile("<artifactId>pom-parent</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(built.find()).isTrue();
        Matcher shown = VERSION.matcher(String.join("\n", page.lines()));
        while (shown.find()) {
            assertThat(shown.group(1) == null ? shown.group() : shown.group(1))
                    .as("version on %s", page)
                    .isEqualTo(built.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_link_leads_somewhere(Page page) {
        Matcher link = LINK.matcher(String.join("\n", page.lines()));
        Path folder = page.file().toAbsolutePath().getParent();
        while (link.find()) {
            assertThat(folder.resolve(link.group(1)).normalize())
                    .as("link on %s", page)
                    .exists();
        }
    }

    @Test
    void the_readme_shows_input_command_and_output_within_its_first_40_lines() {
        List<Page.Block> early = Page.read(Path.of("README.md")).blocks().stream()
                .filter(block -> block.line() + block.lines().size() + 1 <= 40)
                .toList();
        assertThat(early).extracting(Page.Block::language).contains("yaml", "console");
        String shown = early.stream()
                .filter(block -> block.language().equals("console"))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(shown).containsPattern("exit +passed\n").contains("  passed with waivers  ", "  blocked  ");
    }

    @Test
    void the_five_minute_example_prints_what_the_readme_shows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FiveMinutes.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(Page.read(Path.of("README.md")).blocks())
                .filteredOn(block -> block.language().equals("text"))
                .extracting(Page.Block::text)
                .contains(out.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void the_example_of_an_optional_pack_prints_what_its_page_shows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OptionalPacks.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(Page.read(Path.of("docs/operating-model.md")).blocks())
                .filteredOn(block -> block.language().equals("text"))
                .extracting(Page.Block::text)
                .containsExactly(out.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void numbers_of_decision_records_are_unique() throws IOException {
        TreeMap<String, String> byNumber = new TreeMap<>();
        Path records = Path.of("docs/adr");
        if (!Files.isDirectory(records)) {
            return;
        }
        try (Stream<Path> files = Files.list(records)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                assertThat(name).matches("\\d{4}-[a-z0-9-]+\\.md");
                assertThat(byNumber.put(name.substring(0, 4), name))
                        .as("another record with the number of %s", name)
                        .isNull();
            }
        }
    }
}
