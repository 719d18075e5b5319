package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.PackManifest;

/** What {@code docs/packs.md} says that is not a snippet or a command. */
class PacksPageTest {
    private static final Path PAGE = Path.of("docs/packs.md");
    private static final Path PACK = Path.of("docs/src/test/packs/accessibility-statement");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private void assertOnPage() {
        assertThat(Page.read(PAGE).blocks())
                .filteredOn(block -> block.language().equals("text"))
                .extracting(Page.Block::text)
                .contains(printed.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    @Test
    void the_days_are_judged_as_shown() {
        PackSecurity.days(out);
        assertOnPage();
    }

    @Test
    void layers_tighten_and_override_as_shown() {
        PackLayers.decide(out);
        assertOnPage();
    }

    @Test
    void a_signed_pack_loads_and_an_altered_one_is_refused(@TempDir Path folder) throws Exception {
        try (Stream<Path> files = Files.list(PACK)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        PackSecurity.signed(folder, out);
        assertOnPage();
    }

    @Test
    void every_field_of_a_manifest_is_explained() throws IOException {
        List<String> fields = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();
        assertThat(fields)
                .containsExactlyElementsOf(Arrays.stream(PackManifest.class.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }
}
