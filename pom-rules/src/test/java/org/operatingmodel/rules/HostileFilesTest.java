package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

/** One file for each class of harm; each is refused when it is read, at a place and with what to write instead. */
class HostileFilesTest {
    static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(HostileFilesTest.class.getResource("/hostile"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_refused_for_more_than_its_foreign_types(Path file) throws IOException {
        String text = Files.readString(file);
        String own = text.replaceAll("import org\\.example[^\\n]*\\n", "")
                .replace("Product( id == \"P1\"", "GateReview( productId == \"web-app\"")
                .replace("Product()", "GateReview()");
        RuleParser.Parsed parsed =
                RuleParser.parse("hostile.drl", own.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        boolean foreignClaim = file.getFileName().toString().startsWith("S13");
        assertThat(parsed.findings().isEmpty()).isEqualTo(foreignClaim);
        assertThat(parsed.findings()).extracting(Finding::fix).doesNotContain("");
        assertThat(System.getProperty("sample")).isNull();
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_refused_as_it_stands(Path file) throws IOException {
        List<Finding> findings = RuleParser.parse("hostile.drl", Files.readAllBytes(file), Vocabulary.standard())
                .findings();
        assertThat(findings).isNotEmpty();
        assertThat(System.getProperty("sample")).isNull();
    }
}
