package org.operatingmodel.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

/** What is said about queries, where they are called, and about collections of facts. */
class QueryLintTest {
    private static String rule(String name, String conditions) {
        return "rule \"" + name + "\" @gate( \"mvp-exit\" ) @criterion( \"team." + name + "\" )\nwhen\n"
                + "GateReview( $product : productId, $asOf : asOf )\n" + conditions + "\nthen end\n";
    }

    private static List<String> lint(String queries, String... rules) {
        RuleParser.Parsed parsed = RuleParser.parse(
                "team.drl",
                (queries + "\n" + String.join("", rules)).getBytes(StandardCharsets.UTF_8),
                Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.rules()).hasSize(rules.length);
        return Lint.findings(parsed.rules()).stream().map(Finding::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            query of( ProductId $p, EvidenceKind $kind ) Evidence( productId == $p, kind == $kind ) end           ~ ?of( $product, EvidenceKind.RUNBOOK; ) ?of( $product, EvidenceKind.TELEMETRY; )
            query more( ProductId $p, long $least ) Evidence( productId == $p, value > $least || $least < 0 ) end ~ ?more( $product, 5; )
            query more( ProductId $p, long $least ) Evidence( productId == $p, value > $least || $least < 9 ) end ~ ?more( $product, 5; )
            query more( ProductId $p, long $v ) Evidence( productId == $p, value == $v, ( value > 5 || value < 3 ) ) end ~ ?more( $product, 7; )
            query other( Evidence $e ) Evidence( productId == $e.productId, this != $e ) end                      ~ $e : Evidence( productId == $product ) ?other( $e; )
            query looked( ProductId $p ) RiskRegister( productId == $p ) end                                      ~ ?looked( $product; ) not ProductRisk( productId == $product, open )
            query calm( ProductId $p ) RiskRegister( productId == $p ) not ProductRisk( productId == $p, open ) end ~ ?calm( $product; )
            query open( ProductId $p ) ProductRisk( productId == $p, open ) end                                   ~ RiskRegister( productId == $product ) not ?open( $product; )
            query open( ProductId $p ) ProductRisk( productId == $p, open ) end                                   ~ RiskRegister( productId == $product ) ( not ?open( $product; ) or exists ?open( $product; ) )
            query written( ProductId $p ) $e : Evidence( productId == $p ) end                                    ~ exists ?written( $product; )
            query few( ProductId $p ) $l : List( size > 1 ) from collect( Evidence( productId == $p ) ) end       ~ ?few( $product; ) not Approval( productId == $product )
            """)
    void a_query_that_may_hold_is_left_alone(String query, String conditions) {
        assertThat(lint(query, rule("one", conditions))).isEmpty();
    }

    @Test
    void a_contradiction_inside_a_query_is_told_for_each_rule_that_calls_it() {
        assertThat(lint(
                        "query never( ProductId $p ) Evidence( productId == $p, value > 5, value < 3 ) end",
                        rule("one", "Evidence( productId == $product ) ?never( $product; )"),
                        rule("two", "Approval( productId == $product ) ?never( $product; )")))
                .containsExactly(
                        "team.drl:1:67: contradiction: Conditions must be able to hold together, but 'value < 3' never"
                                + " holds beside 'value > 5', so 'team.one' can never be met. Mend one of them; where"
                                + " either is meant, write '||'.",
                        "team.drl:1:67: contradiction: Conditions must be able to hold together, but 'value < 3' never"
                                + " holds beside 'value > 5', so 'team.two' can never be met. Mend one of them; where"
                                + " either is meant, write '||'.");
    }

    @Test
    void what_is_given_to_a_query_can_contradict_it() {
        String between = "query between( ProductId $p, long $low, long $high )\n"
                + "Evidence( productId == $p, value > $low, value < $high )\nend";
        assertThat(lint(between, rule("one", "?between( $product, 3, 5; )"))).isEmpty();
        assertThat(lint(between, rule("one", "?between( $product, 5, 3; )")))
                .containsExactly("team.drl:2:42: contradiction: Conditions must be able to hold together, but"
                        + " 'value < $high' never holds beside 'value > $low', so 'team.one' can never be met."
                        + " Mend one of them; where either is meant, write '||'.");
    }

    @Test
    void what_says_nothing_in_a_query_whoever_calls_it_is_told_once() {
        assertThat(lint(
                        "query odd( ProductId $p ) Evidence( productId == $p, value > 5, ( value < 3 || value > 9 ) ) end",
                        rule("one", "?odd( $product; )"),
                        rule("two", "Approval( productId == $product ) ( ?odd( $product; ) or Team() )")))
                .containsExactly("team.drl:1:67: dead-condition: Each part of a condition must be able to hold, but"
                        + " 'value < 3' never holds beside 'value > 5', so it changes nothing. Mend one of them; where"
                        + " either is meant, write '||'.");
    }

    @Test
    void a_query_that_holds_where_nothing_was_recorded_is_told() {
        assertThat(lint(
                        "query none( ProductId $p ) not Approval( productId == $p ) end",
                        rule("one", "?none( $product; )")))
                .containsExactly("team.drl:1:28: unproven-absence: A condition on what must not be there must stand"
                        + " beside proof that somebody looked, but 'not Approval( productId == $p )' also holds where"
                        + " nothing was recorded. First ask for a fact that shows it, such as a 'Approval' of the"
                        + " product that is as it should be.");
        assertThat(lint(
                        "query open( ProductId $p ) ProductRisk( productId == $p, open ) end",
                        rule("one", "not ?open( $product; )")))
                .containsExactly("team.drl:5:1: unproven-absence: A condition on what must not be there must stand"
                        + " beside proof that somebody looked, but 'not ?open( $product; )' also holds where nothing was"
                        + " recorded. First ask for a 'RiskRegister' of the product with 'reviewedWithin( ... )'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            List( size == 0 ) from collect( ProductRisk( productId == $product, open ) )
            List( size < 3 ) from collect( ProductRisk( productId == $product, open ) )
            List( isEmpty ) from collect( ProductRisk( productId == $product, open ) )
            Set( size() <= 2 ) from collect( ProductRisk( productId == $product, open ) )
            $risks : List() from collect( ProductRisk( productId == $product, open ) )
            accumulate( $r : ProductRisk( productId == $product, open, owner != null ); $all : collectList( $r.owner ); !( $all contains "ann" ) )
            """)
    void a_collection_that_may_be_empty_proves_nothing(String collection) {
        assertThat(lint("", rule("one", collection)))
                .singleElement()
                .asString()
                .startsWith("team.drl:5:1: unproven-absence: A condition on what must not be there must stand beside"
                        + " proof that somebody looked, but '" + collection.substring(0, 40));
        assertThat(lint("", rule("one", "RiskRegister( productId == $product ) " + collection)))
                .isEmpty();
    }

    @Test
    void a_collection_that_must_hold_something_is_proof_and_one_that_is_read_later_is_left_alone() {
        String some = "List( size > 0 ) from collect( RiskRegister( productId == $product ) )\n";
        assertThat(lint("", rule("one", some + "not ProductRisk( productId == $product, open )")))
                .isEmpty();
        assertThat(lint(
                        "",
                        rule(
                                "one",
                                "$all : List() from collect( Evidence( productId == $product ) )\n"
                                        + "Product( id == $product, $all.size() > 2 )")))
                .isEmpty();
    }

    @Test
    void a_collection_of_an_impossible_size_is_a_contradiction() {
        assertThat(lint(
                        "",
                        rule("one", "List( size > 5, size < 3 ) from collect( Evidence( productId == $product ) )")))
                .containsExactly(
                        "team.drl:5:17: contradiction: Conditions must be able to hold together, but 'size < 3'"
                                + " never holds beside 'size > 5', so 'team.one' can never be met. Mend one of them; where"
                                + " either is meant, write '||'.");
    }

    @Test
    void a_query_and_what_it_stands_for_ask_the_same() {
        assertThat(lint(
                        "query exercised( ProductId $p ) Evidence( productId == $p, kind == EvidenceKind.RUNBOOK ) end",
                        rule("one", "Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )"),
                        rule("two", "?exercised( $product; )")))
                .containsExactly("team.drl:7:1: duplicate-rule: Rules of a gate must differ, but this one asks for the"
                        + " same as \"one\" (team.drl:2:1). Remove one, or say what is different.");
    }
}
