package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.Handbook;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Glossary;
import org.operatingmodel.rules.language.Vocabulary;

/** Pages that are made, not written. {@code mvn verify -Dpages.update=true} makes them anew. */
class GeneratedPagesTest {
    private static void assertPage(String name, String text) throws IOException {
        Path page = Path.of("docs", name);
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(page, text);
        } else {
            assertThat(Files.readString(page)).isEqualTo(text);
        }
    }

    @Test
    void the_vocabulary_is_the_one_that_rules_are_read_with() throws IOException {
        assertPage("vocabulary.md", Glossary.of(Vocabulary.standard()).markdown());
    }

    @Test
    void the_practices_are_those_of_the_packs_of_the_library() throws IOException {
        RulePack[] packs = RulePack.shipped().stream()
                .map(id -> RulePack.shipped(id.value()))
                .toArray(RulePack[]::new);
        assertPage(
                "practices.md",
                Handbook.practices(
                        "Practices and guardrails",
                        "What the optional packs of the library ask of a portfolio. A host loads one with"
                                + " RulePack.shipped(\"outcomes\"), gatehouse with --with outcomes. coverage.csv says"
                                + " which row of the operating model each one makes executable.",
                        packs));
    }

    @Test
    void the_handbook_is_that_of_the_standard_pack_and_of_the_example_of_decision_rights() throws IOException {
        Handbook handbook = Handbook.of(RulePack.standard(), RulePack.from(Path.of("examples/packs/rights")));
        assertPage("handbook.md", handbook.markdown());
    }
}
