package org.operatingmodel.testkit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.organisation.RoleId;

/**
 * The path that an unresolved matter takes; each assertion returns this, so that the next can follow.
 *
 * @since 0.1
 */
public final class MatterVerifier {
    private final @Nullable Escalation escalation;
    private final EscalationAgenda agenda;
    private final Expectation expectation;

    MatterVerifier(MatterKind kind, List<String> about, @Nullable Escalation escalation, EscalationAgenda agenda) {
        this.escalation = escalation;
        this.agenda = agenda;
        this.expectation = new Expectation(
                "Matter '" + kind.word() + "'" + (about.isEmpty() ? "" : " about " + Expectation.quoted(about)),
                " as of " + agenda.asOf(),
                agenda.text());
    }

    /** The path itself; empty where there is no such matter. */
    public Optional<Escalation> escalation() {
        return Optional.ofNullable(escalation);
    }

    /** There is no such matter. */
    public MatterVerifier isNotRaised() {
        expectation.check(escalation == null, "none", told());
        return this;
    }

    /** Exactly these roles are on its path, in this order, be they skipped or not. */
    public MatterVerifier takesPath(String... roles) {
        List<String> actual = escalation == null
                ? List.of()
                : escalation.stages().stream()
                        .map(stage -> stage.role().value())
                        .toList();
        expectation.check(
                escalation != null && actual.equals(List.of(roles)),
                "on the path " + Expectation.quoted(List.of(roles)),
                told());
        return this;
    }

    /** This role is asked now. */
    public MatterVerifier isAskedOf(String role) {
        RoleId asked = escalation == null
                ? null
                : escalation.current().map(EscalationStage::role).orElse(null);
        expectation.check(
                asked != null && asked.value().equals(role),
                "asked of '" + role + "' now",
                asked == null ? told() : "asked of '" + asked + "' now");
        return this;
    }

    /** Nobody is asked any more, for whatever reason. */
    public MatterVerifier isAtDeadEnd() {
        expectation.check(escalation != null && escalation.deadEnd() != null, "at a dead end", told());
        return this;
    }

    /** Nobody is asked any more, for this reason. */
    public MatterVerifier isAtDeadEnd(Escalation.DeadEnd reason) {
        expectation.check(
                escalation != null && escalation.deadEnd() == reason, "at a dead end: " + reason.words(), told());
        return this;
    }

    /** What the agenda says about it is this; indentation of the whole does not matter. */
    public MatterVerifier saying(String text) {
        List<Escalation> only = escalation == null ? List.of() : List.of(escalation);
        String whole = new EscalationAgenda(agenda.asOf(), only).text();
        expectation.says(text, whole.substring(whole.indexOf('\n') + 1));
        return this;
    }

    private String told() {
        if (escalation == null) {
            return "none";
        }
        Escalation.DeadEnd deadEnd = escalation.deadEnd();
        return (deadEnd == null ? "" : "at a dead end: " + deadEnd.words() + ", ") + "on the path "
                + Expectation.quoted(
                        escalation.stages().stream().map(EscalationStage::role).toList());
    }
}
