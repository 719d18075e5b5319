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
 * Files of sentences of every class of harm, in the form of {@link MoreHostileFilesTest}: what stands in a slot stays one
 * value, and what stands behind {@code >} passes the same door as DRL.
 */
class HostileSentencesTest {
    private static final Pattern EXPECTED = Pattern.compile("// expected: (\\S+) at line (\\d+)");

    static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(HostileSentencesTest.class.getResource("/hostile-sentences"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void there_are_at_least_forty_files() throws Exception {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_refused_at_the_place_and_for_the_reason_that_it_names(Path file) throws IOException {
        String text = MoreHostileFilesTest.text(file);
        Matcher expected = EXPECTED.matcher(text);
        assertThat(expected.find()).isTrue();
        PackManifest manifest =
                new PackManifest(new PackId("hostile"), "1.0.0", "test", List.of(), List.of(), List.of());
        long start = System.nanoTime();

        RulePackException refused = catchThrowableOfType(
                RulePackException.class,
                () -> RulePack.of(manifest, Map.of("hostile.dslr", text.getBytes(StandardCharsets.UTF_8))));

        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThat(refused).as("loads").isNotNull();
        assertThat(refused.findings()).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank().hasSizeLessThan(1_000);
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
