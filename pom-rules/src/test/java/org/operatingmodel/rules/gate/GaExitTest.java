package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.outcome.OutcomeId;

class GaExitTest {
    private static Cases criterion(String id) {
        return Cases.of("ga-exit", id);
    }

    @TestFactory
    List<DynamicTest> customer_documentation_describes_the_released_version() {
        String released = "$released : Product";
        String documentation = "$documentation : Evidence";
        return criterion("ga.documentation-published")
                .unmet("nothing is known", nothing(), released)
                .unmet("no version is released", healthy().but("partner-portal", "releasedVersion", null), released)
                .unmet(
                        "neither the product nor the documentation has a version",
                        healthy().but("partner-portal", "releasedVersion", null).but("manual", "subjectVersion", null),
                        released)
                .unmet(
                        "only a consumed product has that version",
                        healthy()
                                .but("partner-portal", "releasedVersion", null)
                                .but("identity", "releasedVersion", "1.0"),
                        released)
                .unmet("none is published", healthy().without("manual"), documentation)
                .unmet(
                        "it describes another version",
                        healthy().but("manual", "subjectVersion", "1.0.1"),
                        documentation)
                .unmet("it names no version", healthy().but("manual", "subjectVersion", null), documentation)
                .unmet("it is another product's", healthy().but("manual", "productId", IDENTITY), documentation)
                .unmet("it is a draft", healthy().but("manual", "kind", EvidenceKind.DOCUMENT), documentation)
                .met("it is published at that instant", healthy().but("manual", "observedAt", AS_OF))
                .unmet(
                        "it is published a second later",
                        healthy().but("manual", "observedAt", AS_OF.plusSeconds(1)),
                        documentation)
                .tests();
    }

    @TestFactory
    List<DynamicTest> support_sales_and_users_are_trained() {
        String support = "$support : Evidence";
        String sales = "$sales : Evidence";
        String users = "$users : Evidence";
        Cases cases = criterion("ga.training-delivered").unmet("nothing is known", nothing(), support, sales, users);
        audience(cases, "support", support);
        audience(cases, "sales", sales);
        audience(cases, "users", users);
        return cases.tests();
    }

    private static void audience(Cases cases, String audience, String condition) {
        String training = audience + "-trained";
        cases.unmet(audience + " got none", healthy().without(training), condition)
                .unmet(
                        audience + " of another product got it",
                        healthy().but(training, "productId", IDENTITY),
                        condition)
                .unmet(audience + " got a document", healthy().but(training, "kind", EvidenceKind.DOCUMENT), condition)
                .unmet(
                        audience + " did not get it, but partners",
                        healthy().but(training, "subject", "partners"),
                        condition)
                .unmet(audience + " did not come", healthy().but(training, "value", BigDecimal.ZERO), condition)
                .unmet(audience + " was not counted", healthy().but(training, "value", null), condition)
                .unmet(
                        audience + " gets it a second later",
                        healthy().but(training, "observedAt", AS_OF.plusSeconds(1)),
                        condition)
                .met(audience + " got it 180 days ago", healthy().but(training, "observedAt", daysBefore(180)))
                .unmet(
                        audience + " got it 180 days and a second ago",
                        healthy().but(training, "observedAt", justOver(180)),
                        condition);
    }

    @TestFactory
    List<DynamicTest> a_post_launch_experiment_is_planned_with_metrics_of_the_catalogue() {
        String plan = "$plan : ExperimentPlan";
        String metric = "$metric : MetricDefinition";
        String serving = "$serving : Product";
        return criterion("ga.experiment-planned")
                .unmet("nothing is known", nothing(), plan)
                .unmet("it is another product's", healthy().but("guided-start", "productId", IDENTITY), plan)
                .unmet("it has no guardrail", healthy().but("guided-start", "guardrails", List.of()), plan)
                .met("it has one guardrail", healthy().but("guided-start", "guardrails", List.of("latency")))
                .unmet("it has no stop rule", healthy().but("guided-start", "stopRule", null), plan)
                .unmet("it serves no outcome", healthy().but("guided-start", "outcomeId", null), plan)
                .unmet("its metric is not in the catalogue", healthy().but("guided-start", "metric", "delight"), metric)
                .unmet(
                        "one of two guardrails is not in the catalogue",
                        healthy().but("guided-start", "guardrails", List.of("error-rate", "delight")),
                        "accumulate")
                .unmet(
                        "a guardrail is named twice",
                        healthy().but("guided-start", "guardrails", List.of("latency", "latency")),
                        "accumulate")
                .unmet(
                        "the product serves another outcome",
                        otherOutcome().but("partner-portal", "outcomeIds", List.of(new OutcomeId("sales"))),
                        serving)
                .unmet(
                        "only a consumed product serves that outcome",
                        otherOutcome()
                                .but("partner-portal", "outcomeIds", List.of(new OutcomeId("sales")))
                                .but("identity", "outcomeIds", List.of(new OutcomeId("onboarding-time"))),
                        serving)
                .tests();
    }

    private static Given otherOutcome() {
        return healthy().with(healthy().copyOf("onboarding-time", new OutcomeId("sales"), "owner", null));
    }

    @TestFactory
    List<DynamicTest> error_budget_is_left_for_every_objective() {
        return ErrorBudgets.areLeft(criterion("ga.error-budget-left")).tests();
    }

    @TestFactory
    List<DynamicTest> every_open_risk_has_an_owner_and_is_on_track() {
        return Risks.areOnTrack(criterion("ga.risks-on-track")).tests();
    }
}
