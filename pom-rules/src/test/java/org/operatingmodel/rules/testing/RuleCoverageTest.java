package org.operatingmodel.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.TrialGovernance;
import org.operatingmodel.rules.gate.Given;

class RuleCoverageTest {
    private static final List<RulePack> PACKS = List.of(RulePack.standard(), RulePack.shipped("roles"));
    private static final DecisionService SERVICE = TrialGovernance.of(PACKS).service();

    private static RuleCoverage asked(Given given, String gate) {
        ObservedDecisions observed = RuleCoverage.observing(SERVICE, PACKS);
        observed.decide(given.portfolio(), GateRequest.of(Given.PORTAL.value(), gate), Given.AS_OF);
        return observed.coverage();
    }

    private static RuleCoverage.OfStatement of(RuleCoverage coverage, String label) {
        return coverage.statements().stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_that_is_judged_is_enough_for_nothing() {
        RuleCoverage nothing = new RuleCoverage(List.of());
        assertThat(nothing.atLeast(0)).isTrue();
        assertThat(nothing.atLeast(1)).isFalse();
        assertThat(nothing.shortfall(1))
                .isEqualTo(
                        "must see 1 percent of the conditions hold and decide, but the packs have no rule. Name packs with"
                                + " rules, or ask for no share.");
        RuleCoverage rights = RuleCoverage.none(List.of(RulePack.shipped("type-agile")));
        assertThat(rights.percent()).isNull();
        assertThat(rights.atLeast(1)).isFalse();
        assertThat(rights.shortfall(1))
                .isEqualTo(
                        "must see each rule judged, as no condition of them can be told, but see 0 of 6. Ask about what is"
                                + " never judged, or ask for no share.");
    }

    @Test
    void every_condition_of_a_met_criterion_holds() {
        RuleCoverage.OfStatement telemetry = of(asked(Given.healthy(), "mvp-exit"), "mvp.telemetry-live");
        assertThat(telemetry.results()).isEqualTo(Map.of("met", 1L));
        assertThat(telemetry.conditions())
                .extracting(RuleCoverage.OfCondition::matched)
                .containsExactly(1L, 1L);
        assertThat(telemetry.conditions())
                .extracting(RuleCoverage.OfCondition::decisive)
                .containsExactly(0L, 0L);
    }

    @Test
    void the_condition_that_fails_decides_and_those_before_it_hold() {
        RuleCoverage.OfStatement runbook = of(
                asked(Given.healthy().but("runbook-drill", "observedAt", Given.justOver(180)), "mvp-exit"),
                "mvp.runbook-exercised");
        assertThat(runbook.conditions())
                .extracting(RuleCoverage.OfCondition::matched)
                .containsExactly(1L, 1L, 1L, 0L);
        assertThat(runbook.conditions())
                .extracting(RuleCoverage.OfCondition::decisive)
                .containsExactly(0L, 0L, 0L, 1L);
        assertThat(runbook.conditions().get(3).constraints())
                .filteredOn(each -> each.missed() > 0)
                .extracting(RuleCoverage.OfConstraint::text)
                .containsExactly("observedWithin( Duration.ofDays( 180 ), $asOf )");
    }

    @Test
    void parts_in_any_order_come_to_the_whole() {
        RuleCoverage one = asked(Given.healthy(), "mvp-exit");
        RuleCoverage two = asked(Given.nothing(), "mvp-exit");
        RuleCoverage three = asked(Given.nothing(), "ga-exit");
        ObservedDecisions observed = RuleCoverage.observing(SERVICE, PACKS);
        observed.decide(Given.nothing().portfolio(), GateRequest.of(Given.PORTAL.value(), "ga-exit"), Given.AS_OF);
        observed.decide(Given.healthy().portfolio(), GateRequest.of(Given.PORTAL.value(), "mvp-exit"), Given.AS_OF);
        observed.decide(Given.nothing().portfolio(), GateRequest.of(Given.PORTAL.value(), "mvp-exit"), Given.AS_OF);
        assertThat(one.plus(two).plus(three))
                .isEqualTo(three.plus(one.plus(two)))
                .isEqualTo(two.plus(three).plus(one))
                .isEqualTo(observed.coverage());
        assertThat(one.plus(RuleCoverage.none(PACKS))).isEqualTo(one);
    }

    @Test
    void rights_and_steps_are_told_by_whether_they_apply() {
        ObservedDecisions observed = RuleCoverage.observing(SERVICE, PACKS);
        observed.whoDecides(
                Given.healthy().portfolio(),
                DecisionRequest.of(SERVICE.decisions().iterator().next().value()),
                Given.AS_OF);
        assertThat(observed.coverage().statements())
                .filteredOn(each -> each.tried())
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.kind()).isEqualTo("right");
                    assertThat(each.results().keySet()).isSubsetOf("granted", "not granted");
                });
    }

    @Test
    void nothing_asked_is_nothing_seen() {
        RuleCoverage none = RuleCoverage.none(PACKS).of(Set.of(new PackId("standard")));
        assertThat(none.headline())
                .isEqualTo(
                        "0 of 27 rules were judged; 0 of 58 conditions were seen both to hold and to decide: 0 percent.");
        assertThat(none.percent()).isZero();
        assertThat(RuleCoverage.none(List.of()).percent()).isNull();
    }

    @Test
    void the_page_needs_no_other_file_and_escapes_what_it_shows() {
        String page = asked(Given.healthy(), "mvp-exit").html(PACKS);
        assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("<script", "src=", "href=");
        assertThat(page)
                .contains("kind == EvidenceKind.TELEMETRY,")
                .contains("@criterion( &quot;mvp.telemetry-live&quot; )");
    }
}
