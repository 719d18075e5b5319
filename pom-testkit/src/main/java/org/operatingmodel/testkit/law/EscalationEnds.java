package org.operatingmodel.testkit.law;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L9: each matter takes one path, which ends at somebody who can answer, or in a named dead end. */
final class EscalationEnds {
    private EscalationEnds() {}

    static void check(Policy policy, Situation situation) {
        Instant asOf = situation.asOf();
        EscalationAgenda agenda = policy.service().escalations(situation.portfolio(), asOf);
        Set<String> matters = new HashSet<>();
        for (Escalation escalation : agenda.escalations()) {
            if (!matters.add(escalation.matter().key())) {
                throw new Breach("a matter takes two paths").with("agenda", agenda);
            }
            path(situation.portfolio(), asOf, escalation, agenda);
        }
        EscalationAgenda shuffled = policy.service().escalations(Changed.shuffled(situation.portfolio(), 1), asOf);
        if (!shuffled.equals(agenda)) {
            throw new Breach("the agenda is another when the facts are in another order")
                    .with("agenda", agenda)
                    .with("in another order", shuffled);
        }
        blockedAreAsked(policy, situation, agenda);
    }

    private static void path(Portfolio portfolio, Instant asOf, Escalation escalation, EscalationAgenda agenda) {
        Set<EscalationId> steps = new HashSet<>();
        Instant due = Instant.MIN;
        for (EscalationStage stage : escalation.stages()) {
            if (!steps.add(stage.stepId())) {
                throw new Breach("a path comes to the step '" + stage.stepId() + "' twice").with("agenda", agenda);
            }
            if (stage.skipped() == null) {
                if (stage.dueAt().isBefore(due)) {
                    throw new Breach("the step '" + stage.stepId() + "' is due before the one that comes before it")
                            .with("agenda", agenda);
                }
                due = stage.dueAt();
            }
        }
        EscalationStage current = escalation.current().orElse(null);
        if ((current == null) == (escalation.deadEnd() == null)) {
            throw new Breach("a matter is with nobody, and at no dead end").with("agenda", agenda);
        }
        if (current != null) {
            if (current.people().isEmpty()) {
                throw new Breach("the step '" + current.stepId() + "' is asked of nobody").with("agenda", agenda);
            }
            for (PersonId person : current.people()) {
                if (!People.there(portfolio, person, asOf)
                        || !People.holdsOrActsFor(portfolio, person, current.role(), asOf)) {
                    throw new Breach("'" + person + "' is asked, and neither holds '" + current.role()
                                    + "' nor acts for somebody who does, or is away")
                            .with("agenda", agenda);
                }
            }
        }
    }

    /** Each submission that is blocked is a matter. */
    private static void blockedAreAsked(Policy policy, Situation situation, EscalationAgenda agenda) {
        for (GateSubmission submission : situation.portfolio().submissions()) {
            GateRequest request = new GateRequest(submission.productId(), submission.gateId());
            if (submission.presenceAt(situation.asOf()) == Dated.Presence.COUNTS
                    && policy.asksAt(submission.gateId())
                    && policy.service()
                            .decide(situation.portfolio(), request, situation.asOf())
                            .blocked()
                    && agenda.escalations().stream()
                            .map(Escalation::matter)
                            .noneMatch(matter -> (matter.kind() == MatterKind.GATE_BLOCKED
                                            || matter.kind() == MatterKind.GATE_UNEVALUABLE)
                                    && submission.productId().equals(matter.productId())
                                    && submission.gateId().equals(matter.gateId()))) {
                throw new Breach("'" + submission.productId() + "' is submitted to '" + submission.gateId()
                                + "' and blocked, and no matter")
                        .with("agenda", agenda);
            }
        }
    }
}
