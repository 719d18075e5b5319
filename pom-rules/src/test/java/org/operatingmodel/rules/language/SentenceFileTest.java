package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.evidence.EvidenceKind;

class SentenceFileTest {
    /** A file with one rule; its sentences start at line 5. */
    static String rule(String... sentences) {
        return "rule \"MVP exit: sample\"\n    @gate( \"mvp-exit\" )\n    @criterion( \"team.sample\" )\nwhen\n    "
                + String.join("\n    ", sentences) + "\nthen\nend\n";
    }

    private static RuleParser.Parsed parse(String text) {
        return RuleParser.parse("team.dslr", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    private static List<String> findings(String text) {
        return parse(text).findings().stream().map(Finding::toString).toList();
    }

    private static Rule read(String text) {
        RuleParser.Parsed parsed = parse(text);
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.rules()).hasSize(1);
        return parsed.rules().get(0);
    }

    private static String asked(String conditions) {
        String text = "rule \"MVP exit: sample\" @gate( \"mvp-exit\" ) @criterion( \"team.sample\" ) when "
                + "GateReview( $product : productId, $asOf : asOf ) " + conditions + " then end";
        RuleParser.Parsed parsed =
                RuleParser.parse("team.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        return CanonicalPrint.of(parsed.rules().get(0));
    }

    @Test
    void a_sentence_stands_as_often_as_it_is_needed() {
        Rule rule = read(rule(
                "for every product",
                "the product has TELEMETRY evidence observed within 14 days",
                "the product has RUNBOOK evidence observed within 30 days",
                "somebody other than its author approved evidence",
                "the approver had the role operations then and has it now called operations",
                "somebody other than its author approved evidence2",
                "the approver had the role support then and has it now called support",
                "> Evidence( this == $evidence2, observedAt <= $approval2.approvedAt )"));

        assertThat(CanonicalPrint.of(rule)).isEqualTo(asked("""
                        $evidence : Evidence( productId == $product, kind == "TELEMETRY",
                            observedWithin( Duration.ofDays( 14 ), $asOf ) )
                        $evidence2 : Evidence( productId == $product, kind == "RUNBOOK",
                            observedWithin( Duration.ofDays( 30 ), $asOf ) )
                        $approval : Approval( productId == $product, evidenceId == $evidence.id,
                            approver != $evidence.author )
                        $operations : RoleHolding( personId == $approval.approver, roleId == "operations",
                            heldAt( $approval.approvedAt ), heldAt( $asOf ) )
                        $approval2 : Approval( productId == $product, evidenceId == $evidence2.id,
                            approver != $evidence2.author )
                        $support : RoleHolding( personId == $approval2.approver, roleId == "support",
                            heldAt( $approval2.approvedAt ), heldAt( $asOf ) )
                        Evidence( this == $evidence2, observedAt <= $approval2.approvedAt )
                        """));
    }

    @Test
    void a_name_of_the_author_is_left_to_the_author() {
        Rule rule = read(rule(
                "for every product",
                "the product has TELEMETRY evidence observed within 14 days",
                "every open risk has an owner and is on track",
                "the product has an experiment plan called risk",
                "the product has RUNBOOK evidence called evidence",
                "somebody other than its author approved evidence"));

        assertThat(CanonicalPrint.of(rule)).isEqualTo(asked("""
                        $evidence2 : Evidence( productId == $product, kind == "TELEMETRY",
                            observedWithin( Duration.ofDays( 14 ), $asOf ) )
                        forall( $risk2 : ProductRisk( productId == $product, open )
                            ProductRisk( this == $risk2, owner != null, onTrackAt( $asOf ) ) )
                        $risk : ExperimentPlan( productId == $product )
                        $evidence : Evidence( productId == $product, kind == "RUNBOOK" )
                        $approval : Approval( productId == $product, evidenceId == $evidence.id,
                            approver != $evidence.author )
                        """));
    }

    static List<Arguments> mistakes() {
        return List.of(
                arguments(
                        List.of("for every product", "the product hsa TELEMETRY evidence called telemetry"),
                        List.of(
                                "team.dslr:6:17: unknown-sentence: 'the product hsa TELEMETRY evidence called telemetry' is not a sentence; did you mean 'the product has {kind} evidence called {name}'? Write 'has' in place of 'hsa'.")),
                arguments(
                        List.of("for every product", "the product has TELEMETRI evidence called telemetry"),
                        List.of(
                                "team.dslr:6:21: unknown-evidence-kind: 'TELEMETRI' is not an evidence kind; did you mean 'TELEMETRY'? Write one of CONTROL_TEST, CUSTOMER_DOCUMENTATION, CUSTOMER_MIGRATION, DATA_DISPOSITION, DOCUMENT, ON_CALL, PROBLEM_EVIDENCE, RUNBOOK, RUNBOOK_EXERCISE, RUNNABLE_BUILD, SUPPORT_CHANNEL, SUPPORT_ESCALATION, TELEMETRY, TRAINING, USER_RESEARCH, or declare it in the pack.")),
                arguments(
                        List.of("for every product", "the product has telemetry evidence called telemetry"),
                        List.of(
                                "team.dslr:6:21: type-mismatch: '{kind}' must be a word in capitals, but was 'telemetry'. Write one, such as in 'the product has RUNBOOK evidence called runbook'.")),
                arguments(
                        List.of("for every product", "the product has TELEMETRY evidence observed within days"),
                        List.of(
                                "team.dslr:6:56: unknown-sentence: 'the product has TELEMETRY evidence observed within days' is not a sentence; did you mean 'the product has {kind} evidence observed within {days} days'? Write a whole number before 'days'.")),
                arguments(
                        List.of("for every product", "the product has TELEMETRY evidence observed within 14"),
                        List.of(
                                "team.dslr:6:58: unknown-sentence: 'the product has TELEMETRY evidence observed within 14' is not a sentence; did you mean 'the product has {kind} evidence observed within {days} days'? Add 'days' at the end.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TELEMETRY evidence observed within fourteen days"),
                        List.of(
                                "team.dslr:6:56: type-mismatch: '{days}' must be a whole number, but was 'fourteen'. Write one, such as in 'the product has TELEMETRY evidence observed within 14 days'.")),
                arguments(
                        List.of("for every product", "the product has TELEMETRY evidence observed within 14 days ago"),
                        List.of(
                                "team.dslr:6:64: unknown-sentence: 'the product has TELEMETRY evidence observed within 14 days ago' is not a sentence; did you mean 'the product has {kind} evidence observed within {days} days'? Remove 'ago'.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TELEMETRY evidence called telemetry",
                                "observed within 14 days"),
                        List.of(
                                "team.dslr:7:5: unknown-sentence: 'observed within 14 days' is not a sentence; did you mean '- observed within {days} days'? Write '-' before 'observed'.")),
                arguments(
                        List.of("for every product", "the product has TELEMETRY evidence"),
                        List.of(
                                "team.dslr:6:39: unknown-sentence: 'the product has TELEMETRY evidence' is not a sentence; did you mean 'the product has {kind} evidence called {name}'? Write it such as 'the product has RUNBOOK evidence called runbook', or write DRL after '>'.")),
                arguments(
                        List.of("the product has TELEMETRY evidence called telemetry"),
                        List.of(
                                "team.dslr:5:5: scope-missing: The first sentence of a rule must say whom it is about, but is 'the product has TELEMETRY evidence called telemetry'. Start with 'for every product'.")),
                arguments(
                        List.of("for all products", "the product has TELEMETRY evidence called telemetry"),
                        List.of(
                                "team.dslr:5:9: unknown-sentence: 'for all products' is not a sentence; did you mean 'for every product'? Write it such as 'for every product', or write DRL after '>'.")),
                arguments(
                        List.of("for every product", "- the chanel MOBILE", "the product has a released version"),
                        List.of(
                                "team.dslr:6:11: unknown-sentence: '- the chanel MOBILE' is not a sentence; did you mean '- the channel {channel}'? Write 'channel' in place of 'chanel'.")),
                arguments(
                        List.of("for every product", "- the channel MOBIL", "the product has a released version"),
                        List.of(
                                "team.dslr:6:19: unknown-constant: 'MOBIL' is not a constant of Channel; did you mean 'MOBILE'? Write one of API, DESKTOP, MOBILE, WEB.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TRAINING evidence called training",
                                "- about segmnt"),
                        List.of(
                                "team.dslr:7:13: unknown-variable: 'segmnt' is not bound before it is used. Known here are asOf, product.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has a user segment called segment",
                                "the product has TRAINING evidence called training",
                                "- about segmnt"),
                        List.of(
                                "team.dslr:8:13: unknown-variable: 'segmnt' is not bound before it is used; did you mean 'segment'? Known here are asOf, product, segment.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has a user segment called segment",
                                "the product has TRAINING evidence called segment"),
                        List.of(
                                "team.dslr:7:46: duplicate-variable: A variable must be bound once, but 'segment' is bound before. Use another name.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has a user segment called segment",
                                "- observed within 3 days"),
                        List.of(
                                "team.dslr:7:7: unknown-method: 'observed within 3 days' cannot be said of the fact above: UserSegment has no method 'observedWithin' with these arguments that a condition may call. Write it below a sentence about another fact.")),
                arguments(
                        List.of(
                                "for every product",
                                "every open risk has an owner and is on track",
                                "- observed within 3 days"),
                        List.of(
                                "team.dslr:7:5: syntax-error: A sentence that begins with '-' must follow one about a single fact, but does not. Write it below the sentence that names the fact, or say what must hold in a sentence of its own.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TRAINING evidence called training",
                                "- on the subject support"),
                        List.of(
                                "team.dslr:7:22: type-mismatch: '{subject}' must be a text in quotes, but was 'support'. Write one, such as in '- on the subject \"support\"'.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TRAINING evidence called training",
                                "- on the subject \"sup\" port"),
                        List.of(
                                "team.dslr:7:28: unknown-sentence: '- on the subject \"sup\" port' is not a sentence; did you mean '- on the subject {subject}'? Remove 'port'.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TRAINING evidence called training",
                                "- on the subject \"support"),
                        List.of(
                                "team.dslr:7:22: type-mismatch: '{subject}' must be a text in quotes, but was '\"support'. Write one, such as in '- on the subject \"support\"'.")),
                arguments(
                        List.of("for every product", "Evidence( productId == $product )"),
                        List.of(
                                "team.dslr:6:5: unknown-sentence: 'Evidence( productId == $product )' is not a sentence. Write a sentence of docs/sentences.md, or DRL after '>'.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TRAINING evidence called training // people came"),
                        List.of(
                                "team.dslr:6:55: unknown-sentence: 'the product has TRAINING evidence called training // people came' is not a sentence, because a comment follows. Put the comment on a line of its own.")),
                arguments(
                        List.of("for every product", "the product has TRAINING evidence observed within 007 days"),
                        List.of(
                                "team.dslr:6:55: syntax-error: A number must be digits with an optional fraction, but was '007'. Write 14, 0.995 or 1000000; hexadecimal, octal, exponents and underscores are not read.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product has TRAINING evidence observed within 99999999999999999 days"),
                        List.of(
                                "team.dslr:6:5: invalid-constant: 'the product has TRAINING evidence observed within 99999999999999999 days' is no Duration: it is too large. Write a valid one.")),
                arguments(
                        List.of("for every product", "the product has a user segment called product"),
                        List.of(
                                "team.dslr:6:43: duplicate-variable: A variable must be bound once, but 'product' is bound before. Use another name.")),
                arguments(
                        List.of("for every product", "for every product"),
                        List.of(
                                "team.dslr:6:5: duplicate-variable: A variable must be bound once, but 'asOf' is bound before. Use another name.",
                                "team.dslr:6:5: duplicate-variable: A variable must be bound once, but 'product' is bound before. Use another name.")),
                arguments(
                        List.of(
                                "for every product",
                                "the approver had the role operations then and has it now called operations"),
                        List.of(
                                "team.dslr:6:5: unknown-variable: 'approval' is not bound before it is used. Known here are asOf, product.")),
                arguments(
                        List.of("for every product", "the product has a user segment called pomx"),
                        List.of(
                                "team.dslr:6:43: not-in-profile: A variable must be '$' and a name that does not start with 'pom', but was '$pomx'. Write one such as '$product'.")),
                arguments(
                        List.of("for every product", "it rains"),
                        List.of(
                                "team.dslr:6:5: unknown-sentence: 'it rains' is not a sentence. Write a sentence of docs/sentences.md, or DRL after '>'.")),
                arguments(
                        List.of(
                                "for every product",
                                "> $e : Evidence( productId == $prodct )",
                                "- observed within 3 days"),
                        List.of(
                                "team.dslr:6:35: unknown-variable: '$prodct' is not bound before it is used; did you mean '$product'? Known here are $asOf, $product.")),
                arguments(
                        List.of(
                                "for every product",
                                "the product hsa TRAINING evidence called training",
                                "- observed within 3 days",
                                "- observed in PRODUKTION",
                                "the product has a user segment called segment",
                                "- about training"),
                        List.of(
                                "team.dslr:6:17: unknown-sentence: 'the product hsa TRAINING evidence called training' is not a sentence; did you mean 'the product has {kind} evidence called {name}'? Write 'has' in place of 'hsa'.",
                                "team.dslr:10:7: unknown-property: 'about training' cannot be said of the fact above: UserSegment has no property 'subject'. Write it below a sentence about another fact.")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_where_its_author_made_it(List<String> sentences, List<String> findings) {
        RuleParser.Parsed parsed = parse(rule(sentences.toArray(String[]::new)));

        assertThat(parsed.findings()).extracting(Finding::toString).containsExactlyElementsOf(findings);
        assertThat(parsed.rules()).isEmpty();
    }

    @Test
    void a_tree_of_sentences_holds_the_places_and_words_of_its_author() {
        Rule rule = read(rule(
                "for every product",
                "  - the channel MOBILE",
                "the product has TRAINING evidence called training",
                "  - on the subject \"support\"",
                "  - observed within 14 days",
                "every open risk has an owner and is on track"));

        assertThat(rule.source().text()).startsWith("rule \"MVP exit: sample\"").endsWith("end");
        assertThat(rule.scope().items().get(2).source()).isEqualTo(new Source("team.dslr", 6, 9, "the channel MOBILE"));
        Condition.Pattern training = (Condition.Pattern) rule.conditions().get(0);
        assertThat(training.source()).isEqualTo(new Source("team.dslr", 7, 5, """
                the product has TRAINING evidence called training
                      - on the subject "support"
                      - observed within 14 days"""));
        assertThat(training.items())
                .extracting(Condition.Item::source)
                .containsExactly(
                        new Source("team.dslr", 7, 5, "the product has TRAINING evidence called training"),
                        new Source("team.dslr", 7, 5, "the product has TRAINING evidence called training"),
                        new Source("team.dslr", 8, 9, "on the subject \"support\""),
                        new Source("team.dslr", 9, 9, "observed within 14 days"));
        assertThat(rule.conditions().get(1).source())
                .isEqualTo(new Source("team.dslr", 10, 5, "every open risk has an owner and is on track"));
    }

    @Test
    void what_no_sentence_says_is_written_as_drl() {
        Rule rule = read(rule(
                "> GateReview( $product : productId, $asOf : asOf )",
                "> $rehearsed : Evidence( productId == $product, kind == \"ON_CALL\" )",
                "  - observed within 30 days",
                "  - with a value of at least 2",
                "> not ( Control( productId == $product, boltedOn )",
                ">       or ProductRisk( productId == $product, open ) )"));

        assertThat(CanonicalPrint.of(rule)).isEqualTo(asked("""
                $rehearsed : Evidence( productId == $product, kind == EvidenceKind.ON_CALL,
                                       observedWithin( Duration.ofDays( 30 ), $asOf ), value >= 2 )
                not ( Control( productId == $product, boltedOn ) or ProductRisk( productId == $product, open ) )
                """));
    }

    @Test
    void layout_comments_and_line_ends_change_nothing() {
        String plain = rule("for every product", "the product has ON_CALL evidence called onCall", "- with a version");
        String other = "\uFEFF"
                + rule(
                                "for  every\tproduct   ",
                                "",
                                "// who is called",
                                "the product has ON_CALL evidence called onCall",
                                "       -with a version")
                        .replace("when\n", "when // it counts\n")
                        .replace("\n", "\r\n");

        assertThat(CanonicalPrint.of(read(other))).isEqualTo(CanonicalPrint.of(read(plain)));
    }

    @Test
    void rules_that_follow_a_broken_one_are_read() {
        String broken = rule("for every product", "it rains").replace("then\nend\n", "");
        String sound =
                rule("for every product", "the product has a released version").replace("sample", "second");
        RuleParser.Parsed parsed = parse(broken + sound + sound.replace("second", "third"));

        assertThat(parsed.findings())
                .extracting(finding -> finding.slug() + " at line " + finding.line())
                .containsExactly("unknown-sentence at line 6", "syntax-error at line 7");
        assertThat(parsed.rules()).extracting(Rule::name).containsExactly("MVP exit: second", "MVP exit: third");
    }

    @Test
    void sentences_begin_below_when() {
        assertThat(findings(rule("for every product").replace("when\n    ", "when ")))
                .first()
                .isEqualTo(
                        "team.dslr:4:1: syntax-error: 'when' must stand on a line of its own, but does not. Start a line before it, and one after it.");
    }

    /** A query at line 1 with its sentences from line 2 on, and a rule that calls it. */
    private static String query(String... sentences) {
        return "query fresh( ProductId $product, Instant $asOf )\n    " + String.join("\n    ", sentences) + "\nend\n"
                + rule("for every product", "> ?fresh( $product, $asOf; )");
    }

    @Test
    void a_query_asks_in_sentences_and_in_drl() {
        Rule rule = read(query(
                "// what is fresh",
                "the product has TRAINING evidence observed within 14 days",
                "  - with a version",
                "> Evidence( productId == $product, kind == \"ON_CALL\" )"));

        RuleParser.Parsed drl =
                RuleParser.parse("team.drl", """
                query fresh( ProductId $product, Instant $asOf )
                    $evidence : Evidence( productId == $product, kind == EvidenceKind.TRAINING,
                                          observedWithin( Duration.ofDays( 14 ), $asOf ), subjectVersion != null )
                    Evidence( productId == $product, kind == EvidenceKind.ON_CALL )
                end
                rule "MVP exit: sample" @gate( "mvp-exit" ) @criterion( "team.sample" )
                when
                    GateReview( $product : productId, $asOf : asOf )
                    ?fresh( $product, $asOf; )
                then
                end
                """.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(drl.findings()).isEmpty();
        assertThat(CanonicalPrint.of(rule))
                .isEqualTo(CanonicalPrint.of(drl.rules().get(0)));
    }

    @Test
    void a_query_may_stand_below_the_rule_that_calls_it() {
        String query = "query released( ProductId $product )\n    the product has a released version\nend\n";
        String rule = rule("for every product", "> ?released( $product; )");
        assertThat(CanonicalPrint.of(read(rule + query))).isEqualTo(CanonicalPrint.of(read(query + rule)));
    }

    @Test
    void a_package_may_be_called_query() {
        read("package team.query\n" + rule("for every product", "the product has a released version"));
    }

    static List<Arguments> mistakesInQueries() {
        return List.of(
                arguments(
                        query("the product hsa TRAINING evidence called training"),
                        "team.dslr:2:17: unknown-sentence: 'the product hsa TRAINING evidence called training' is not a sentence; did you mean 'the product has {kind} evidence called {name}'? Write 'has' in place of 'hsa'."),
                arguments(
                        query("the product has TRAINIG evidence called training"),
                        "team.dslr:2:21: unknown-evidence-kind: 'TRAINIG' is not an evidence kind; did you mean 'TRAINING'? Write one of CONTROL_TEST, CUSTOMER_DOCUMENTATION, CUSTOMER_MIGRATION, DATA_DISPOSITION, DOCUMENT, ON_CALL, PROBLEM_EVIDENCE, RUNBOOK, RUNBOOK_EXERCISE, RUNNABLE_BUILD, SUPPORT_CHANNEL, SUPPORT_ESCALATION, TELEMETRY, TRAINING, USER_RESEARCH, or declare it in the pack."),
                arguments(
                        query("> Evidence( productId == $product )", "it rains"),
                        "team.dslr:3:5: unknown-sentence: 'it rains' is not a sentence. Write a sentence of docs/sentences.md, or DRL after '>'."),
                arguments(
                        query("the product has a released version").replace("> ?fresh", "?fresh"),
                        "team.dslr:9:5: unknown-sentence: '?fresh( $product, $asOf; )' is not a sentence. Write '>' before the call of a query."),
                arguments(
                        query("> Evidence( productId = $product )"),
                        "team.dslr:2:27: not-in-profile: A condition must not assign, but here is '='. Compare with '=='."),
                arguments(
                        query("the product has TRAINING evidence observed within 14 days")
                                .replace(", Instant $asOf )", " )")
                                .replace(", $asOf;", ";"),
                        "team.dslr:2:5: unknown-variable: 'asOf' is not bound before it is used. Known here are product."),
                arguments(
                        query("> Evidence( productId == $product )").replace("\nend\nrule", "\nrule"),
                        "team.dslr:3:1: syntax-error: The query 'fresh' must continue with 'end', but found 'rule'. Write 'end' here, or check what stands before it."),
                arguments(
                        query("the product has a released version").replace("asOf )\n    ", "asOf ) "),
                        "team.dslr:1:1: syntax-error: What a query is given must stand on a line of its own, but does not. Start a line before 'query', and one after the parenthesis; write what it asks below, one sentence a line."),
                arguments(
                        query("> then", "the product has a released version"),
                        "team.dslr:2:7: not-in-profile: A line of DRL must hold conditions only, but here is 'then'. Write 'then' on a line of its own, without '>'."));
    }

    @ParameterizedTest
    @MethodSource("mistakesInQueries")
    void a_mistake_in_a_query_is_told_once_where_its_author_made_it(String text, String finding) {
        RuleParser.Parsed parsed = parse(text);

        assertThat(parsed.findings()).extracting(Finding::toString).containsExactly(finding);
        assertThat(parsed.rules()).isEmpty();
    }

    private static List<String> parameterFindings(String... sentences) {
        String text = rule(sentences);
        return RuleParser.parse("team.dslr", text.getBytes(StandardCharsets.UTF_8), RandomSentences.vocabulary())
                .findings()
                .stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void parameters_of_every_type_are_compared() {
        assertThat(parameterFindings(
                        "for every product",
                        "the parameter research-age gives days called longest",
                        "the parameter team.some-count gives a count called most",
                        "the parameter some-percentage gives a percentage called least",
                        "the parameter some-amount gives an amount called limit",
                        "the product has TRAINING evidence called training",
                        "- observed within the age named longest",
                        "- with a value of at least the one named least",
                        "at most as many flow items are in progress as the count named most",
                        "the run cost is at most the amount named limit called low"))
                .isEmpty();
    }

    @Test
    void a_parameter_that_is_unknown_or_unnamed_is_told_in_the_words_of_the_author() {
        assertThat(parameterFindings("for every product", "the parameter some-amont gives an amount called limit"))
                .containsExactly(
                        "team.dslr:6:19: unknown-parameter: 'some-amont' is not a parameter of the pack; did you mean 'some-amount'? Write one of research-age, some-amount, some-percentage, team.some-count, or state it in the manifest.");
        assertThat(parameterFindings(
                        "for every product",
                        "the parameter some-amount gives an amount called limit",
                        "the run cost is at most the amount named limt called low"))
                .containsExactly(
                        "team.dslr:7:46: unknown-variable: 'limt' is not bound before it is used; did you mean 'limit'? Known here are asOf, limit, product.");
    }

    @Test
    void a_line_of_drl_cannot_end_the_rule() {
        assertThat(findings(rule("for every product", "> then end rule \"x\" when")))
                .containsExactly(
                        "team.dslr:6:7: not-in-profile: A line of DRL must hold conditions only, but here is 'then'. Write 'then' on a line of its own, without '>'.");
    }

    @Test
    void an_author_reads_that_a_kind_of_the_pack_is_known() {
        String text = rule("for every product", "the product has ROLLOUT evidence called rollout");
        Vocabulary vocabulary = Vocabulary.standard().withEvidenceKinds(List.of(new EvidenceKind("ROLLOUT")));
        assertThat(RuleParser.parse("team.dslr", text.getBytes(StandardCharsets.UTF_8), vocabulary)
                        .findings())
                .isEmpty();
        assertThat(findings(text)).hasSize(1);
    }

    @Test
    void a_file_of_unknown_sentences_is_read_in_time() {
        String[] lines = new String[2_000];
        Arrays.fill(lines, "the prodct hsa evidnce");
        long start = System.nanoTime();

        assertThat(findings(rule(lines))).hasSizeGreaterThan(1_900);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void many_additions_to_one_fact_are_read_in_time() {
        String[] lines = new String[4_000];
        Arrays.fill(lines, "- with a version");
        lines[0] = "for every product";
        lines[1] = "the product has ON_CALL evidence called onCall";
        long start = System.nanoTime();

        assertThat(findings(rule(lines))).singleElement().asString().contains("limit-exceeded");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
