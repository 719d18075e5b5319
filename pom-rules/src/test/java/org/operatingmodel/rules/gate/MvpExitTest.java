package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.changed;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.ProductId;

class MvpExitTest {
    private static Cases criterion(String id) {
        return Cases.of("mvp-exit", id);
    }

    @TestFactory
    List<DynamicTest> working_software_has_validated_a_critical_assumption() {
        String build = "$build : Evidence";
        String assumption = "$assumption : Assumption";
        String experiment = "$experiment : Experiment";
        return criterion("mvp.assumption-validated")
                .unmet("nothing is known", nothing(), build, assumption)
                .unmet("nothing runs", healthy().without("build-41"), build)
                .unmet("another product runs", healthy().but("build-41", "productId", IDENTITY), build)
                .unmet("only a document exists", healthy().but("build-41", "kind", EvidenceKind.DOCUMENT), build)
                .unmet(
                        "the assumption is not critical",
                        healthy().but("partners-serve-themselves", "critical", false),
                        assumption)
                .unmet(
                        "the assumption is another product's",
                        healthy().but("partners-serve-themselves", "productId", IDENTITY),
                        assumption)
                .unmet("there is no experiment", healthy().without("pilot"), experiment)
                .unmet("the experiment is another product's", healthy().but("pilot", "productId", IDENTITY), experiment)
                .unmet(
                        "another assumption was tested",
                        secondAssumption(PORTAL, true, ExperimentResult.VALIDATED)
                                .without("pilot")
                                .but("second", "critical", false),
                        experiment)
                .unmet(
                        "the experiment said nothing",
                        healthy().but("pilot", "result", ExperimentResult.INCONCLUSIVE),
                        experiment)
                .unmet(
                        "the assumption is refuted",
                        healthy().but("pilot", "result", ExperimentResult.REFUTED),
                        experiment,
                        "not")
                .unmet(
                        "the experiment ends a second later",
                        healthy().but("pilot", "completedAt", AS_OF.plusSeconds(1)),
                        experiment)
                .unmet(
                        "another critical assumption is refuted",
                        secondAssumption(PORTAL, true, ExperimentResult.REFUTED),
                        "not")
                .met(
                        "another critical assumption is open",
                        secondAssumption(PORTAL, true, ExperimentResult.INCONCLUSIVE))
                .met("a minor assumption is refuted", secondAssumption(PORTAL, false, ExperimentResult.REFUTED))
                .met(
                        "another product's experiment refutes it",
                        secondAssumption(PORTAL, true, ExperimentResult.REFUTED)
                                .but("price-test", "productId", IDENTITY))
                .met(
                        "an experiment refutes another product's assumption",
                        secondAssumption(PORTAL, true, ExperimentResult.REFUTED).but("second", "productId", IDENTITY))
                .met(
                        "another product's assumption is refuted",
                        secondAssumption(IDENTITY, true, ExperimentResult.REFUTED))
                .tests();
    }

    private static Given secondAssumption(ProductId product, boolean critical, ExperimentResult result) {
        AssumptionId second = new AssumptionId("second");
        return healthy()
                .with(
                        new Assumption(second, product, "Partners pay.", critical),
                        new Experiment(new ExperimentId("price-test"), product, second, result, daysBefore(1)));
    }

    @TestFactory
    List<DynamicTest> telemetry_is_live() {
        String event = "$event : EventSchema";
        return criterion("mvp.telemetry-live")
                .unmet("nothing is known", nothing(), event)
                .unmet("no event is in the catalogue", healthy().without("partner.ordered", "partner.signed-in"), event)
                .unmet(
                        "only another product's events are in the catalogue",
                        healthy().without("partner.ordered").but("partner.signed-in", "productId", IDENTITY),
                        event)
                .unmet("one of two events was never received", healthy().without("ordered-received"), "forall")
                .met(
                        "an event was received 14 days ago",
                        healthy().but("ordered-received", "observedAt", daysBefore(14)))
                .unmet(
                        "an event was received 14 days and a second ago",
                        healthy().but("ordered-received", "observedAt", justOver(14)),
                        "forall")
                .met("an event is received at that instant", healthy().but("ordered-received", "observedAt", AS_OF))
                .unmet(
                        "an event is received a second later",
                        healthy().but("ordered-received", "observedAt", AS_OF.plusSeconds(1)),
                        "forall")
                .unmet("another event was received", healthy().but("ordered-received", "subject", "paid"), "forall")
                .unmet(
                        "only a document says so",
                        healthy().but("ordered-received", "kind", EvidenceKind.DOCUMENT),
                        "forall")
                .unmet(
                        "another product received it",
                        healthy().but("ordered-received", "productId", IDENTITY),
                        "forall")
                .met(
                        "another product is silent",
                        healthy().with(new EventSchema(new EventId("signed-up"), IDENTITY, "Somebody signed up.", PIA)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_runbook_is_approved_by_operations_and_exercised() {
        String runbook = "$runbook : Evidence";
        String approval = "$approval : Approval";
        String operations = "$operations : RoleHolding";
        String exercise = "$exercise : Evidence";
        return criterion("mvp.runbook-exercised")
                .unmet("nothing is known", nothing(), runbook)
                .unmet("the runbook is another product's", healthy().but("runbook-3", "productId", IDENTITY), runbook)
                .unmet("it is only a document", healthy().but("runbook-3", "kind", EvidenceKind.DOCUMENT), runbook)
                .unmet("it has no version", healthy().but("runbook-3", "subjectVersion", null), runbook)
                .unmet("nobody approved it", healthy().without("runbook-approval"), approval)
                .unmet(
                        "the approval is another product's",
                        healthy().but("runbook-approval", "productId", IDENTITY),
                        approval)
                .unmet(
                        "another piece of evidence is approved",
                        healthy().but("runbook-approval", "evidenceId", new EvidenceId("build-41")),
                        approval)
                .unmet("its author approved it", healthy().but("runbook-3", "author", Given.OLGA), approval)
                .unmet(
                        "it is approved a second later",
                        healthy().but("runbook-approval", "approvedAt", AS_OF.plusSeconds(1)),
                        approval)
                .unmet(
                        "somebody outside operations approved it",
                        healthy().but("operations", "roleId", RoleId.SUPPORT),
                        operations)
                .unmet("the approver has left operations", healthy().but("operations", "to", AS_OF), operations)
                .met(
                        "the approver joined operations at that instant",
                        healthy().but("operations", "from", daysBefore(190)))
                .unmet(
                        "the approver joined operations a second after approving",
                        healthy().but("operations", "from", daysBefore(190).plusSeconds(1)),
                        operations)
                .met(
                        "the approver leaves operations a second later",
                        healthy().but("operations", "to", AS_OF.plusSeconds(1)))
                .unmet(
                        "the approver has left operations and come back",
                        healthy()
                                .but("operations", "to", daysBefore(100))
                                .with(new RoleHolding(Given.OLGA, RoleId.OPERATIONS, daysBefore(50), null)),
                        operations)
                .unmet("another person is in operations", healthy().but("operations", "personId", PIA), operations)
                .unmet("it was never exercised", healthy().without("runbook-drill"), exercise)
                .unmet(
                        "the exercise is another product's",
                        healthy().but("runbook-drill", "productId", IDENTITY),
                        exercise)
                .unmet(
                        "the exercise is only a document",
                        healthy().but("runbook-drill", "kind", EvidenceKind.DOCUMENT),
                        exercise)
                .unmet(
                        "another runbook was exercised",
                        healthy().but("runbook-drill", "subject", "runbook-2"),
                        exercise)
                .met("it was exercised 180 days ago", healthy().but("runbook-drill", "observedAt", daysBefore(180)))
                .unmet(
                        "it was exercised 180 days and a second ago",
                        healthy().but("runbook-drill", "observedAt", justOver(180)),
                        exercise)
                .met(
                        "a second runbook is approved by nobody",
                        healthy()
                                .with(changed(
                                        evidence("runbook-4", EvidenceKind.RUNBOOK, null, 1), "subjectVersion", "4")))
                .tests();
    }

    @TestFactory
    List<DynamicTest> every_open_risk_has_an_owner_and_is_on_track() {
        return Risks.areOnTrack(criterion("mvp.risks-on-track")).tests();
    }
}
