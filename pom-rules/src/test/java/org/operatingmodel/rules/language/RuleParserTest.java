package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleParserTest {
    private static final String HEAD = """
            package team
            import org.operatingmodel.evidence.Evidence
            // Nobody looks at a dashboard for its own sake.
            rule "MVP exit: telemetry is live"
            @gate( "mvp-exit" ) @criterion( "mvp.telemetry-live" ) @enforcement( "mandatory" )
            when
            GateReview( $product : productId, $asOf : asOf )
            """;
    private static final String FOOT = "\nthen\nend\n";

    private static RuleParser.Parsed parse(String text) {
        return RuleParser.parse("team.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    private static List<Finding> findings(String conditions) {
        return parse(HEAD + conditions + FOOT).findings();
    }

    @ParameterizedTest
    @CsvSource({
        "(or ),or,0",
        "(and ),and,0",
        "not( or ),or,0",
        "exists (or ),or,0",
        "(or Evidence() ),or,1",
        "(and Evidence() ),and,1"
    })
    void a_group_joins_at_least_two_conditions(String group, String word, int joined) {
        assertThat(findings(group))
                .extracting(Finding::toString)
                .containsExactly("team.drl:8:" + (group.indexOf("(") + 1) + ": syntax-error: '" + word
                        + "' must join at least two conditions, but joins " + joined + ". Write '( " + word
                        + " A() B() )'.");
    }

    @Test
    void a_binding_of_nothing_is_refused() {
        assertThat(findings("Evidence( productId == $product, $x : null )"))
                .extracting(Finding::toString)
                .containsExactly("team.drl:8:34: not-in-profile: A binding must name a property, but 'null' is nothing."
                        + " Ask 'property == null' where it is read.");
    }

    @Test
    void reads_what_the_rule_says() {
        RuleParser.Parsed parsed = parse(HEAD
                + "$evidence : Evidence( productId == $product, kind == EvidenceKind.TELEMETRY,"
                + " observedWithin( Duration.ofDays( 14 ), $asOf ) )" + FOOT);
        assertThat(parsed.findings()).isEmpty();
        Rule rule = parsed.rules().get(0);
        assertThat(rule.why()).isEqualTo("Nobody looks at a dashboard for its own sake.");
        assertThat(rule.criterionId().value()).isEqualTo("mvp.telemetry-live");
        assertThat(rule.source().line()).isEqualTo(4);
        Condition.Pattern pattern = (Condition.Pattern) rule.conditions().get(0);
        assertThat(pattern.variable()).isEqualTo("$evidence");
        assertThat(pattern.items())
                .extracting(item -> item.source().text())
                .containsExactly(
                        "productId == $product",
                        "kind == EvidenceKind.TELEMETRY",
                        "observedWithin( Duration.ofDays( 14 ), $asOf )");
        assertThat(pattern.items().get(1).source().column()).isEqualTo(46);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$e : Number( $e : doubleValue > 1 ) from accumulate( Evidence( $v : value ), sum( $v ) )",
                "$e : List( $e : size > 1 ) from collect( Evidence() )",
                "$e : Set( $e : this ) from collect( Evidence() )"
            })
    void a_variable_is_not_bound_to_a_result_and_inside_it(String condition) {
        assertThat(findings(condition))
                .extracting(Finding::toString)
                .containsExactly("team.drl:8:1: duplicate-variable: A variable must be bound once, but '$e' is bound"
                        + " inside its pattern, too. Use another name.");
    }

    @Test
    void a_variable_is_not_bound_twice_inside_a_result() {
        assertThat(
                        findings(
                                "Number( $e : this, $e : doubleValue > 1 ) from accumulate( Evidence( $v : value ), sum( $v ) )"))
                .extracting(Finding::toString)
                .containsExactly("team.drl:8:20: duplicate-variable: A variable must be bound once, but '$e' is bound"
                        + " before. Use another name.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '`',
            value = {
                "( Evidence( $s : subject != null ) or Evidence( $s : subject ) ) Evidence( $s.length > 3 ) % $s",
                "( ( Evidence( $s : subject != null ) and Evidence( $s.length > 4 ) ) or ( Evidence( $s : subject ) and"
                        + " Evidence( $s.length > 3 ) ) ) % $s",
                "$e : Evidence() not( Approval( $e.subject != null ) ) Evidence( $e.subject.length > 3 ) % $e.subject",
                "$e : Evidence( subject != null || value > 1 ) Evidence( $e.subject.length > 3 ) % $e.subject",
                "$e : Evidence( !( subject != null && value > 1 ) ) Evidence( $e.subject.length > 3 ) % $e.subject",
                "$e : Evidence( subject not in ( \"a\", \"b\" ) ) Evidence( $e.subject.length > 3 ) % $e.subject",
                "$e : Evidence( !subject!.startsWith( \"a\" ) ) Evidence( $e.subject.length > 3 ) % $e.subject",
                "Evidence( subject != null ) Evidence( subject.length > 3 ) % subject",
                "Evidence( subject!.isBlank() == false, subject.length > 3 ) % subject",
                "Evidence( subject!.isBlank() in ( false ), subject.length > 3 ) % subject",
                "Evidence( subject in ( null, \"a\" ), subject.length > 3 ) % subject",
                "$s : Evidence( subject != null ) $t : Evidence() Evidence( $t.subject.length > 3 ) % $t.subject",
                "Cost( tags.get( \"a\" ) != null, tags.get( \"b\" ).length > 3 ) % tags.get( \"b\" )"
            })
    void what_is_guarded_elsewhere_may_still_be_absent_here(String conditions, String value) {
        int column = conditions.lastIndexOf(value + ".length > 3") + value.length() + 2;
        assertThat(findings(conditions))
                .extracting(Finding::toString)
                .containsExactly("team.drl:8:" + column + ": nullable-access: '" + value
                        + "' may be absent, so '.length' could not be read. Write '" + value + "!.length'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '`',
            value = {
                "Evidence( ( value == 1 ? 1 : 0 ) == 1 ) % 24 % A condition must not choose with '?', but here it does."
                        + " Write both cases, such as '( open && value > 1 ) || ( !open && value > 2 )'.",
                "Evidence( value == 1 ? true : value == 2 ) % 22 % A condition must not choose with '?', but here it"
                        + " does. Write both cases, such as '( open && value > 1 ) || ( !open && value > 2 )'.",
                "ProductRisk( ( (String) title ) == \"a\" ) % 17 % A condition must not cast, but here is '(String)'. Read"
                        + " the property as it is.",
                "ProductRisk( title soundslike \"a\" ) % 20 % The operator 'soundslike' is not part of the profile."
                        + " Allowed are == != < <= > >= contains memberOf matches in str[startsWith], each word also with"
                        + " 'not'.",
                "Evidence( observedAt before $asOf ) % 22 % The operator 'before' is not part of the profile. Compare the"
                        + " two with '<'.",
                "Evidence( this instanceof Evidence ) % 16 % The operator 'instanceof' is not part of the profile."
                        + " Allowed are == != < <= > >= contains memberOf matches in str[startsWith], each word also with"
                        + " 'not'.",
                "r : Evidence() % 1 % A variable must be '$' and a name that does not start with 'pom', but was 'r'. Write"
                        + " one such as '$product'.",
                "Evidence( s : subject ) % 11 % A variable must be '$' and a name that does not start with 'pom', but was"
                        + " 's'. Write one such as '$product'.",
                "$r := Evidence() % 5 % Unification is not part of the profile. Write ':' and '=='.",
                "Evidence() @watch( value ) % 12 % A pattern must have no annotations, but here is '@watch'. Remove it;"
                        + " what a rule counts for is said above 'when'.",
                "Evidence() if ( value > 1 ) % 12 % Here must be a pattern, but found 'if', which is not part of the"
                        + " profile. Write 'Type( ... )', with 'from' for nested lists."
            })
    void what_drl_has_and_the_profile_has_not_is_refused_with_what_to_write(
            String condition, int column, String message) {
        assertThat(findings(condition))
                .extracting(Finding::toString)
                .containsExactly("team.drl:8:" + column + ": not-in-profile: " + message);
    }

    @Test
    void constraints_are_joined_by_signs() {
        assertThat(findings("Evidence( value > 1 and value < 3 )"))
                .extracting(Finding::toString)
                .containsExactly(
                        "team.drl:8:21: syntax-error: Constraints must be joined by ',', '&&' or '||', but here"
                                + " is 'and'. Write '&&'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RoleHolding( roleId == RoleId.SECURITY )",
                "not RoleHolding( roleId == RoleId.SECURITY )",
                "RoleHolding( !heldAt( $asOf ) )",
                "RoleHolding( heldAt( $asOf ) == false )",
                "RoleHolding( heldAt( $asOf ) || roleId == RoleId.SECURITY )",
                "RoleHolding( $held : heldAt( $asOf ) )",
                "forall( $a : Approval() RoleHolding( personId == $a.approver ) )",
                "accumulate( RoleHolding( $p : personId ); $n : count( $p ); $n > 1 )"
            })
    void a_pattern_over_roles_that_does_not_say_when_is_refused(String conditions) {
        assertThat(findings(conditions)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.ROLE_WITHOUT_TIME);
            assertThat(finding.message())
                    .isEqualTo("A pattern over RoleHolding must say when the role is held, but this one also"
                            + " finds roles that have ended.");
            assertThat(finding.fix())
                    .isEqualTo(
                            "Ask its method heldAt for the instant that matters, such as that of the review or of an approval.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RoleHolding( roleId == RoleId.SECURITY, heldAt( $asOf ) )",
                "not RoleHolding( roleId == RoleId.SECURITY && heldAt( $asOf ) )",
                "RoleHolding( heldAt( $asOf ) == true )",
                "RoleHolding( this.heldAt( $asOf ) )",
                "RoleHolding( heldAt( $asOf ) || heldAt( $asOf.minus( Duration.ofDays( 9 ) ) ) )",
                "RoleHolding( heldAt( $asOf.minus( Duration.ofDays( 9 ) ) ), !heldAt( $asOf ) )"
            })
    void a_pattern_over_roles_says_when(String conditions) {
        assertThat(findings(conditions)).isEmpty();
    }

    static List<String> pureConditions() {
        return List.of(
                "Evidence( productId == $product, kind == \"TELEMETRY\" )",
                "Evidence( kind in ( EvidenceKind.TELEMETRY, \"RUNBOOK\" ) )",
                "Evidence( subject != null, subject!.length() > 3 ) not Approval()",
                "exists( Evidence( $id : id ) and Approval( evidenceId == $id ) )",
                "forall( $e : EventSchema( productId == $product ) Evidence( subject == $e.id.value ) )",
                "forall( ProductRisk( owner != null ) )",
                "$r : ProductRisk( productId == $product ) Milestone( !done, due > $asOf ) from $r.milestones",
                "accumulate( Evidence( $v : value ); $sum : sum( $v ), $n : count( $v ); $n >= 2, $sum > 10.5 )",
                "( Evidence() or Approval() )",
                "Evidence() or Approval()",
                "(or Evidence() Approval())",
                "Evidence( observedAt.isAfter( $asOf.minus( Duration.ofDays( 30 ) ) ) )",
                "Evidence( subject matches \"[a-z]+(\\\\.x)?\" ) // System.exit(1)",
                "Product( channels contains Channel.MOBILE, stage >= Stage.MVP, \"onboarding-time\" memberOf outcomeIds )",
                "SloCount( good * 1000 >= total * 995 && ( total > 0 || good == 0 ) )",
                "Cost( tags.get( \"environment\" ) == \"prod\", billed > 0 )",
                "Product( channels.size() > 1, releasedVersion!.startsWith( \"1.\" ) )",
                "$risk : ProductRisk( !open ) not ProductRisk( this != $risk, severity == Severity.CRITICAL )");
    }

    static String rule(String conditions) {
        return HEAD + conditions + FOOT;
    }

    @ParameterizedTest
    @MethodSource("pureConditions")
    void a_pure_condition_loads(String conditions) {
        assertThat(findings(conditions)).isEmpty();
        assertThat(parse(HEAD + conditions + FOOT).rules()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Evidence( kind == EvidenceKind.TELEMETRI )|unknown-evidence-kind|'TELEMETRI' is not an evidence kind; did you mean 'TELEMETRY'?",
                "Evidence( kind == \"TELEMETRI\" )|unknown-evidence-kind|'TELEMETRI' is not an evidence kind; did you mean 'TELEMETRY'?",
                "RoleHolding( roleId == \"operation\", heldAt( $asOf ) )|unknown-role|'operation' is not a role; did you mean 'operations'?",
                "Evidense()|unknown-type|'Evidense' is not a fact type; did you mean 'Evidence'?",
                "Evidence( observdAt < $asOf )|unknown-property|Evidence has no property 'observdAt'; did you mean 'observedAt'?",
                "Evidence( productId == $produkt )|unknown-variable|'$produkt' is not bound before it is used; did you mean '$product'?",
                "Product( stage == \"MVP\" )|impossible-comparison|'==' cannot compare Stage with text.",
                "Product( stage == Stage.MPV )|unknown-constant|'MPV' is not a constant of Stage; did you mean 'MVP'?",
                "Evidence( id == null )|impossible-comparison|'id' is never absent, so 'id == null' is always false.",
                "Product( owner.value == \"x\" )|nullable-access|'owner' may be absent, so '.value' could not be read.",
                "SloCount( good / total <= 1 )|division|A condition must not divide, because whole numbers lose their rest and 0 divides nothing, but here is 'good / total'.",
                "Evidence( reference.getClass() != null )|unknown-method|URI has no method 'getClass' with these arguments that a condition may call.",
                "Evidence( id.value.getClass().getModule() != null )|unknown-method|text has no method 'getClass' with these arguments that a condition may call.",
                "Evidence( subject matches \"(a*)*\" )|unbounded-regex|A regular expression must not repeat a group, but '(a*)*' does.",
                "Evidence( value != null, value.compareTo( 5 ) )|not-in-profile|'compareTo' must be compared with 0, but 'value.compareTo( 5 )' is not.",
                "Integer( this > 1 ) from accumulate( Evidence(), count( 1 ) )|impossible-comparison|'Integer' is not what 'count' gives, so the pattern never matches.",
                "Evidence( value = 1 )|not-in-profile|A condition must not assign, but here is '='.",
                "eval( true )|not-in-profile|Here must be a pattern, but found 'eval', which is not part of the profile.",
                "Milestone( done )|unknown-type|'Milestone' is part of other facts and no fact itself.",
                "accumulate( ( Evidence() or Approval() ); $n : count( 1 ); $n > 1 )|not-in-profile|'accumulate' must not look at alternatives, but here is 'or'.",
                "$r : ProductRisk() Milestone( done ) from $r.milestones ( Evidence() or Approval() )|not-in-profile|'milestones' takes no arguments, but here '(' follows it.",
                "$a : Evidence( $a : id )|duplicate-variable|A variable must be bound once, but '$a' is bound inside its pattern, too.",
                "( $e : Evidence() or $e : Approval() )|duplicate-variable|Alternatives must not bind a variable to different types, but '$e' is.",
                "accumulate( not Evidence(); $n : count( 1 ) )|not-in-profile|'accumulate' must look at a pattern, but starts with 'not Evidence()'.",
                "accumulate( Evidence( $v : value ); $a : count( $v ), $a : sum( $v ) )|duplicate-variable|A variable must be bound once, but '$a' is bound before.",
                "Product( !consumes.contains( Stage.MVP ) )|type-mismatch|'contains' must be given a ProductId, but 'Stage.MVP' is a Stage.",
                "$p : Product( ) TeamSkill( !coveredBy( $p.outcomeIds ) )|type-mismatch|'coveredBy' must be given a collection of PersonId, but '$p.outcomeIds' is a collection of OutcomeId.",
                "Cost( !tags.containsKey( 5 ) )|type-mismatch|'containsKey' must be given a text, but '5' is a number.",
                "Evidence( subject matches \"\\\\c[(a+)+b\" )|unbounded-regex|A regular expression must be made of plain parts, but '\\c[(a+)+b' holds '\\c'.",
                "Outcome( Duration.between( due, due ) == Duration.ofDays( 1 ) )|nullable-access|'between' must not read what may be absent, but 'due' may be.",
                "Evidence( id == $product )|impossible-comparison|'==' cannot compare EvidenceId with ProductId.",
                "Evidence( observedWithin( Duration.ofDays( 9223372036854775807 ), $asOf ) )|type-mismatch|'ofDays' must be given a whole number of at most 18 digits, but was '9223372036854775807'.",
                "Waiver()|unknown-type|'Waiver' is not a fact type."
            })
    void an_impure_or_impossible_condition_is_refused_at_its_place(String conditions, String slug, String message) {
        List<Finding> findings = findings(conditions);
        assertThat(findings).extracting(Finding::slug).containsExactly(slug);
        assertThat(findings).extracting(Finding::message).containsExactly(message);
        assertThat(findings.get(0).line()).isEqualTo(8);
        assertThat(parse(HEAD + conditions + FOOT).rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product.owner != null",
                "product.owner == null",
                "product.owner!.value == \"x\"",
                "product.releasedVersion == \"1.0\""
            })
    void a_scope_that_reads_what_may_be_absent_is_refused(String constraint) {
        assertThat(parse("rule \"a\" @gate( \"mvp-exit\" ) @criterion( \"mvp.a\" ) when GateReview( " + constraint
                                + " ) then end")
                        .findings())
                .extracting(Finding::slug)
                .containsExactly("scope-reads-absent");
    }

    @Test
    void a_rule_that_is_too_long_to_be_judged_is_refused() {
        StringBuilder doubling = new StringBuilder("SloCount( $b0 : good");
        for (int i = 1; i <= 12; i++) {
            doubling.append(", $b")
                    .append(i)
                    .append(" : $b")
                    .append(i - 1)
                    .append(" + $b")
                    .append(i - 1);
        }
        assertThat(findings(doubling + ", $b12 > 0 )"))
                .extracting(Finding::slug)
                .containsExactly("limit-exceeded");
        assertThat(findings("SloCount( good > " + "1 + ".repeat(5_000) + "1 )"))
                .extracting(Finding::slug)
                .containsExactly("limit-exceeded");
        assertThat(findings("Evidence() Approval() Slo() Sla() Cost()"))
                .extracting(Finding::message)
                .containsExactly("A rule must have at most 4 patterns without a constraint, but has 5.");
        assertThat(findings("( Slo() or Sla() ) ".repeat(6)))
                .extracting(Finding::message)
                .contains("A rule must have at most 32 combinations of alternatives, but has more.");
        assertThat(findings("Evidence( id.value" + ".strip()".repeat(7_000) + " == \"a\" )"))
                .extracting(Finding::slug)
                .containsExactly("limit-exceeded");
    }

    @Test
    void an_id_is_found_in_a_collection_by_its_text() {
        assertThat(findings("Product( consumes.contains( \"identity\" ) )")).isEmpty();
    }

    @Test
    void all_faults_of_a_file_are_told_at_once() {
        RuleParser.Parsed parsed = parse("rule \"a\" @gate( \"mvp-exit\" ) when Evidense() then end\n"
                + "rule \"b\" salience 5 when GateReview() then end\n"
                + "rule \"c\" @gate( \"mvp-exit\" ) @criterion( \"mvp.c\" ) when GateReview() then System.exit( 1 ); end\n"
                + "rule \"d\" @gate( \"mvp-exit\" ) @criterion( \"mvp.d\" ) when GateReview() then end\n");
        assertThat(parsed.findings())
                .extracting(Finding::slug)
                .containsExactly("unknown-type", "not-in-profile", "not-in-profile");
        assertThat(parsed.rules()).extracting(Rule::name).containsExactly("d");
    }

    @Test
    void a_missing_then_or_end_is_told_and_the_next_rule_is_read() {
        String rule = "rule \"%s\" @gate( \"mvp-exit\" ) @criterion( \"team.%s\" )\nwhen\nGateReview()\n%s\n";
        assertThat(parse(rule.formatted("one", "one", "then") + rule.formatted("two", "two", "Evidense()\nthen end"))
                        .findings())
                .extracting(Finding::toString)
                .contains("team.drl:5:1: syntax-error: A rule must end with 'end', but found 'rule'."
                        + " Write 'end' after 'then'.");
        assertThat(parse(rule.formatted("one", "one", "then") + rule.formatted("two", "two", "Evidense()\nthen end"))
                        .findings())
                .extracting(Finding::slug)
                .containsExactly("syntax-error", "unknown-type");
        assertThat(parse(rule.formatted("one", "one", "end")).findings())
                .extracting(Finding::toString)
                .containsExactly("team.drl:4:1: syntax-error: The conditions must continue with 'then', but found"
                        + " 'end'. Write 'then' here, or check what stands before it.");
        assertThat(parse(rule.formatted("one", "one", "then")).findings())
                .extracting(Finding::message)
                .containsExactly("A rule must end with 'end', but found the end of the file.");
    }
}
