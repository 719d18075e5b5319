package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.language.Finding;

/**
 * Files of every class of harm, written in the standard vocabulary, so that nothing but the harm is wrong with them; each
 * names in its second line what is found, and where.
 *
 * <p>What an editor would not show stands in the files as {@code {U+202E}} for the character and {@code {REPEAT 3 ab}}
 * for {@code ababab}.
 */
class MoreHostileFilesTest {
    private static final Pattern EXPECTED = Pattern.compile("// expected: (\\S+) at line (\\d+)");
    private static final Pattern CODE = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");
    private static final Pattern REPEAT = Pattern.compile("\\{REPEAT (\\d+) ([^}]*)}");

    static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(MoreHostileFilesTest.class.getResource("/more-hostile"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static String text(Path file) throws IOException {
        String repeated = REPEAT.matcher(Files.readString(file))
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
        return CODE.matcher(repeated)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }

    @Test
    void there_are_at_least_sixty_files_of_all_classes() throws Exception {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(files().stream().map(file -> file.getFileName().toString().substring(0, 3)))
                .contains("S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12", "S13");
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_refused_at_the_place_and_for_the_reason_that_it_names(Path file) throws IOException {
        String text = text(file);
        Matcher expected = EXPECTED.matcher(text);
        assertThat(expected.find()).isTrue();
        PackManifest manifest =
                new PackManifest(new PackId("hostile"), "1.0.0", "test", List.of(), List.of(), List.of());

        RulePackException refused = catchThrowableOfType(
                RulePackException.class,
                () -> Governance.load(
                        RulePack.standard(),
                        RulePack.of(manifest, Map.of("hostile.drl", text.getBytes(StandardCharsets.UTF_8)))));

        assertThat(refused).as("loads").isNotNull();
        assertThat(refused.findings()).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.fix()).isNotBlank();
            assertThat(finding.line()).isBetween(1, (int) text.lines().count() + 1);
            assertThat(finding.column()).isPositive();
        });
        assertThat(refused.findings())
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .extracting(finding -> finding.slug() + " at line " + finding.line())
                .contains(expected.group(1) + " at line " + expected.group(2));
    }
}
