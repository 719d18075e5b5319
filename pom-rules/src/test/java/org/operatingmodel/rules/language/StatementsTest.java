package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drools.drl.parser.DrlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.escalation.Deadline;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.gate.Area;
import org.operatingmodel.organisation.RoleId;

class StatementsTest {
    private static final String RIGHT = "@right( \"decides\" ) @decision( \"trade-off\" ) @by( \"executive\" ) ";
    private static final String STEP = "@escalation( \"first\" ) @to( \"executive\" ) @within( \"P5D\" ) ";

    private static RuleParser.Parsed parse(String annotations, String conditions) {
        String text = "// Because.\nrule \"A\" " + annotations + "\nwhen\n" + conditions + "\nthen end\n";
        return RuleParser.parse("a.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    private static List<String> findings(String annotations, String conditions) {
        return parse(annotations, conditions).findings().stream()
                .map(finding -> finding.slug() + ": " + finding.message() + " " + finding.fix())
                .toList();
    }

    @Test
    void a_right_says_who_has_which_say_in_what() {
        RuleParser.Parsed parsed = parse(
                "@right( \"overrules\" ) @decision( \"trade-off\" ) @by( \"executive\" ) @over( \"product-lead\" ) "
                        + "@quorum( \"2\" ) @area( \"business-alignment\" ) @effective( \"2026-01-01\" )",
                "PendingDecision( $p : productId, product!.stage == Stage.MVP ) Product( id == $p )");
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.rules()).isEmpty();
        DecisionRight right = (DecisionRight) parsed.statements().get(0);
        assertThat(right.name()).isEqualTo("A");
        assertThat(right.why()).isEqualTo("Because.");
        assertThat(right.kind()).isEqualTo(RightKind.OVERRULES);
        assertThat(right.decisionId()).isEqualTo(new DecisionId("trade-off"));
        assertThat(right.role()).isEqualTo(RoleId.EXECUTIVE);
        assertThat(right.over()).isEqualTo(RoleId.PRODUCT_LEAD);
        assertThat(right.quorum()).isEqualTo(2);
        assertThat(right.area()).isEqualTo(Area.BUSINESS_ALIGNMENT);
        assertThat(right.effectivePeriod().effectiveFrom()).hasToString("2026-01-01");
        assertThat(right.scope().items()).hasSize(2);
        assertThat(right.conditions()).hasSize(1);
    }

    @Test
    void a_step_says_who_is_asked_by_when_and_who_is_next() {
        RuleParser.Parsed parsed = parse(STEP + "@then( \"second\" )", "UnresolvedMatter( kind == MatterKind.VETOED )");
        assertThat(parsed.findings()).isEmpty();
        EscalationStep step = (EscalationStep) parsed.statements().get(0);
        assertThat(step.id()).isEqualTo(new EscalationId("first"));
        assertThat(step.to()).isEqualTo(RoleId.EXECUTIVE);
        assertThat(step.within()).isEqualTo(Deadline.parse("P5D"));
        assertThat(step.then()).isEqualTo(new EscalationId("second"));
        assertThat(step.why()).isEqualTo("Because.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@right( \"decide\" ) @decision( \"x\" ) @by( \"executive\" )|invalid-annotation: 'decide' is not a kind of decision right; did you mean 'decides'? Write one of decides, vetoes, overrules, consulted, informed.",
                "@right( \"decides\" ) @decision( \"X y\" ) @by( \"executive\" )|invalid-id: decisionId must match [a-z][a-z0-9.-]{0,63}, but was 'X y'. Use lower-case letters, digits, '.' and '-'. Write an id such as scope-trade-off.",
                "@right( \"decides\" ) @by( \"executive\" )|missing-annotation: A decision right must say '@decision', but this one does not. Write '@decision( \"scope-trade-off\" )' above 'when'.",
                "@decision( \"x\" ) @by( \"executive\" )|missing-annotation: A decision right must say '@right', but this one does not. Write '@right( \"decides\" )' above 'when'.",
                "@right( \"overrules\" ) @decision( \"x\" ) @by( \"executive\" )|missing-annotation: A decision right must say '@over', but this one does not. Write '@over( \"product-lead\" )' above 'when'.",
                "@right( \"vetoes\" ) @decision( \"x\" ) @by( \"executive\" ) @over( \"finance\" )|invalid-annotation: '@over' must stand beside '@right( \"overrules\" )' only, but stands beside 'vetoes'. Remove it.",
                "@right( \"decides\" ) @decision( \"x\" ) @by( \"executive\" ) @quorum( \"0\" )|invalid-annotation: '@quorum' must be a whole number from 1 to 100, but was '0'. Say how many holders of the role must agree.",
                "@right( \"informed\" ) @decision( \"x\" ) @by( \"executive\" ) @quorum( \"2\" )|invalid-annotation: '@quorum' must stand beside a right that binds, but stands beside 'informed'. Remove it.",
                "@right( \"decides\" ) @decision( \"x\" ) @by( \"executive\" ) @gate( \"mvp-exit\" )|invalid-annotation: A decision right must say nothing but @area, @by, @decision, @effective, @expires, @over, @quorum, @right, but says '@gate'. Remove it, or write a rule of its own.",
                "@right( \"decides\" ) @decision( \"x\" ) @by( \"executive\" ) @grace( \"P3D\" )|invalid-annotation: A decision right must say nothing but @area, @by, @decision, @effective, @expires, @over, @quorum, @right, but says '@grace'. Remove it, or write a rule of its own."
            })
    void an_annotation_that_does_not_fit_a_right_is_told(String annotations, String told) {
        assertThat(findings(annotations, "PendingDecision( )")).containsExactly(told);
    }

    @Test
    void a_role_that_is_none_is_told_with_the_nearest_one() {
        assertThat(findings("@right( \"decides\" ) @decision( \"x\" ) @by( \"exectuive\" )", "PendingDecision( )"))
                .singleElement()
                .asString()
                .startsWith(
                        "unknown-role: 'exectuive' is not a role; did you mean 'executive'? Write one of architect, ")
                .endsWith(", or declare it in the pack.");
        assertThat(findings(STEP.replace("executive", "ada-lovelace"), "UnresolvedMatter( )"))
                .singleElement()
                .asString()
                .startsWith("unknown-role: 'ada-lovelace' is not a role.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@escalation( \"a\" ) @to( \"executive\" )|missing-annotation: An escalation step must say '@within', but this one does not. Write '@within( \"P5D\" )' above 'when'.",
                "@escalation( \"a\" ) @to( \"executive\" ) @within( \"P1M\" )|invalid-annotation: '@within' must be weeks, days, hours and minutes, but was 'P1M'. Write one such as P5D, P2W or PT4H.",
                "@escalation( \"a\" ) @to( \"executive\" ) @within( \"P0D\" )|invalid-annotation: '@within' must be above zero, with at most 3660 days and less than 24 hours beside them, but was '0 days and PT0S'. Write one such as P5D, P2W or PT4H.",
                "@escalation( \"a\" ) @to( \"executive\" ) @within( \"P1D\" ) @then( \"B\" )|invalid-id: escalationId must match [a-z][a-z0-9.-]{0,63}, but was 'B'. Use lower-case letters, digits, '.' and '-'. Write an id such as blocked-gate.second.",
                "@escalation( \"a\" ) @to( \"executive\" ) @within( \"P1D\" ) @right( \"decides\" )|invalid-annotation: An escalation step must say nothing but @area, @effective, @escalation, @expires, @then, @to, @within, but says '@right'. Remove it, or write a rule of its own."
            })
    void an_annotation_that_does_not_fit_a_step_is_told(String annotations, String told) {
        assertThat(findings(annotations, "UnresolvedMatter( )")).containsExactly(told);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(findings("@right( \"decide\" ) @by( \"nobody\" ) @quorum( \"x\" ) @remedy( \"y\" )", "Product( )"))
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "invalid-annotation",
                        "invalid-annotation",
                        "invalid-annotation",
                        "missing-annotation",
                        "unknown-role",
                        "scope-missing");
    }

    @Test
    void the_first_pattern_is_over_what_the_rule_is_about() {
        assertThat(findings(RIGHT, "GateReview( )"))
                .containsExactly(
                        "scope-missing: The first pattern must say which decisions the right is in, but is not over "
                                + "PendingDecision. Start with 'PendingDecision( )'.");
        assertThat(findings(STEP, "PendingDecision( )"))
                .containsExactly(
                        "scope-missing: The first pattern must say which matters the step is for, but is not over "
                                + "UnresolvedMatter. Start with 'UnresolvedMatter( )'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not PendingDecision( )", "exists( Product( ) and UnresolvedMatter( ) )"})
    void a_criterion_does_not_look_for_what_other_rules_are_about(String condition) {
        assertThat(findings("@gate( \"mvp-exit\" ) @criterion( \"a.b\" )", "GateReview( ) " + condition))
                .singleElement()
                .asString()
                .startsWith("not-in-profile: A criterion must not look for what other rules are about, but here is ")
                .endsWith(". Ask for the facts themselves.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decisions", "escalations"})
    void a_file_of_rights_or_steps_is_plain_drl(String file) throws Exception {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        String text = Files.readString(Path.of("../examples/packs/rights", file + ".drl"));
        assertThat(parser.parse(false, text).getRules()).hasSizeGreaterThan(3);
        assertThat(parser.getErrors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AppliedRight, '@right( \"decides\" ) @decision( \"trade-off\" ) @by( \"executive\" )', A decision right, PendingDecision",
        "EscalationRoute, '@escalation( \"first\" ) @to( \"executive\" ) @within( \"P5D\" )', An escalation step, UnresolvedMatter",
        "GateUse, '@gate( \"mvp-exit\" ) @criterion( \"a.b\" )', A criterion, GateReview",
        "ResolvedDecision, '@gate( \"mvp-exit\" ) @criterion( \"a.b\" )', A criterion, GateReview",
        "StandingDecision, '@gate( \"mvp-exit\" ) @criterion( \"a.b\" )', A criterion, GateReview",
    })
    void only_practices_look_for_what_packs_come_to(String type, String annotations, String thing, String subject) {
        assertThat(findings(annotations, subject + "( ) exists " + type + "( )"))
                .contains("not-in-profile: " + thing + " must not look for what packs come to, but here is " + type
                        + ". Ask it in a practice or guardrail.");
    }
}
