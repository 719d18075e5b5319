package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody writes who knows another language: one finding each, which says what to write instead. */
class NewcomerTest {
    private static final String RULE = """
            package team.partners
            import java.time.Duration;
            import org.operatingmodel.evidence.Evidence;
            // Partners connect their own systems.
            rule "MVP exit: the interface was tested"
                @gate( "mvp-exit" )
                @criterion( "partners.tested" )
            when
                GateReview( $product : productId, $asOf : asOf, product.channels contains Channel.API )
                $test : Evidence( productId == $product,
                                  subject == "api",
                                  observedWithin( Duration.ofDays( 90 ), $asOf ) )
            then
            end
            """;

    private static RuleParser.Parsed parse(String text) {
        return RuleParser.parse("team.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    @Test
    void the_rule_as_it_should_be_loads() {
        assertThat(parse(RULE).findings()).isEmpty();
        assertThat(parse(RULE.replace("    ", "\t")).findings()).isEmpty();
        assertThat(parse(RULE.replace("\"api\"", "'api'")).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "subject == \"api\"~getSubject() == \"api\"~11:23: unknown-method: Evidence has no method 'getSubject' with these arguments that a condition may call. Write the property 'subject'.",
                "subject == \"api\",~subject == \"api\"~12:23: syntax-error: The pattern 'Evidence' must continue with ',' or ')', but found 'observedWithin'. Write ',' between two constraints, and ')' after the last.",
                "subject == \"api\",~subject == \"api\" and~11:40: syntax-error: Constraints must be joined by ',', '&&' or '||', but here is 'and'. Write '&&'.",
                "subject == \"api\",~subject == \"api\" or \"web\",~11:40: syntax-error: Constraints must be joined by ',', '&&' or '||', but here is 'or'. Write '||'.",
                "subject == \"api\"~subject === \"api\"~11:33: syntax-error: Here must be a value, but found '='. Compare with '=='.",
                "subject == \"api\"~subject instanceof String~11:31: not-in-profile: The operator 'instanceof' is not part of the profile. Allowed are == != < <= > >= contains memberOf matches in str[startsWith], each word also with 'not'.",
                "subject == \"api\"~subject like \"a%\"~11:31: syntax-error: 'subject' must be compared with an operator, but found 'like'. Write '==' or another operator; a ',' separates constraints.",
                "subject == \"api\"~observedAt > \"2024-01-01\"~11:23: impossible-comparison: '>' cannot compare Instant with text. Compare Instant with Instant, such as Instant.parse( \"2024-10-01T00:00:00Z\" ).",
                "subject == \"api\"~subject!.contains( c -> true )~11:44: not-in-profile: A condition must not hold code, but here is '->'. Compare a property, or write a pattern for the facts that it is about.",
                "Duration.ofDays( 90 )~90~12:39: type-mismatch: 'observedWithin' must be given a Duration, but '90' is a number. Give it a Duration, such as Duration.ofDays( 14 ).",
                "Duration.ofDays( 90 ), $asOf~Duration.ofDays( 90 )~12:23: unknown-method: 'observedWithin' of Evidence must be given what it asks for, but here it is not. Write 'observedWithin( Duration, Instant )' with values of these types.",
                "subject == \"api\"~kind == RUNBOOK~11:31: unknown-property: Evidence has no property 'RUNBOOK'; did you mean 'EvidenceKind.RUNBOOK'? Write 'EvidenceKind.RUNBOOK'.",
                "subject == \"api\"~productId == product~11:36: unknown-property: Evidence has no property 'product'; did you mean '$product'? Write '$product'.",
                "subject == \"api\"~observedAt < asOf~11:36: unknown-property: Evidence has no property 'asOf'; did you mean '$asOf'? Write '$asOf'.",
                "subject == \"api\"~subject != NULL~11:34: unknown-property: Evidence has no property 'NULL'; did you mean 'null'? Write 'null'.",
                "$product : productId~$product : productId, product.stage == \"MVP\"~9:39: impossible-comparison: '==' cannot compare Stage with text. Write 'Stage.MVP', without quotes.",
                "$asOf ) )~$asOf )~13:1: syntax-error: The pattern 'Evidence' must continue with ',' or ')', but found 'then'. Close the pattern with ')'.",
                "$asOf ) )~$asOf ) ) )~12:72: syntax-error: Here must be a fact type, but found ')'. Remove it: nothing opens it.",
                "$test : Evidence(~!Evidence(~10:5: syntax-error: Here must be a fact type, but found '!'. Write 'not' for '!'.",
                "when~when @remedy( \"Test it.\" )~8:6: syntax-error: Here must be a fact type, but found '@'. Write annotations above 'when'.",
                "// Partners~# Partners~4:1: syntax-error: Here must be a rule, but found '#'. Begin comments with '//'.",
                "\"MVP exit: the interface was tested\"~MVP exit tested~5:6: syntax-error: The name of a rule must stand in quotes, but found 'MVP' and 'exit'. Write what must hold, in quotes.",
                "\"MVP exit: the interface was tested\"~ ~6:5: syntax-error: 'rule' must be followed by a name, but found '@'. Write what must hold, in quotes.",
                "java.time.Duration~java.util.*~2:8: unknown-import: 'java.util.*' is not in the vocabulary. Only the types of the vocabulary may be imported.",
            })
    void a_habit_of_another_language_is_told_once_with_what_to_write(String right, String wrong, String finding) {
        String text = RULE.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(RULE);
        assertThat(parse(text).findings()).extracting(Finding::toString).containsExactly("team.drl:" + finding);
    }

    @Test
    void a_missing_end_is_told_where_the_next_rule_begins_which_is_read_too() {
        String second = RULE.substring(RULE.indexOf("// Partners"))
                .replace("interface was", "second interface was")
                .replace("partners.tested", "partners.second")
                .replace("$product,", "$prodct,");
        for (String end : new String[] {"then\nend\n", "end\n"}) {
            assertThat(parse(RULE.replace(end, "") + second).findings())
                    .extracting(finding -> finding.slug() + " " + finding.message())
                    .containsExactly(
                            end.startsWith("end")
                                    ? "syntax-error A rule must end with 'end', but found 'rule'."
                                    : "syntax-error The conditions must continue with 'then', but found 'rule'.",
                            "unknown-variable '$prodct' is not bound before it is used; did you mean '$product'?");
        }
    }
}
