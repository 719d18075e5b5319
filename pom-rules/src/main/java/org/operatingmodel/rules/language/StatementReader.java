package org.operatingmodel.rules.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.escalation.Deadline;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.practice.PracticeKind;
import org.operatingmodel.practice.ReviewedPortfolio;
import org.operatingmodel.practice.ReviewedStream;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;

/** Makes what a rule states of its annotations and conditions, and checks that they fit each other. */
final class StatementReader {
    private static final int LARGEST_QUORUM = 100;
    private static final DecisionId SOME_DECISION = new DecisionId("unknown");
    private static final EscalationId SOME_ESCALATION = new EscalationId("unknown");
    private static final PracticeId SOME_PRACTICE = new PracticeId("unknown");
    private static final Deadline SOME_DEADLINE = Deadline.parse("P1D");

    private final Reader reader;
    private final Vocabulary vocabulary;
    private final Map<String, Token> annotations;
    private final Token nameToken;
    private final StatementKind statement;

    StatementReader(
            Reader reader,
            Vocabulary vocabulary,
            Map<String, Token> annotations,
            Token nameToken,
            List<Condition> conditions) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.annotations = annotations;
        this.nameToken = nameToken;
        this.statement = StatementKind.of(
                annotations.keySet(),
                !conditions.isEmpty() && conditions.get(0) instanceof Pattern first
                        ? first.type().getSimpleName()
                        : "");
    }

    /** What the rule states that starts with the token. */
    Statement read(Token first, Token firstPattern, List<Condition> conditions, int unjoined) {
        StatementKind kind = statement;
        refuseForeign();
        Pattern scope = scope(kind, firstPattern, conditions);
        List<Condition> asked = conditions.isEmpty() ? conditions : conditions.subList(1, conditions.size());
        refuseForeignSubjects(kind, scope, asked);
        if (kind == StatementKind.CRITERION || kind == StatementKind.PRACTICE || kind == StatementKind.GUARDRAIL) {
            scope.items().forEach(this::refuseAbsent);
        }
        refuseLimits(first, scope, asked, unjoined);
        Source source = reader.since(first);
        String why = reader.commentAbove(first);
        Area area = area();
        EffectivePeriod period = effectivePeriod();
        return switch (kind) {
            case CRITERION -> criterion(source, why, area, period, scope, asked);
            case RIGHT -> right(source, why, area, period, scope, asked);
            case ESCALATION -> escalation(source, why, area, period, scope, asked);
            case PRACTICE -> practice(PracticeKind.PRACTICE, source, why, area, period, scope, asked);
            case GUARDRAIL -> practice(PracticeKind.GUARDRAIL, source, why, area, period, scope, asked);
        };
    }

    /** Finds the annotations that say nothing about a statement of this kind. */
    private void refuseForeign() {
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

    private DecisionRight right(
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

    private EscalationStep escalation(
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

    private PracticeRule practice(
            PracticeKind kind,
            Source source,
            String why,
            @Nullable Area area,
            EffectivePeriod period,
            Pattern scope,
            List<Condition> conditions) {
        Token remedy = annotations.get("remedy");
        return new PracticeRule(
                source,
                nameToken.text(),
                why,
                id(kind.word(), PracticeId::new, SOME_PRACTICE, "outcomes.four-to-eight"),
                kind,
                topics(),
                area,
                remedy == null ? null : remedy.text(),
                period,
                scope,
                conditions);
    }

    private Set<Topic> topics() {
        Token value = annotations.get("topic");
        Set<Topic> topics = new TreeSet<>();
        if (value != null) {
            List<String> words = Arrays.stream(Topic.values()).map(Topic::word).toList();
            for (String word : value.text().split(",", -1)) {
                Topic topic = Topic.ofWord(word.strip()).orElse(null);
                if (topic != null && topics.add(topic)) {
                    continue;
                }
                reader.error(
                        FindingKind.INVALID_ANNOTATION,
                        value,
                        topic != null
                                ? "'@topic' must name each topic once, but names '" + topic.word() + "' twice."
                                : "'" + word.strip() + "' is not a topic" + NearestName.suggestion(word.strip(), words),
                        topic != null
                                ? "Name it once."
                                : "Write some of " + String.join(", ", words) + ", with commas between them.");
            }
        }
        return topics;
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

    private Rule criterion(
            Source source,
            String why,
            @Nullable Area area,
            EffectivePeriod period,
            Pattern scope,
            List<Condition> asked) {
        String gate = idOf("gate", "gate( \"mvp-exit\" )");
        String criterion = idOf("criterion", "criterion( \"team.telemetry-live\" )");
        Token enforcement = annotations.get("enforcement");
        if (enforcement != null && Enforcement.ofWord(enforcement.text()).isEmpty()) {
            List<String> words =
                    Arrays.stream(Enforcement.values()).map(Enforcement::word).toList();
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    enforcement,
                    "'" + enforcement.text() + "' is not an enforcement"
                            + NearestName.suggestion(enforcement.text(), words),
                    "Write one of " + String.join(", ", words) + ".");
        }
        Token remedy = annotations.get("remedy");
        return new Rule(
                source,
                nameToken.text(),
                why,
                new GateId(gate),
                new CriterionId(criterion),
                enforcement == null
                        ? Enforcement.MANDATORY
                        : Enforcement.ofWord(enforcement.text()).orElse(Enforcement.MANDATORY),
                area,
                remedy == null ? null : remedy.text(),
                period,
                scope,
                asked);
    }

    private @Nullable Area area() {
        Token area = annotations.get("area");
        if (area == null) {
            return null;
        }
        Area found = Area.ofWord(area.text()).orElse(null);
        if (found == null) {
            List<String> words = Arrays.stream(Area.values()).map(Area::word).toList();
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    area,
                    "'" + area.text() + "' is not an area" + NearestName.suggestion(area.text(), words),
                    "Write one of " + String.join(", ", words) + ".");
        }
        return found;
    }

    private Pattern scope(StatementKind kind, Token firstPattern, List<Condition> conditions) {
        if (!conditions.isEmpty()
                && conditions.get(0) instanceof Pattern pattern
                && kind.subjects().contains(pattern.type())
                && pattern.from() == null) {
            return pattern;
        }
        reader.error(
                FindingKind.SCOPE_MISSING,
                firstPattern,
                "The first pattern must say " + kind.purpose() + ", but is not over "
                        + kind.subjects().stream().map(Class::getSimpleName).collect(Collectors.joining(" or ")) + ".",
                "Start with '" + kind.example() + "'.");
        return new Pattern(reader.of(firstPattern), kind.subjects().get(0), null, List.of(), null);
    }

    /** What is never there for this rule would never be found. */
    private void refuseForeignSubjects(StatementKind kind, Pattern scope, List<? extends Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern
                    && StatementKind.subject(pattern.type())
                    && pattern.type() != scope.type()) {
                reader.error(
                        FindingKind.NOT_IN_PROFILE,
                        pattern.source(),
                        kind.thing() + " must not look for what other rules are about, but here is "
                                + pattern.type().getSimpleName() + ".",
                        "Ask for the facts themselves.");
            } else if (condition instanceof Pattern pattern
                    && (scope.type() == ReviewedStream.class || scope.type() == ReviewedPortfolio.class)
                    && Vocabulary.figureTypes().contains(pattern.type())) {
                reader.error(
                        FindingKind.NOT_IN_PROFILE,
                        pattern.source(),
                        "Figures are computed for one product, so only what is about ReviewedProduct may look for them,"
                                + " but here is " + pattern.type().getSimpleName() + ".",
                        "Start with 'ReviewedProduct( $product : productId )'.");
            } else if (condition instanceof Pattern pattern
                    && kind != StatementKind.PRACTICE
                    && kind != StatementKind.GUARDRAIL
                    && Vocabulary.authorityTypes().contains(pattern.type())) {
                reader.error(
                        FindingKind.NOT_IN_PROFILE,
                        pattern.source(),
                        kind.thing() + " must not look for what packs come to, but here is "
                                + pattern.type().getSimpleName() + ".",
                        "Ask it in a practice or guardrail.");
            }
            refuseForeignSubjects(kind, scope, condition.parts());
        }
    }

    private void refuseLimits(Token first, Pattern scope, List<Condition> asked, int unjoined) {
        Terms terms = Terms.of(scope, asked);
        if (terms.count() > RuleParser.MOST_TERMS) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + RuleParser.MOST_TERMS
                            + " terms, bindings counted wherever they are read, but has " + terms.count() + ".",
                    "Split it, or bind fewer computed values.");
        } else if (terms.deepest() > RuleParser.MOST_NESTED) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "Operators and calls must enclose each other at most " + RuleParser.MOST_NESTED
                            + " deep, bindings written out wherever they are read, but here they do "
                            + terms.deepest() + " deep.",
                    "Compute less in one expression, or let a method of a record compute it.");
        }
        if (Terms.branches(asked) > RuleParser.MOST_BRANCHES) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + RuleParser.MOST_BRANCHES
                            + " combinations of alternatives, but has more.",
                    "Split it.");
        }
        if (unjoined > RuleParser.MOST_UNJOINED) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + RuleParser.MOST_UNJOINED + " patterns without a constraint, but has "
                            + unjoined + ".",
                    "Say which facts are meant, such as 'productId == $product'.");
        }
    }

    private EffectivePeriod effectivePeriod() {
        LocalDate effective = parsed("effective", LocalDate::parse, "a day such as 2025-01-01");
        Period grace = parsed("grace", Period::parse, "a period such as P30D");
        LocalDate expires = parsed("expires", LocalDate::parse, "a day such as 2026-01-01");
        try {
            return new EffectivePeriod(effective, grace, expires);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Token at = annotations.get(message.startsWith("grace") ? "grace" : "expires");
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    Objects.requireNonNull(at),
                    "'@" + message.substring(0, message.indexOf(". ") + 1).replaceFirst(" ", "' "),
                    message.substring(message.indexOf(". ") + 2));
            return EffectivePeriod.ALWAYS;
        }
    }

    /** What an annotation says; absent when it is not there, or after a finding. */
    private <T> @Nullable T parsed(String annotation, Function<String, T> parse, String form) {
        Token value = annotations.get(annotation);
        if (value == null) {
            return null;
        }
        try {
            return parse.apply(value.text());
        } catch (DateTimeException e) {
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    value,
                    "'@" + annotation + "' must be " + form + ", but was '" + value.text() + "'.",
                    "Write it in that form.");
            return null;
        }
    }

    /** A scope that reads what may be absent would leave out whom nobody has described. */
    private void refuseAbsent(Item item) {
        if (item instanceof Constraint constraint && Terms.readsAbsent(constraint.expression())) {
            reader.error(
                    FindingKind.SCOPE_READS_ABSENT,
                    constraint.source(),
                    "The first pattern must read only what is always there, but '"
                            + constraint.source().text() + "' reads what may be absent.",
                    "Ask it in a pattern of its own, so that the criterion is unmet where it is absent.");
        }
    }

    /** The id that an annotation gives; a stand-in after a finding. */
    private String idOf(String annotation, String example) {
        Token value = annotations.get(annotation);
        if (value == null) {
            reader.error(
                    FindingKind.MISSING_ANNOTATION,
                    nameToken,
                    "A rule must say '@" + annotation + "', but this one does not.",
                    "Write '@" + example + "' above 'when'.");
            return "unknown";
        }
        try {
            return annotation.equals("gate") ? new GateId(value.text()).value() : new CriterionId(value.text()).value();
        } catch (IllegalArgumentException e) {
            reader.error(
                    FindingKind.INVALID_ID,
                    value,
                    String.valueOf(e.getMessage()),
                    "Write an id such as mvp.telemetry-live.");
            return "unknown";
        }
    }
}
