package org.operatingmodel.rules.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.escalation.Deadline;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.gate.Area;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Condition.Pattern;

/** Reads what the annotations of a decision right or an escalation step say. */
final class StatementReader {
    private static final int LARGEST_QUORUM = 100;
    private static final DecisionId SOME_DECISION = new DecisionId("unknown");
    private static final EscalationId SOME_ESCALATION = new EscalationId("unknown");
    private static final Deadline SOME_DEADLINE = Deadline.parse("P1D");

    private final Reader reader;
    private final Vocabulary vocabulary;
    private final Map<String, Token> annotations;
    private final Token nameToken;
    private final StatementKind statement;

    StatementReader(Reader reader, Vocabulary vocabulary, Map<String, Token> annotations, Token nameToken) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.annotations = annotations;
        this.nameToken = nameToken;
        this.statement = StatementKind.of(annotations.keySet());
    }

    /** What the annotations are of. */
    StatementKind kind() {
        return statement;
    }

    /** Finds the annotations that say nothing about a statement of this kind. */
    void refuseForeign() {
        annotations.forEach((name, value) -> {
            if (!statement.possible().contains(name)) {
                reader.error(
                        FindingKind.INVALID_ANNOTATION,
                        value,
                        statement.thing() + " must say nothing but @" + String.join(", @", statement.possible())
                                + ", but says '@" + name + "'.",
                        "Remove it, or write a rule of its own.");
            }
        });
    }

    DecisionRight right(
            Source source,
            String why,
            @Nullable Area area,
            EffectivePeriod period,
            Pattern scope,
            List<Condition> conditions) {
        RightKind kind = kindOfRight();
        RoleId role = role("by");
        RoleId over = null;
        if (kind == RightKind.OVERRULES) {
            over = role("over");
        } else if (kind != null && annotations.containsKey("over")) {
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    annotations.get("over"),
                    "'@over' must stand beside '@right( \"overrules\" )' only, but stands beside '" + kind.word()
                            + "'.",
                    "Remove it.");
        }
        return new DecisionRight(
                source,
                nameToken.text(),
                why,
                kind == null ? RightKind.INFORMED : kind,
                id("decision", DecisionId::new, SOME_DECISION, "scope-trade-off"),
                role,
                over,
                quorum(kind),
                area,
                period,
                scope,
                conditions);
    }

    EscalationStep escalation(
            Source source,
            String why,
            @Nullable Area area,
            EffectivePeriod period,
            Pattern scope,
            List<Condition> conditions) {
        EscalationId then = annotations.containsKey("then")
                ? id("then", EscalationId::new, SOME_ESCALATION, "blocked-gate.second")
                : null;
        return new EscalationStep(
                source,
                nameToken.text(),
                why,
                id("escalation", EscalationId::new, SOME_ESCALATION, "blocked-gate.first"),
                role("to"),
                within(),
                then,
                area,
                period,
                scope,
                conditions);
    }

    private @Nullable Token needed(String annotation, String example) {
        Token value = annotations.get(annotation);
        if (value == null) {
            reader.error(
                    FindingKind.MISSING_ANNOTATION,
                    nameToken,
                    statement.thing() + " must say '@" + annotation + "', but this one does not.",
                    "Write '@" + annotation + "( \"" + example + "\" )' above 'when'.");
        }
        return value;
    }

    private @Nullable RightKind kindOfRight() {
        Token value = needed("right", "decides");
        if (value == null) {
            return null;
        }
        List<String> words =
                Arrays.stream(RightKind.values()).map(RightKind::word).toList();
        RightKind kind = RightKind.ofWord(value.text()).orElse(null);
        if (kind == null) {
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    value,
                    "'" + value.text() + "' is not a kind of decision right"
                            + NearestName.suggestion(value.text(), words),
                    "Write one of " + String.join(", ", words) + ".");
        }
        return kind;
    }

    private <T> T id(String annotation, Function<String, T> made, T standIn, String example) {
        Token value = needed(annotation, example);
        if (value == null) {
            return standIn;
        }
        try {
            return made.apply(value.text());
        } catch (IllegalArgumentException e) {
            reader.error(
                    FindingKind.INVALID_ID,
                    value,
                    String.valueOf(e.getMessage()),
                    "Write an id such as " + example + ".");
            return standIn;
        }
    }

    /** A role that the vocabulary knows; a stand-in after a finding. */
    private RoleId role(String annotation) {
        Token value = needed(annotation, "product-lead");
        if (value == null) {
            return RoleId.EXECUTIVE;
        }
        Set<String> known = vocabulary.knownIds(RoleId.class).orElse(Set.of());
        if (!known.contains(value.text())) {
            reader.error(
                    FindingKind.UNKNOWN_ROLE,
                    value,
                    "'" + value.text() + "' is not a role" + NearestName.suggestion(value.text(), known),
                    "Write one of " + String.join(", ", known) + ", or declare it in the pack.");
            return RoleId.EXECUTIVE;
        }
        return new RoleId(value.text());
    }

    private int quorum(@Nullable RightKind kind) {
        Token value = annotations.get("quorum");
        if (value == null) {
            return 1;
        }
        if (!value.text().matches("[1-9]\\d{0,2}") || Integer.parseInt(value.text()) > LARGEST_QUORUM) {
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    value,
                    "'@quorum' must be a whole number from 1 to " + LARGEST_QUORUM + ", but was '" + value.text()
                            + "'.",
                    "Say how many holders of the role must agree.");
            return 1;
        }
        if (kind == RightKind.CONSULTED || kind == RightKind.INFORMED) {
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    value,
                    "'@quorum' must stand beside a right that binds, but stands beside '" + kind.word() + "'.",
                    "Remove it.");
        }
        return Integer.parseInt(value.text());
    }

    private Deadline within() {
        Token value = needed("within", "P5D");
        if (value == null) {
            return SOME_DEADLINE;
        }
        try {
            return Deadline.parse(value.text());
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int end = message.indexOf("'. ") + 2;
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    value,
                    message.substring(0, end).replaceFirst("^Deadline", "'@within'"),
                    message.substring(end).strip());
            return SOME_DEADLINE;
        }
    }
}
