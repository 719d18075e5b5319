package org.operatingmodel.testkit.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * What the second opinion sees of texts that a pack refuses, given to Drools past the pack.
 *
 * <p>{@code hostile.txt} says it for each file: whether its harm shows in the code, in the text or in both, or whether
 * Drools refuses it by itself. Where something is not seen, the list says why that does no harm.
 */
class HostileTextsTest {
    @Test
    void is_seen_where_the_list_says() throws IOException, URISyntaxException {
        List<String> seen = new ArrayList<>();
        for (Path file : Samples.hostile()) {
            seen.add(file.getFileName() + ": " + seen(Samples.hostileText(file)));
        }

        List<String> listed = Files.readAllLines(Path.of(
                Objects.requireNonNull(getClass().getResource("hostile.txt")).toURI()));
        assertThat(seen)
                .containsExactlyElementsOf(listed.stream()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .map(line -> line.replaceFirst(" *#.*", ""))
                        .toList());
        assertThat(System.getProperty("sample")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"S11-bidi-override.drl", "S12-unjoined-patterns.drl", "S13-claims-a-standard-criterion.drl"})
    void what_takes_long_deceives_or_claims_is_not_seen(String file) {
        assertThat(seen(Samples.hostileText(Samples.moreHostile(file)))).isEqualTo("not seen");
    }

    private static String seen(String text) {
        List<Violation> violations;
        try {
            violations = SecondOpinion.of(text, Vocabulary.standard()).violations();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "refused by Drools";
        }
        boolean inText =
                violations.stream().anyMatch(violation -> violation.where().startsWith("line "));
        boolean inCode =
                violations.stream().anyMatch(violation -> !violation.where().startsWith("line "));
        return inText ? inCode ? "code and text" : "text" : inCode ? "code" : "not seen";
    }
}
