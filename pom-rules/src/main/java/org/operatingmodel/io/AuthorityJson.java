package org.operatingmodel.io;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.Seat;
import org.operatingmodel.authority.WithheldRight;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.organisation.PersonId;

/**
 * Who decides, whether decisions stand, and what is escalated, as JSON: everything that the text tells, as data.
 *
 * <p>Fields stand in a fixed order, and the same answer gives the same bytes. It needs no library.
 *
 * @since 0.1
 */
public final class AuthorityJson {
    private AuthorityJson() {}

    /** The answer as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(Authority authority) {
        return RecordJson.treeText(tree(authority));
    }

    /** The answer as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(DecisionStanding standing) {
        return RecordJson.treeText(tree(standing));
    }

    /** The agenda as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(EscalationAgenda agenda) {
        return RecordJson.treeText(tree(agenda));
    }

    /** The answer as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(Authority authority) {
        Map<String, @Nullable Object> json = DecisionJson.object(
                "request", RecordJson.tree(authority.request()),
                "asOf", authority.asOf().toString(),
                "resolution", authority.resolution().word());
        if (authority.resolution() instanceof Resolution.Decider decider) {
            json.put("decider", decider.right().role().value());
            json.put("people", texts(decider.right().actors().stream().toList()));
            json.put("quorum", decider.right().quorum());
        } else if (authority.resolution() instanceof Resolution.Gap gap) {
            json.put("reason", gap.words());
        } else if (authority.resolution() instanceof Resolution.Conflict conflict) {
            json.put(
                    "deciders",
                    conflict.rights().stream()
                            .map(right -> right.role().value())
                            .toList());
        }
        json.put(
                "granted",
                authority.granted().stream().map(AuthorityJson::granted).toList());
        json.put(
                "withheld",
                authority.withheld().stream().map(AuthorityJson::withheld).toList());
        json.put(
                "packs",
                authority.packs().stream()
                        .map(pack -> DecisionJson.object(
                                "id", pack.id().value(), "version", pack.version(), "digest", pack.digest()))
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> granted(GrantedRight right) {
        Map<String, @Nullable Object> json = DecisionJson.object(
                "right", right.kind().word(),
                "role", right.role().value());
        if (right.over() != null) {
            json.put("over", right.over().value());
        }
        json.put("quorum", right.quorum());
        json.put("rule", rule(right.packId().value(), right.sentence(), right.file(), right.line()));
        json.put(
                "facts",
                right.facts().stream()
                        .map(fact -> DecisionJson.object("type", fact.type(), "id", fact.id()))
                        .toList());
        json.put("seats", right.seats().stream().map(AuthorityJson::seat).toList());
        return json;
    }

    private static Map<String, @Nullable Object> seat(Seat seat) {
        return DecisionJson.object(
                "holder", seat.holding().personId().value(),
                "since", seat.holding().from().toString(),
                "people",
                        seat.people().stream()
                                .map(person -> {
                                    Map<String, @Nullable Object> json = DecisionJson.object(
                                            "person", person.personId().value(), "canAct", person.hindrance() == null);
                                    if (person.delegation() != null) {
                                        json.put(
                                                "delegation",
                                                person.delegation().id().value());
                                    }
                                    if (person.hindrance() != null) {
                                        json.put("hindrance", person.hindrance());
                                    }
                                    return json;
                                })
                                .toList());
    }

    private static Map<String, @Nullable Object> withheld(WithheldRight right) {
        return DecisionJson.object(
                "right", right.kind().word(),
                "role", right.role().value(),
                "rule", rule(right.packId().value(), right.sentence(), right.file(), right.line()),
                "reason", right.reason());
    }

    private static Map<String, @Nullable Object> rule(String pack, String name, String file, int line) {
        return DecisionJson.object("pack", pack, "name", name, "file", file, "line", line);
    }

    /** The answer as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(DecisionStanding standing) {
        return DecisionJson.object(
                "decision", RecordJson.tree(standing.decision()),
                "asOf", standing.asOf().toString(),
                "ruling", standing.ruling().word(),
                "counted", standing.counted().stream().map(RecordJson::tree).toList(),
                "refused",
                        standing.refused().stream()
                                .map(vote -> DecisionJson.object(
                                        "vote", RecordJson.tree(vote.vote()), "reason", vote.reason()))
                                .toList(),
                "authority", tree(standing.authority()));
    }

    /** The agenda as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(EscalationAgenda agenda) {
        return DecisionJson.object(
                "asOf", agenda.asOf().toString(),
                "unresolved", agenda.escalations().size(),
                "deadEnds", agenda.deadEnds().size(),
                "overdue", agenda.overdue().size(),
                "escalations",
                        agenda.escalations().stream()
                                .map(AuthorityJson::escalation)
                                .toList());
    }

    private static Map<String, @Nullable Object> escalation(Escalation escalation) {
        Map<String, @Nullable Object> json = DecisionJson.object(
                "key", escalation.key(),
                "matter", escalation.matter().key(),
                "kind", escalation.matter().kind().word(),
                "summary", escalation.summary(),
                "raisedAt", escalation.matter().raisedAt().toString());
        escalation.current().ifPresent(stage -> {
            json.put("asked", stage.stepId().value());
            json.put("people", texts(stage.people()));
            json.put("dueAt", stage.dueAt().toString());
        });
        Escalation.DeadEnd deadEnd = escalation.deadEnd();
        if (deadEnd != null) {
            json.put("deadEnd", deadEnd.words());
        }
        json.put("steps", escalation.stages().stream().map(AuthorityJson::stage).toList());
        return json;
    }

    private static Map<String, @Nullable Object> stage(EscalationStage stage) {
        Map<String, @Nullable Object> json = DecisionJson.object(
                "step", stage.stepId().value(),
                "role", stage.role().value(),
                "within", stage.within().toString(),
                "dueAt", stage.dueAt().toString(),
                "people", texts(stage.people()),
                "rule", rule(stage.packId().value(), stage.sentence(), stage.file(), stage.line()));
        if (stage.skipped() != null) {
            json.put("skipped", stage.skipped());
        }
        return json;
    }

    private static List<String> texts(List<PersonId> people) {
        return people.stream().map(PersonId::value).toList();
    }
}
