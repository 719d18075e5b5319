package org.operatingmodel.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.evaluation.Given.criterion;
import static org.operatingmodel.rules.evaluation.Given.daysAgo;
import static org.operatingmodel.rules.evaluation.Given.evidence;
import static org.operatingmodel.rules.evaluation.Given.facts;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

/** What is said about a rule of sentences is said in the sentences of its author, at their places. */
class SentenceExplanationTest {
    private static final String HEAD = """
            rule "MVP exit: somebody was trained"
                @gate( "mvp-exit" )
                @criterion( "mvp.trained" )
            when
                for every product
            """;

    private static Rule rule(String sentences) {
        RuleParser.Parsed parsed = RuleParser.parse(
                "team.dslr",
                (HEAD + sentences.indent(4) + "then\nend\n").getBytes(StandardCharsets.UTF_8),
                Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        return parsed.rules().get(0);
    }

    @Test
    void an_unmet_criterion_names_the_sentence_that_fails_and_the_part_of_it() {
        Rule rule = rule("""
                the product has TRAINING evidence called training
                  - on the subject "support"
                  - observed within 14 days
                """);
        Unmet unmet = (Unmet) Explainer.explain(
                criterion(rule), rule, facts(evidence("course", EvidenceKind.TRAINING, "support", daysAgo(20))));

        FailedCondition failed = unmet.failedConditions().get(0);
        assertThat(failed.text()).isEqualTo("""
                the product has TRAINING evidence called training
                      - on the subject "support"
                      - observed within 14 days""");
        assertThat(failed.line()).isEqualTo(6);
        assertThat(failed.column()).isEqualTo(5);
        assertThat(failed.summary())
                .isEqualTo("no Evidence with kind TRAINING and subject 'support', observed within 14 days before"
                        + " 2026-06-21T00:00:00Z");
        assertThat(failed.nearest().get(0).failed()).singleElement().satisfies(part -> {
            assertThat(part.text()).isEqualTo("observed within 14 days");
            assertThat(part.line()).isEqualTo(8);
            assertThat(part.column()).isEqualTo(9);
        });
    }

    @Test
    void a_criterion_that_does_not_apply_names_the_sentence_of_its_scope() {
        Rule rule = rule("""
                - the channel DESKTOP
                the product has TRAINING evidence called training
                """);
        NotApplicable result = (NotApplicable) Explainer.explain(criterion(rule), rule, facts());

        assertThat(result.toString()).contains("the channel DESKTOP").doesNotContain("contains Channel");
    }
}
