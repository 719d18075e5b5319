package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.changed;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.risk.ControlId;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;

class LimitedLaunchExitTest {
    private static Cases criterion(String id) {
        return Cases.of("limited-launch-exit", id);
    }

    @TestFactory
    List<DynamicTest> support_is_ready() {
        String onCall = "$onCall : Evidence";
        String channel = "$channel : Evidence";
        String trained = "$trained : Evidence";
        String escalation = "$escalation : Evidence";
        Cases cases = criterion("limited-launch.support-ready")
                .unmet("nothing is known", nothing(), onCall, channel, trained, escalation)
                .unmet("sales is trained", healthy().but("support-trained", "subject", "sales"), trained)
                .unmet("nobody attended", healthy().but("support-trained", "value", BigDecimal.ZERO), trained)
                .unmet("nobody counted who attended", healthy().but("support-trained", "value", null), trained);
        part(cases, "rota", onCall, 30);
        part(cases, "support-form-tried", channel, 90);
        part(cases, "support-trained", trained, 180);
        part(cases, "escalation-tried", escalation, 90);
        return cases.tests();
    }

    private static void part(Cases cases, String name, String condition, int days) {
        cases.unmet(name + " is missing", healthy().without(name), condition)
                .unmet(name + " is another product's", healthy().but(name, "productId", IDENTITY), condition)
                .unmet(name + " is only a document", healthy().but(name, "kind", EvidenceKind.DOCUMENT), condition)
                .met(name + " is " + days + " days old", healthy().but(name, "observedAt", daysBefore(days)))
                .unmet(
                        name + " is " + days + " days and a second old",
                        healthy().but(name, "observedAt", justOver(days)),
                        condition)
                .unmet(
                        name + " is of a second later",
                        healthy().but(name, "observedAt", AS_OF.plusSeconds(1)),
                        condition);
    }

    @TestFactory
    List<DynamicTest> objectives_are_observed_and_keep_what_agreements_promise() {
        String slo = "$slo : Slo";
        return criterion("limited-launch.slo-aligned")
                .unmet("nothing is known", nothing(), slo)
                .unmet(
                        "the objective is another product's",
                        healthy().but("portal-availability", "productId", IDENTITY),
                        slo,
                        "forall")
                .unmet(
                        "the objective is another product's, and nothing is promised",
                        healthy().without("portal-promise").but("portal-availability", "productId", IDENTITY),
                        slo)
                .met("another product's objective was not observed", twoObjectives("productId", IDENTITY))
                .met(
                        "another product promises more than is aimed at",
                        healthy()
                                .with(changed(
                                        healthy().copyOf("portal-promise", new SlaId("gold"), "target", BigDecimal.ONE),
                                        "productId",
                                        IDENTITY)))
                .met("nothing is promised", healthy().without("portal-promise"))
                .met(
                        "as much is promised as is aimed at",
                        healthy().but("portal-promise", "target", new BigDecimal("0.9990")))
                .unmet(
                        "more is promised than is aimed at",
                        healthy().but("portal-promise", "target", new BigDecimal("0.9991")),
                        "forall")
                .unmet(
                        "one of two promises is more than is aimed at",
                        healthy().with(healthy().copyOf("portal-promise", new SlaId("gold"), "target", BigDecimal.ONE)),
                        "forall")
                .unmet(
                        "the promise rests on another product's objective",
                        twoObjectives("productId", IDENTITY).but("portal-promise", "sloId", new SloId("second")),
                        "forall")
                .unmet("one of two objectives was not observed", twoObjectives("indicator", "speed"), "forall")
                .unmet("nothing was counted", healthy().without("SloCount"), "forall")
                .unmet("less than the window was counted", healthy().but("SloCount", "from", daysBefore(5)), "forall")
                .met("the budget is spent", healthy().but("SloCount", "good", 0L))
                .tests();
    }

    private static Given twoObjectives(String component, Object value) {
        return healthy().with(healthy().copyOf("portal-availability", new SloId("second"), component, value));
    }

    @TestFactory
    List<DynamicTest> controls_against_high_risks_are_tested_in_production_like_conditions() {
        return Risks.haveBeenLookedFor(criterion("limited-launch.controls-tested"))
                .unmet("no control was tested", healthy().without("session-test"), "forall")
                .unmet(
                        "it was tested in staging",
                        healthy().but("session-test", "environment", Environment.STAGING),
                        "forall")
                .unmet(
                        "it was tested in development",
                        healthy().but("session-test", "environment", Environment.DEVELOPMENT),
                        "forall")
                .unmet("nobody knows where it was tested", healthy().but("session-test", "environment", null), "forall")
                .met(
                        "it was tested in production",
                        healthy().but("session-test", "environment", Environment.PRODUCTION))
                .unmet(
                        "another product's control was tested",
                        healthy().but("session-test", "productId", IDENTITY),
                        "forall")
                .unmet(
                        "only a document says so",
                        healthy().but("session-test", "kind", EvidenceKind.DOCUMENT),
                        "forall")
                .unmet(
                        "a control against another risk was tested",
                        healthy().but("session-test", "subject", "fire"),
                        "forall")
                .met("it was tested 180 days ago", healthy().but("session-test", "observedAt", daysBefore(180)))
                .unmet(
                        "it was tested 180 days and a second ago",
                        healthy().but("session-test", "observedAt", justOver(180)),
                        "forall")
                .unmet("a critical risk is untested", secondRisk("severity", Severity.CRITICAL), "forall")
                .unmet("a second high risk is untested", secondRisk("severity", Severity.HIGH), "forall")
                .met("a medium risk is untested", secondRisk("severity", Severity.MEDIUM))
                .met("a closed risk is untested", secondRisk("open", false))
                .met("another product's risk is untested", secondRisk("productId", IDENTITY))
                .tests();
    }

    private static Given secondRisk(String component, Object value) {
        return healthy().with(healthy().copyOf("stolen-session", new RiskId("second"), component, value));
    }

    @TestFactory
    List<DynamicTest> error_budget_is_left_for_every_objective() {
        return ErrorBudgets.areLeft(criterion("limited-launch.error-budget-left"))
                .tests();
    }

    @TestFactory
    List<DynamicTest> personal_data_is_still_minimised() {
        return PersonalData.isMinimised(criterion("limited-launch.personal-data-minimised"))
                .tests();
    }

    @TestFactory
    List<DynamicTest> no_control_was_bolted_on_late() {
        String planned = "$planned : Control";
        String late = "not Control";
        return criterion("limited-launch.controls-not-bolted-on")
                .unmet("nothing is known", nothing(), planned)
                .unmet("the only control is late", onlyControl("plannedIn", Stage.LIMITED_LAUNCH), late)
                .unmet("the only control is another product's", onlyControl("productId", IDENTITY), planned)
                .met("a control is planned in the MVP stage", secondControl("plannedIn", Stage.MVP))
                .unmet("a second control is late", secondControl("plannedIn", Stage.LIMITED_LAUNCH), late)
                .met(
                        "another product's control is late",
                        secondControl("productId", IDENTITY).but("second", "plannedIn", Stage.LIMITED_LAUNCH))
                .tests();
    }

    private static Given onlyControl(String component, Object value) {
        return healthy().without("deletion", "audit-log").but("sign-in", component, value);
    }

    private static Given secondControl(String component, Object value) {
        return healthy().with(healthy().copyOf("sign-in", new ControlId("second"), component, value));
    }
}
