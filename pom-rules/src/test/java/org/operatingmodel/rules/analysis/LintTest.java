package org.operatingmodel.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

class LintTest {
    private static final String SCOPE = "GateReview( $product : productId, $asOf : asOf )\n";

    private static String rule(String name, String annotations, String conditions) {
        return "rule \"" + name + "\" @gate( \"mvp-exit\" ) @criterion( \"team."
                + name.toLowerCase(Locale.ROOT).replace(' ', '-') + "\" ) " + annotations + "\nwhen\n" + conditions
                + "\nthen end\n";
    }

    private static List<Finding> lint(String... rules) {
        RuleParser.Parsed parsed = RuleParser.parse(
                "team.drl", String.join("", rules).getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        return Lint.findings(parsed.statements());
    }

    private static List<Finding> conditions(String conditions) {
        return lint(rule("One", "", SCOPE + conditions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SloEvaluation( productId == $product, verdict == SloVerdict.PASS )",
                "SloEvaluation( productId == $product, verdict != SloVerdict.FAIL, verdict != SloVerdict.UNEVALUABLE )",
                "SloEvaluation( productId == $product, verdict not in ( SloVerdict.FAIL, SloVerdict.UNEVALUABLE ) )",
                "( Evidence( productId == $product ) or Product( id == $product, channels.size() > 1 ) )"
            })
    void constants_that_are_known_may_be_asked_for(String conditions) {
        assertThat(conditions(conditions)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Evidence( productId == $product, value > 5, value < 3 )#'value < 3' never holds beside 'value > 5'",
                "Evidence( productId == $product, value > 5 && value < 3 )#'value < 3' never holds beside 'value > 5'",
                "Evidence( productId == $product, value > 5, value <= 5.0 )#'value <= 5.0' never holds beside 'value > 5'",
                "Evidence( productId == $product, value >= 5, value <= 5, value != 5 )#'value != 5' never holds beside 'value >= 5' and 'value <= 5'",
                "Evidence( productId == $product, 5 < value, 3 > value )#'3 > value' never holds beside '5 < value'",
                "Evidence( productId == $product, value == null, value > 1 )#'value > 1' never holds beside 'value == null'",
                "Evidence( productId == $product, subject == \"a\", subject == \"b\" )#'subject == \"b\"' never holds beside 'subject == \"a\"'",
                "Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, kind == \"TELEMETRY\" )#'kind == \"TELEMETRY\"' never holds beside 'kind == EvidenceKind.RUNBOOK'",
                "Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, kind not in ( EvidenceKind.RUNBOOK ) )#'kind not in ( EvidenceKind.RUNBOOK )' never holds beside 'kind == EvidenceKind.RUNBOOK'",
                "Product( id == $product, stage < Stage.MVP, stage > Stage.DISCOVERY )#'stage > Stage.DISCOVERY' never holds beside 'stage < Stage.MVP'",
                "Product( id == $product, stage in ( Stage.MVP, Stage.OPERATION ), stage == Stage.DISCOVERY )#'stage == Stage.DISCOVERY' never holds beside 'stage in ( Stage.MVP, Stage.OPERATION )'",
                "Product( id == $product, channels.size() < 0 )#'channels.size() < 0' never holds",
                "Slo( productId == $product, target >= 95 )#'target >= 95' never holds",
                "Slo( productId == $product, target <= 0 )#'target <= 0' never holds",
                "RolloutStep( productId == $product, percent > 100 )#'percent > 100' never holds",
                "DataField( productId == $product, retentionDays < 0 )#'retentionDays < 0' never holds",
                "SloCount( productId == $product, good < 0 )#'good < 0' never holds",
                "Product( id == $product, channels.size() > 2, channels.size() < 3 )#'channels.size() < 3' never holds beside 'channels.size() > 2'",
                "Product( id == $product, channels contains Channel.API, channels not contains Channel.API )#'channels not contains Channel.API' never holds beside 'channels contains Channel.API'",
                "ProductRisk( productId == $product, open, !open )#'!open' never holds beside 'open'",
                "Evidence( productId == $product, observedAt < $asOf, observedAt > $asOf )#'observedAt > $asOf' never holds beside 'observedAt < $asOf'",
                "Evidence( productId == $product, productId != $product )#'productId != $product' never holds beside 'productId == $product'",
                "Evidence( productId == $product, observedAt != observedAt )#'observedAt != observedAt' never holds",
                "Evidence( productId == $product, false )#'false' never holds",
                "Evidence( productId == $product, 1 > 2 )#'1 > 2' never holds",
                "Evidence( productId == $product, value > 5, ( value < 3 || value == 4 ) )#'value < 3 || value == 4' never holds beside 'value > 5'",
                "$e : Evidence( productId == $product, value > 5 ) Approval( productId == $product, $e.value < 3 )#'$e.value < 3' never holds beside 'value > 5'",
                "exists( Evidence( productId == $product, value > 5, value < 3 ) )#'value < 3' never holds beside 'value > 5'",
                "accumulate( $e : Evidence( productId == $product ); $n : count( $e ); $n < 0 )#'$n < 0' never holds"
            })
    void what_can_never_hold_together_is_an_error(String conditions, String never) {
        assertThat(conditions(conditions).stream().filter(finding -> finding.kind() != FindingKind.ALARM_POLARITY))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
                    assertThat(finding.kind()).isEqualTo(FindingKind.CONTRADICTION);
                    assertThat(finding.line()).isEqualTo(4);
                    assertThat(finding.message())
                            .isEqualTo("Conditions must be able to hold together, but " + never
                                    + ", so 'team.one' can never be met.");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            Slo( productId == $product ) | not ErrorBudget( productId == $product, remaining < 0 ) ~ ErrorBudget
            Slo( productId == $product ) | forall( $e : ErrorBudget( productId == $product ) ErrorBudget( this == $e, remaining > 0 ) ) ~ ErrorBudget
            Slo( productId == $product ) | accumulate( ErrorBudget( productId == $product, $s : sloId ); $n : count( $s ); $n == 0 ) ~ ErrorBudget
            RiskRegister( productId == $product ) | not RunCost( productId == $product, amount > 100 ) ~ RunCost
            SloEvaluation( productId == $product ) | not ErrorBudget( productId == $product, remaining < 0 ) ~ ErrorBudget
            """)
    void a_figure_that_cannot_be_computed_is_no_proof(String conditions, String figure) {
        String[] parts = conditions.split("\\|");
        assertThat(conditions(parts[0] + parts[1])).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.UNPROVEN_ABSENCE);
            assertThat(finding.fix())
                    .isEqualTo("First ask for the '" + figure
                            + "' of the product itself: there is none where it cannot be computed.");
        });
        assertThat(conditions(figure + "( productId == $product )" + parts[1])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not( ProductRisk( productId == $product ) or Evidence( productId == $product ) )",
                "exists( not ProductRisk( productId == $product, open ) )",
                "not( not( not ProductRisk( productId == $product, open ) ) )",
                "not( Product( id == $product ) and ProductRisk( productId == $product, open ) )",
                "not( accumulate( ProductRisk( productId == $product, $r : id ); $n : count( $r ); $n > 0 ) )",
                "not( List( size > 0 ) from collect( ProductRisk( productId == $product ) ) )",
                "not( accumulate( Evidence( productId == $product, value != null, $v : value ); $m : max( $v ); $m > 5 ) )",
                "accumulate( ProductRisk( productId == $product, $r : id ); $n : count( $r ); 1 > $n )",
                "accumulate( ProductRisk( productId == $product, $r : id ); $n : count( $r ); 1 - $n > 0 )",
                "accumulate( ProductRisk( productId == $product, $r : id ); $n : count( $r ); 3 >= $n && $n < 9 )",
                "accumulate( ProductRisk( productId == $product, $r : id ); $n : count( $r ); !( $n > 2 || $n == 1 ) )",
                "accumulate( Evidence( productId == $product, value != null, $v : value ); $m : max( $v ); $m == null || $m <= 5 )"
            })
    void absence_is_told_in_each_of_its_shapes(String conditions) {
        List<FindingKind> kinds =
                conditions(conditions).stream().map(Finding::kind).distinct().toList();
        assertThat(kinds).contains(FindingKind.UNPROVEN_ABSENCE);
        assertThat(conditions("RiskRegister( productId == $product ) Approval( productId == $product ) " + conditions))
                .extracting(Finding::kind)
                .doesNotContain(FindingKind.UNPROVEN_ABSENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RiskRegister( )",
                "RiskRegister( productId == \"identity-access\" )",
                "RiskRegister( productId != $product )",
                "$other : Product( id != $product ) RiskRegister( productId == $other.id )",
                "( RiskRegister( productId == $product ) or RiskRegister( ) )",
                "List( size > 0 ) from collect( RiskRegister( ) )",
                "Person( )",
                "Evidence( productId == $product )"
            })
    void what_shows_that_somebody_looked_is_about_the_same_product(String proof) {
        assertThat(conditions(proof + " not ProductRisk( productId == $product, open )"))
                .filteredOn(finding -> finding.kind() == FindingKind.UNPROVEN_ABSENCE)
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("A condition on what must not be there must stand beside proof that somebody looked, but"
                        + " 'not ProductRisk( productId == $product, open )' also holds where nothing was recorded.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RiskRegister( $product == productId )",
                "RiskRegister( productId in ( $product ) )",
                "RiskRegister( !( productId != $product ) )",
                "Product( id == $product, $same : id ) RiskRegister( productId == $same )",
                "$e : Evidence( productId == $product ) RiskRegister( productId == $e.productId )",
                "$r : RiskRegister( ) Product( id == $product, id == $r.productId )",
                "List( size > 0 ) from collect( RiskRegister( productId == $product ) )",
                "( RiskRegister( productId == $product ) or ProductRisk( productId == $product ) and RiskRegister( productId == $product ) )",
                "not( not RiskRegister( productId == $product ) )"
            })
    void proof_may_be_joined_through_other_facts(String proof) {
        assertThat(conditions(proof + " not ProductRisk( productId == $product, open )"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            partnerEngagements >= 1 # forall( $e : PartnerEngagement( ) PartnerEngagement( this == $e, transferOnTrackAt( $asOf ) ) ) # true
            partnerEngagements > 0  # forall( $e : PartnerEngagement( ) PartnerEngagement( this == $e, transferOnTrackAt( $asOf ) ) ) # true
            partnerEngagements >= 0 # forall( $e : PartnerEngagement( ) PartnerEngagement( this == $e, transferOnTrackAt( $asOf ) ) ) # false
            partnerEngagements != 3 # forall( $e : PartnerEngagement( ) PartnerEngagement( this == $e, transferOnTrackAt( $asOf ) ) ) # false
            partnerEngagements >= 1 # not PartnerEngagement( productId == "identity-access" ) # false
            partnerEngagements >= 1 # forall( $e : Evidence( ) Evidence( this == $e, value > 0 ) ) # false
            """)
    void a_scope_that_asks_for_one_shows_that_there_is_one(String scope, String conditions, boolean shown) {
        String rule = "rule \"One\" @practice( \"team.one\" ) @area( \"platforms\" ) @remedy( \"Do it.\" )\nwhen\n"
                + "ReviewedPortfolio( $asOf : asOf, " + scope + " )\n" + conditions + "\nthen end\n";
        assertThat(lint(rule).stream().noneMatch(finding -> finding.kind() == FindingKind.UNPROVEN_ABSENCE))
                .isEqualTo(shown);
    }

    @Test
    void a_register_proves_only_what_it_registers() {
        assertThat(conditions("RiskRegister( productId == $product ) not Evidence( productId == $product )"))
                .extracting(Finding::toString)
                .containsExactly("team.drl:4:39: unproven-absence: A condition on what must not be there must stand"
                        + " beside proof that somebody looked, but 'not Evidence( productId == $product )' also holds"
                        + " where nothing was recorded. First ask for a fact that shows it, such as a 'Evidence' of the"
                        + " product that is as it should be.");
        assertThat(
                        conditions(
                                "RiskRegister( productId == $product ) not RiskRegister( productId == $product, !reviewedWithin( Duration.ofDays( 30 ), $asOf ) )"))
                .isEmpty();
    }

    @Test
    void a_figure_that_must_not_be_undefined_is_to_be_asked_for_itself() {
        assertThat(conditions("Evidence( productId == $product ) not UndefinedFigure( productId == $product )"))
                .extracting(Finding::toString)
                .containsExactly("team.drl:4:35: unproven-absence: A condition on what must not be there must stand"
                        + " beside proof that somebody looked, but 'not UndefinedFigure( productId == $product )' also"
                        + " holds where nothing was recorded. Ask for the figure itself, such as"
                        + " 'ErrorBudget( productId == $product )'.");
        assertThat(conditions("ErrorBudget( productId == $product ) not UndefinedFigure( productId == $product )"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evidence( productId == $product, value > 5, value < 7 )",
                "Evidence( productId == $product, value > 5, value < 6 )",
                "Evidence( productId == $product, value >= 5, value <= 5 )",
                "Evidence( productId == $product, value > 5 || value < 3 )",
                "Evidence( productId == $product, observedAt >= $asOf, observedAt <= $asOf )",
                "Evidence( productId == $product, subject == null || subject == \"a\" )",
                "Evidence( productId == $product, subject != null, subject != \"a\", subject != \"b\" )",
                "$a : Evidence( productId == $product, value > 5 ) $b : Evidence( productId == $product, value < 3 )",
                "$a : Evidence( productId == $product ) Evidence( productId == $product, this != $a )",
                "Product( id == $product, stage > Stage.DISCOVERY, stage < Stage.LIMITED_LAUNCH )",
                "accumulate( $e : Evidence( productId == $product ); $n : count( $e ); $n > 2 )",
                "( Evidence( productId == $product ) or Approval( productId == $product ) )",
                "Evidence( productId == $product, kind == EvidenceKind.RUNBOOK ) not ProductRisk( productId != $product )"
                        + " RiskRegister( productId == $product )",
                "$r : RiskRegister( productId == $product ) $risk : ProductRisk( productId == $product, open )"
                        + " Evidence( productId == $product, subject == $risk.id.value )",
                "( ErrorBudget( productId == $product, remaining > 0 )"
                        + " or ( ErrorBudget( productId == $product, remaining <= 0 ) and Approval( productId == $product ) ) )",
                "$e : Evidence( productId == $product, value != null )"
                        + " ( Approval( productId == $product, $e.value > 5 )"
                        + " or Evidence( productId == $product, $e.value < 3, subject != null, subject != \"a\" ) )",
                "Evidence( productId == $product ) forall( $c : Control( productId == $product )"
                        + " Control( this == $c, !boltedOn ) )"
            })
    void what_may_hold_is_left_alone(String conditions) {
        assertThat(conditions(conditions)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Product( id == $product, channels.size() >= 0 )#always-true#A condition must be able to fail, but 'channels.size() >= 0' always holds.",
                "Evidence( productId == $product, observedAt == observedAt )#always-true#A condition must be able to fail, but 'observedAt == observedAt' always holds.",
                "Evidence( productId == $product, true )#always-true#A condition must be able to fail, but 'true' always holds.",
                "Evidence( productId == $product, value == null || value != null )#always-true#A condition must be able to fail, but 'value == null || value != null' always holds.",
                "Evidence( productId == $product, kind == EvidenceKind.RUNBOOK || kind != EvidenceKind.RUNBOOK )#always-true#A condition must be able to fail, but 'kind == EvidenceKind.RUNBOOK || kind != EvidenceKind.RUNBOOK' always holds.",
                "Evidence( productId == $product, value > 5, ( value < 3 || value > 9 ) )#dead-condition#Each part of a condition must be able to hold, but 'value < 3' never holds beside 'value > 5', so it changes nothing.",
                "Evidence( productId == $product ) not Approval( productId == $product, approvedAt < $asOf, approvedAt > $asOf )#always-true#A condition must be able to fail, but 'approvedAt > $asOf' never holds beside 'approvedAt < $asOf', so the 'not' around it always holds.",
                "Evidence( productId == $product ) not ( exists( Approval( productId == $product, approvedAt < $asOf, approvedAt > $asOf ) ) )#always-true#A condition must be able to fail, but 'approvedAt > $asOf' never holds beside 'approvedAt < $asOf', so the 'not' around it always holds.",
                "Control( productId == $product ) forall( $c : Control( productId == $product, boltedOn, !boltedOn ) Control( this == $c, title == \"a\" ) )#always-true#A condition must be able to fail, but '!boltedOn' never holds beside 'boltedOn', so the 'forall' around it always holds.",
                "Evidence( productId == $product ) not Approval( productId == $product, ( approvedAt < $asOf || approvedAt != approvedAt ) )#dead-condition#Each part of a condition must be able to hold, but 'approvedAt != approvedAt' never holds, so it changes nothing.",
                "Evidence( productId == $product, subject != \"a\" )#absence-passes#A condition must not hold because a value is absent, but 'subject != \"a\"' holds where 'subject' is.",
                "Evidence( productId == $product, !( subject == \"a\" ) )#absence-passes#A condition must not hold because a value is absent, but '!( subject == \"a\" )' holds where 'subject' is.",
                "Evidence( productId == $product, environment not in ( Environment.PRODUCTION ) )#absence-passes#A condition must not hold because a value is absent, but 'environment not in ( Environment.PRODUCTION )' holds where 'environment' is.",
                "not Approval( productId == $product )#unproven-absence#A condition on what must not be there must stand beside proof that somebody looked, but 'not Approval( productId == $product )' also holds where nothing was recorded.",
                "Product( id == $product, releasedVersion != null ) not Approval( productId == $product )#unproven-absence#A condition on what must not be there must stand beside proof that somebody looked, but 'not Approval( productId == $product )' also holds where nothing was recorded.",
                "Evidence( productId == $product ) not ProductRisk( productId == $product )#unproven-absence#A condition on what must not be there must stand beside proof that somebody looked, but 'not ProductRisk( productId == $product )' also holds where nothing was recorded.",
                "accumulate( $a : Approval( productId == $product ); $n : count( $a ); $n <= 2 )#unproven-absence#A condition on what must not be there must stand beside proof that somebody looked, but 'accumulate( $a : Approval( productId == $product ); $n : count( $a ); $n <= 2 )' also holds where nothing was recorded.",
                "forall( $c : Control( productId == $product ) Control( this == $c, !boltedOn ) )#unproven-absence#A condition on what must not be there must stand beside proof that somebody looked, but 'forall( $c : Control( productId == $product ) Control( this == $c, !boltedOn ) )' also holds where nothing was recorded.",
                "SloEvaluation( productId == $product, verdict != SloVerdict.FAIL )#absence-passes#A condition must not hold because nothing is known, but 'verdict != SloVerdict.FAIL' holds for PASS, WARNING, UNEVALUABLE, INFO.",
                "SloEvaluation( productId == $product, !( verdict == SloVerdict.FAIL ) )#absence-passes#A condition must not hold because nothing is known, but '!( verdict == SloVerdict.FAIL )' holds for PASS, WARNING, UNEVALUABLE, INFO.",
                "SloEvaluation( productId == $product, verdict not in ( SloVerdict.FAIL ) )#absence-passes#A condition must not hold because nothing is known, but 'verdict not in ( SloVerdict.FAIL )' holds for PASS, WARNING, UNEVALUABLE, INFO.",
                "AllocationBalance( productId == $product, signal != Signal.FIRES )#absence-passes#A condition must not hold because nothing is known, but 'signal != Signal.FIRES' holds for DOES_NOT_FIRE, UNDEFINED.",
                "( Evidence( productId == $product ) or Product( id == $product ) )#always-true#A condition must be able to fail, but 'Evidence( productId == $product ) or Product( id == $product )' always holds.",
                "UndefinedFigure( productId == $product )#alarm-polarity#A condition must ask for what is good, but 'UndefinedFigure( productId == $product )' asks for a figure that cannot be computed, so 'team.one' is met only where it is found.",
                "ErrorBudget( productId == $product, remaining <= 0 )#alarm-polarity#A condition must ask for what is good, but 'remaining <= 0' is bad news, so 'team.one' is met only where it is found.",
                "ProductRisk( productId == $product, open )#alarm-polarity#A condition must ask for what is good, but 'open' is bad news, so 'team.one' is met only where it is found.",
                "SloEvaluation( productId == $product, verdict == SloVerdict.FAIL )#alarm-polarity#A condition must ask for what is good, but 'verdict == SloVerdict.FAIL' is bad news, so 'team.one' is met only where it is found.",
                "Evidence( productId == $product ) not ( $a : Approval( productId == $product ) )#unused-binding#A variable inside 'not', 'exists', 'forall' or 'accumulate' must be read there, but '$a' is not.",
                "Product( id == $product )#nothing-asked#A rule must ask for something, but this one asks for nothing but its scope, so 'team.one' is met by every product that it is about."
            })
    void what_probably_does_not_do_what_is_meant_is_a_warning(String conditions, String slug, String message) {
        assertThat(conditions(conditions)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.slug()).isEqualTo(slug);
            assertThat(finding.message()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Evidence( productId == $product, subject not matches \"a.*\" )#subject not matches \"a.*\"#subject",
                "Evidence( productId == $product, !( subject matches \"a.*\" ) )#!( subject matches \"a.*\" )#subject",
                "Evidence( productId == $product, subject not str[startsWith] \"a\" )#subject not str[startsWith] \"a\"#subject",
                "Evidence( productId == $product, !subject!.startsWith( \"a\" ) )#!subject!.startsWith( \"a\" )#subject",
                "Product( id == $product, $all : outcomeIds ) ExperimentPlan( productId == $product, outcomeId not memberOf $all )#outcomeId not memberOf $all#outcomeId",
                "Product( id == $product, $all : outcomeIds ) ExperimentPlan( productId == $product, $all not contains outcomeId )#$all not contains outcomeId#outcomeId",
                "Evidence( productId == $product, !( value > 5 ) )#!( value > 5 )#value",
                "Evidence( productId == $product, !( value > 5 && value < 9 ) )#!( value > 5 && value < 9 )#value",
                "Evidence( productId == $product, !( value > 5 || value < 2 ) )#!( value > 5 || value < 2 )#value",
                "Evidence( productId == $product, !( value + 1 > 5 ) )#!( value + 1 > 5 )#value",
                "Evidence( productId == $product, ( value > 5 ) == false )#( value > 5 ) == false#value",
                "Evidence( productId == $product, true != ( value > 5 ) )#true != ( value > 5 )#value",
                "Evidence( productId == $product, subject == \"a\" || !( value > 5 ) )#!( value > 5 )#value",
                "Evidence( productId == $product, value != null || subject != \"a\" )#subject != \"a\"#subject",
                "Evidence( productId == $product, $v : value, !( $v > 5 ) )#!( $v > 5 )#$v"
            })
    void what_holds_because_a_value_is_absent_is_told_and_asking_for_the_value_mends_it(
            String conditions, String said, String absent) {
        List<Finding> told = conditions(conditions);
        assertThat(told)
                .extracting(finding -> finding.message() + " " + finding.fix())
                .containsExactly("A condition must not hold because a value is absent, but '" + said + "' holds where '"
                        + absent + "' is. Ask '" + absent + " != null' as well.");
        int last = conditions.lastIndexOf(" )");
        String mended = conditions.substring(0, last) + ", " + absent + " != null )";
        assertThat(conditions(mended)).noneMatch(finding -> finding.kind() == FindingKind.ABSENCE_PASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value == null || !( value > 5 )",
                "!( value != null && value > 5 )",
                "!( value == null || value > 5 )",
                "subject == \"a\" || ( value != null && value != 3 )",
                "value != null && !( value > 5 )",
                "!( subject not matches \"a.*\" )",
                "( value > 5 ) == true"
            })
    void what_asks_for_absence_or_for_the_value_does_not_pass_by_absence(String constraint) {
        assertThat(conditions("Evidence( productId == $product, " + constraint + " )"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "accumulate( Evidence( productId == $product, $v : value ); $n : count( $v ); $n == 3 )#$n : count( $v )#$v",
                "accumulate( Evidence( productId == $product, $v : value ); $n : sum( $v * 2 ); $n == 3 )#$n : sum( $v * 2 )#$v",
                "accumulate( $e : Evidence( productId == $product ); $n : average( $e.value ); $n > 3 )#$n : average( $e.value )#$e.value",
                "accumulate( $e : Evidence( productId == $product ); $n : max( $e.value ); $n < 3 )#$n : max( $e.value )#$e.value",
                "accumulate( $e : Evidence( productId == $product ) and Approval( evidenceId == $e.id ); $n : min( $e.value ); $n > 3 )#$n : min( $e.value )#$e.value",
                "accumulate( $e : Evidence( productId == $product ); $n : collectList( $e.value ); $n.size == 3 )#$n : collectList( $e.value )#$e.value",
                "accumulate( $e : Evidence( productId == $product ); $n : collectSet( $e.value ); $n.size == 3 )#$n : collectSet( $e.value )#$e.value"
            })
    void what_a_function_leaves_out_is_told_and_asking_for_it_mends_that(
            String conditions, String function, String left) {
        assertThat(conditions(conditions)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.ABSENCE_LEFT_OUT);
            assertThat(finding.message() + " " + finding.fix())
                    .isEqualTo("What is computed must not leave out values that are absent, but '" + function
                            + "' leaves out each '" + left + "' that is. Ask 'value != null' in the pattern, "
                            + "where only those that are there are meant.");
        });
        assertThat(conditions(conditions.replace("productId == $product", "productId == $product, value != null")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$n : count( $v ); $n > 3",
                "$n : sum( $v ); 3 <= $n",
                "$n : max( $v ); $n != null, $n > 3",
                "$n : min( $v ); $n < 3",
                "$n : collectList( $v ); $n.size() > 3, $n contains 3",
                "$n : collectSet( $v ); 3 memberOf $n"
            })
    void what_is_only_stricter_for_what_it_leaves_out_is_not_told(String function) {
        assertThat(conditions("accumulate( Evidence( productId == $product, $v : value ); " + function + " )"))
                .isEmpty();
    }

    @Test
    void alternatives_of_which_none_can_hold_are_an_error() {
        String dead =
                "team.drl:4:%d: dead-condition: Each part of a condition must be able to hold, but '%s' never holds"
                        + " beside '%s', so it changes nothing. Mend one of them; where either is meant, write '||'.";
        String twice = "( Evidence( productId == $product, value > 5, value < 3 )"
                + " or ( Approval( productId == $product ) and Evidence( productId == $product, value < 1, value > 2 ) ) )";
        assertThat(conditions(twice))
                .extracting(Finding::toString)
                .containsExactly(
                        "team.drl:4:3: contradiction: Conditions must be able to hold together, but no alternative of"
                                + " 'Evidence( productId == $product, value > 5, value < 3 ) or ( Approval( produc...'"
                                + " can, so 'team.one' can never be met. Mend at least one of them.",
                        dead.formatted(47, "value < 3", "value > 5"),
                        dead.formatted(146, "value > 2", "value < 1"));
        assertThat(conditions(twice.replace("value > 2", "value > 0")))
                .extracting(Finding::slug)
                .containsExactly("dead-condition");
    }

    @Test
    void a_contradiction_after_alternatives_that_it_reads_is_an_error() {
        assertThat(conditions("( $e : Evidence( productId == $product ) or $e : Evidence( value > 1 ) )"
                        + " Approval( evidenceId == $e.id, approvedAt > $asOf, approvedAt < $asOf )"))
                .extracting(Finding::slug)
                .containsExactly("contradiction", "dead-condition");
    }

    @Test
    void a_scope_that_matches_nobody_is_an_error() {
        String asked = "\nEvidence( productId == $product )";
        assertThat(lint(rule(
                        "One",
                        "",
                        "GateReview( $product : productId, product.channels.size() > 3, product.channels.size() < 2 )"
                                + asked)))
                .extracting(Finding::toString)
                .containsExactly("team.drl:3:64: scope-never-matches: The first pattern must match some product, but"
                        + " 'product.channels.size() < 2' never holds beside 'product.channels.size() > 3', so nobody"
                        + " is asked for 'team.one'. Mend one of them; where either is meant, write '||'.");
        assertThat(lint(rule("One", "", "GateReview( $product : productId, gateId == \"ga-exit\" )" + asked)))
                .extracting(Finding::message)
                .containsExactly("The first pattern must match some product, but 'gateId == \"ga-exit\"' never holds"
                        + " beside '@gate( \"mvp-exit\" )', so nobody is asked for 'team.one'.");
    }

    @Test
    void rules_that_ask_the_same_are_told_whatever_their_variables_are_called() {
        String one = "GateReview( $product : productId ) $e : Evidence( productId == $product, value > 5 )"
                + " Approval( evidenceId == $e.id )";
        String other = "GateReview( $p : productId ) $x : Evidence( 5.0 < value, $p == productId )"
                + " Approval( $x.id == evidenceId )";
        assertThat(lint(rule("One", "", one), rule("Other", "", other)))
                .extracting(Finding::toString)
                .containsExactly("team.drl:5:1: duplicate-rule: Rules of a gate must differ, but this one asks for the"
                        + " same as \"One\" (team.drl:1:1). Remove one, or say what is different.");
    }

    @Test
    void a_rule_that_another_one_contains_is_told_unless_the_other_weighs_less() {
        String less = rule("Less", "", SCOPE + "Evidence( productId == $product )");
        String more = SCOPE + "Evidence( productId == $product ) Approval( productId == $product )";
        assertThat(lint(less, rule("More", "", more)))
                .extracting(Finding::toString)
                .containsExactly("team.drl:1:1: subsumed-rule: Rules of a gate must each add something, but all that"
                        + " this one asks is asked by \"More\" (team.drl:6:1) as well."
                        + " Remove it, or take out of the other what this one asks.");
        assertThat(lint(less, rule("More", "@enforcement( \"advisory\" )", more)))
                .isEmpty();
    }

    @Test
    void two_facts_are_not_one() {
        String two = SCOPE + "$a : Evidence( productId == $product ) $b : Evidence( productId == $product )"
                + " Approval( evidenceId == $a.id, approver != $b.author )";
        String one = SCOPE + "$a : Evidence( productId == $product ) $b : Evidence( productId == $product )"
                + " Approval( evidenceId == $a.id, approver != $a.author )";
        assertThat(lint(rule("Two", "", two), rule("One", "", one))).isEmpty();
    }

    @Test
    void the_standard_rules_are_free_of_findings() {
        assertThat(Lint.findings(RulePack.standard().rules())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Evidence( kind == EvidenceKind.TELEMETRY )#4:1",
                "Product( id == $product ) exists Evidence( kind == EvidenceKind.TELEMETRY )#4:34",
                "accumulate( Evidence( $e : id ); $n : count( $e ); $n >= 2 )#4:13",
                "Evidence( productId == $product ) Approval( approver == \"ann\" )#4:35",
            })
    void a_pattern_that_facts_of_other_products_meet_is_told(String conditions, String place) {
        assertThat(conditions(conditions))
                .filteredOn(finding -> finding.slug().equals("unjoined-pattern"))
                .singleElement()
                .asString()
                .startsWith("team.drl:" + place
                        + ": unjoined-pattern: A pattern must be about the product in question, but '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evidence( productId == $product )",
                "$p : Product( id == $product ) Evidence( productId == $p.id )",
                "Dependency( productId == $product, $other : dependsOn ) Evidence( productId == $other )",
                "$e : Evidence( productId == $product ) Approval( evidenceId == $e.id )",
                "Product( id == $product, $consumed : consumes ) Evidence( $consumed contains productId )",
                "RiskRegister( productId == $product ) not ProductRisk( open )",
            })
    void a_pattern_that_is_joined_by_any_way_is_not(String conditions) {
        assertThat(conditions(conditions)).noneMatch(finding -> finding.slug().equals("unjoined-pattern"));
    }
}
