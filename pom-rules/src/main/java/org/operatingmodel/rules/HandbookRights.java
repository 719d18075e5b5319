package org.operatingmodel.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.escalation.Deadline;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Statement;

/** What a handbook says about who decides, and about where a matter goes that nobody resolves. */
final class HandbookRights {
    private static final String DEAD_END = "dead end";

    private final List<RulePack> packs;

    HandbookRights(List<RulePack> packs) {
        this.packs = packs;
    }

    /** Decisions by roles, and each decision by itself; empty when the packs grant no rights. */
    List<HandbookPart> rights() {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        Map<String, Map<RoleId, List<String>>> cells = new LinkedHashMap<>();
        Set<RoleId> roles = new TreeSet<>();
        for (RulePack pack : packs) {
            for (DecisionRight right : pack.rights()) {
                String decision = right.decisionId().value();
                roles.add(right.role());
                cells.computeIfAbsent(decision, id -> new LinkedHashMap<>())
                        .computeIfAbsent(right.role(), role -> new ArrayList<>())
                        .add(say(right) + where(pack, right));
                tables.computeIfAbsent(decision, id -> new ArrayList<>())
                        .add(List.of(
                                right.name() + days(pack, right),
                                right.role().value(),
                                say(right),
                                InWords.of(right).isEmpty() ? "always" + only(pack) : InWords.of(right) + only(pack),
                                right.why().isEmpty() ? "The pack does not say why." : right.why(),
                                place(pack, right)));
            }
        }
        if (cells.isEmpty()) {
            return List.of();
        }
        List<String> head = new ArrayList<>(List.of("Decision"));
        roles.forEach(role -> head.add(role.value()));
        List<List<String>> rows = new ArrayList<>();
        cells.forEach((decision, says) -> {
            List<String> row = new ArrayList<>(List.of(decision));
            roles.forEach(role -> row.add(says.containsKey(role) ? String.join("; ", says.get(role)) : "-"));
            rows.add(row);
        });
        List<HandbookPart> parts = new ArrayList<>();
        parts.add(new HandbookPart.Table(head, rows));
        tables.forEach((decision, table) -> {
            parts.add(new HandbookPart.Heading(3, decision, "decision-" + decision));
            parts.add(new HandbookPart.Table(List.of("Right", "Role", "Say", "Where", "Why", "Rule"), table));
        });
        return parts;
    }

    private static String say(DecisionRight right) {
        String over = right.over() == null ? "" : " " + right.over();
        return right.kind().word() + over + (right.quorum() == 1 ? "" : ", " + right.quorum() + " together");
    }

    private static String where(RulePack pack, Statement statement) {
        String words = InWords.of(statement);
        return (words.isEmpty() ? "" : " where " + words) + only(pack);
    }

    private static String only(RulePack pack) {
        AppliesTo appliesTo = pack.manifest().appliesTo();
        return appliesTo == null ? "" : ", only for " + appliesTo.words();
    }

    private static String days(RulePack pack, Statement statement) {
        return days("", statement.effectivePeriod())
                + days(" its pack", pack.manifest().effectivePeriod());
    }

    private static String days(String whose, EffectivePeriod period) {
        String days = (period.effectiveFrom() == null ? "" : " from " + period.effectiveFrom())
                + (period.expires() == null ? "" : " until before " + period.expires());
        return days.isEmpty() ? "" : "," + whose + days;
    }

    private static String place(RulePack pack, Statement statement) {
        return pack.id() + ", " + statement.source().file() + ":"
                + statement.source().line();
    }

    /** The steps as a chart and as a table; empty when the packs have none. */
    List<HandbookPart> escalations() {
        List<Flowchart.Box> boxes = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (RulePack pack : packs) {
            for (EscalationStep step : pack.escalations()) {
                EscalationId then = step.then();
                boxes.add(new Flowchart.Box(
                        step.id().value(),
                        step.to() + ", within " + words(step.within()),
                        then == null ? DEAD_END : then.value()));
                rows.add(List.of(
                        step.id().value(),
                        step.name() + days(pack, step),
                        step.to().value(),
                        words(step.within()),
                        InWords.of(step).isEmpty()
                                ? "every matter" + only(pack)
                                : "where " + InWords.of(step) + only(pack),
                        step.why().isEmpty() ? "The pack does not say why." : step.why(),
                        place(pack, step)));
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        boxes.add(new Flowchart.Box(DEAD_END, "the matter stays blocked", null));
        return List.of(
                new Flowchart("Where a matter goes that nobody resolves", boxes),
                new HandbookPart.Table(List.of("Step", "Name", "Goes to", "Within", "For", "Why", "Rule"), rows));
    }

    private static String words(Deadline deadline) {
        List<String> words = new ArrayList<>();
        Duration time = deadline.time();
        if (deadline.days() > 0) {
            words.add(counted(deadline.days(), "day"));
        }
        if (time.toHoursPart() > 0) {
            words.add(counted(time.toHoursPart(), "hour"));
        }
        if (time.toMinutesPart() > 0) {
            words.add(counted(time.toMinutesPart(), "minute"));
        }
        return words.stream().collect(Collectors.joining(" and "));
    }

    private static String counted(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
