package org.operatingmodel.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.operatingmodel.organisation.PersonId;

/**
 * Every matter of a portfolio that nobody has resolved, as of an instant, and who is asked by when.
 *
 * @param asOf the instant
 * @param escalations one for each matter, those at a dead end first, then by when the current step is due, then by key
 * @since 0.1
 */
public record EscalationAgenda(Instant asOf, List<Escalation> escalations) {
    /** @throws NullPointerException if a part is missing */
    public EscalationAgenda {
        Objects.requireNonNull(asOf, "EscalationAgenda.asOf");
        escalations = List.copyOf(escalations);
    }

    /** Those that nobody is asked about any more, in their order; empty when there are none. */
    public List<Escalation> deadEnds() {
        return escalations.stream().filter(each -> each.deadEnd() != null).toList();
    }

    /** Those of which a step's time is up, in their order; empty when there are none. */
    public List<Escalation> overdue() {
        return escalations.stream().filter(each -> !each.overdue().isEmpty()).toList();
    }

    /** What one person is asked about now, in their order; empty when it is nothing. */
    public List<Escalation> of(PersonId person) {
        return escalations.stream()
                .filter(each -> each.current()
                        .filter(stage -> stage.people().contains(person))
                        .isPresent())
                .toList();
    }

    /** The agenda for people, one line per statement, ending with a line feed. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(
                escalations.isEmpty()
                        ? "Nothing is unresolved as of " + asOf + "."
                        : escalations.size() + (escalations.size() == 1 ? " matter is" : " matters are")
                                + " unresolved as of " + asOf + ": "
                                + deadEnds().size() + " at a dead end, "
                                + overdue().size() + " overdue.");
        for (Escalation each : escalations) {
            lines.add("  " + each.matter().kind().word() + "  " + each.summary());
            for (EscalationStage stage : each.stages()) {
                lines.add("    " + state(each, stage) + stage.stepId() + "  " + stage.role() + people(stage) + ", due "
                        + stage.dueAt() + (stage.skipped() == null ? "" : "; skipped: " + stage.skipped()));
            }
            Escalation.DeadEnd deadEnd = each.deadEnd();
            if (deadEnd != null) {
                lines.add("    dead end " + deadEnd.words());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String state(Escalation escalation, EscalationStage stage) {
        if (stage.skipped() != null) {
            return "skipped  ";
        } else if (stage.overdueAt(asOf)) {
            return "overdue  ";
        }
        return escalation.current().filter(stage::equals).isPresent() ? "asked    " : "later    ";
    }

    private static String people(EscalationStage stage) {
        return stage.people().isEmpty()
                ? ""
                : " (" + stage.people().stream().map(PersonId::value).collect(Collectors.joining(", ")) + ")";
    }
}
