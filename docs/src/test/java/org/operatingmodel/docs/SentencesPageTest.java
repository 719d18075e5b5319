package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Sentences;
import org.operatingmodel.rules.language.Vocabulary;

/** What the pages say about sentences. {@code mvn verify -Dpages.update=true} makes the page of them anew. */
class SentencesPageTest {
    private static String asked(String file) {
        Rule rule = RulePack.from(Path.of(file)).rules().get(0);
        return String.join(
                "\n", rule.name(), rule.why(), rule.enforcement().word(), rule.remedy(), CanonicalPrint.of(rule));
    }

    @Test
    void the_page_lists_the_sentences_that_ship_with_the_library() throws IOException {
        Path page = Path.of("docs/sentences.md");
        String text = Sentences.standard().markdown(Vocabulary.standard());
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page)).isEqualTo(text);
    }

    @Test
    void the_rule_of_the_page_asks_the_same_in_sentences_and_in_drl() {
        assertThat(asked("examples/team-rules/partner-api.dslr"))
                .isEqualTo(asked("examples/team-rules/partner-api.drl"));
    }
}
