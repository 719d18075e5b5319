package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import example.security.PenTest;
import example.security.ThreatModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.language.Glossary.Sort;
import org.operatingmodel.rules.language.Glossary.Word;

class GlossaryTest {
    private static final Glossary STANDARD = Glossary.of(Vocabulary.standard());

    /** How a rule starts that may read what its kind is about. */
    private static final Map<String, String> SCOPES = Map.of(
            "GateReview",
            "@gate( \"mvp-exit\" ) @criterion( \"x.y\" )\nwhen\nGateReview( $product : productId, $asOf : asOf )",
            "PendingDecision",
            "@right( \"decides\" ) @decision( \"x\" ) @by( \"executive\" )\nwhen\n"
                    + "PendingDecision( $product : productId, $asOf : asOf )",
            "ReviewedProduct",
            "@practice( \"x\" )\nwhen\nReviewedProduct( $product : productId, $asOf : asOf )",
            "ReviewedStream",
            "@practice( \"x\" )\nwhen\nReviewedStream( $asOf : asOf )",
            "ReviewedPortfolio",
            "@practice( \"x\" )\nwhen\nReviewedPortfolio( $asOf : asOf )",
            "UnresolvedMatter",
            "@escalation( \"x\" ) @to( \"executive\" ) @within( \"P5D\" )\nwhen\n"
                    + "UnresolvedMatter( $product : productId, $asOf : asOf )");

    private static List<Finding> findings(Vocabulary vocabulary, String condition) {
        String imports = vocabulary.typeNames().stream()
                .map(name -> "import " + vocabulary.type(name).orElseThrow().getCanonicalName() + "\n")
                .collect(Collectors.joining());
        String name = condition.replaceAll("\\(.*", "");
        boolean computed = Vocabulary.authorityTypes().stream()
                .anyMatch(type -> type.getSimpleName().equals(name));
        String scope = SCOPES.getOrDefault(name, SCOPES.get(computed ? "ReviewedProduct" : "GateReview"));
        String rule = imports + "rule \"R\" " + scope + "\n" + condition + "\nthen\nend\n";
        return RuleParser.parse("r.drl", rule.getBytes(StandardCharsets.UTF_8), vocabulary)
                .findings();
    }

    private static void assertExamplesLoad(Vocabulary vocabulary) {
        List<String> wrong = new ArrayList<>();
        for (Glossary.Type type : Glossary.of(vocabulary).types()) {
            for (Word word : type.words()) {
                List<Finding> findings = findings(vocabulary, word.example());
                if (!findings.isEmpty() || word.example().isEmpty()) {
                    wrong.add(word.key() + ": " + word.example() + " " + findings);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_example_loads() {
        assertExamplesLoad(Vocabulary.standard());
    }

    @Test
    void every_example_over_types_of_a_host_loads() {
        assertExamplesLoad(Vocabulary.standard().withFacts(PenTest.class, ThreatModel.class));
    }

    @Test
    void every_example_shows_its_word() {
        for (Glossary.Type type : STANDARD.types()) {
            for (Word word : type.words()) {
                assertThat(word.example()).as(word.key()).contains(word.name().replaceAll("\\(.*", ""));
            }
        }
    }

    @Test
    void every_type_that_a_rule_may_name_and_every_word_of_it_has_a_meaning() {
        assertThat(STANDARD.types())
                .extracting(type -> type.type().getSimpleName())
                .containsAll(Vocabulary.standard().typeNames());
        List<String> missing = new ArrayList<>();
        for (Glossary.Type type : STANDARD.types()) {
            if (type.meaning().isBlank()) {
                missing.add(type.type().getSimpleName());
            }
            type.words().stream().filter(word -> word.meaning().isBlank()).forEach(word -> missing.add(word.key()));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_type_of_a_host_has_its_words_too() {
        Glossary.Type test = Glossary.of(Vocabulary.standard().withFacts(PenTest.class)).types().stream()
                .filter(type -> type.type() == PenTest.class)
                .findFirst()
                .orElseThrow();
        assertThat(test.sort()).isEqualTo(Sort.FACT);
        assertThat(test.words())
                .contains(new Word(
                        "PenTest.testedWithin(Duration, Instant)",
                        "testedWithin(Duration, Instant)",
                        "boolean",
                        false,
                        "",
                        "PenTest( testedWithin( Duration.ofDays( 30 ), $asOf ) )"))
                .contains(new Word("PenTest.expires", "expires", "Instant", true, "", "PenTest( expires <= $asOf )"));
    }
}
