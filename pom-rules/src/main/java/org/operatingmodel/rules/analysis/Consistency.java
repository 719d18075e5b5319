package org.operatingmodel.rules.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Aggregate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.rules.language.ValueType;

/** Looks in one rule for conditions that never hold, always hold, or say nothing. */
final class Consistency {
    private static final String NEVER_FIX = "Mend one of them; where either is meant, write '||'.";

    private final Statement rule;
    private final List<Finding> findings;
    private final Set<String> read = new HashSet<>();
    /** The word of the innermost condition that holds where nothing does what it asks. */
    private String around = "";

    private int facts;

    Consistency(Statement rule, List<Finding> findings) {
        this.rule = rule;
        this.findings = findings;
    }

    void check() {
        readBy(rule.scope());
        rule.conditions().forEach(this::readBy);
        Claims claims = new Claims(new Meaning());
        known(claims);
        pattern(rule.scope(), claims, FindingKind.SCOPE_NEVER_MATCHES, false);
        if (!claims.impossible()) {
            all(rule.conditions(), claims, FindingKind.CONTRADICTION, false);
        }
        if ((rule instanceof Rule || rule instanceof PracticeRule)
                && rule.conditions().stream()
                        .allMatch(condition -> !(condition instanceof AnyOf) && given(condition))) {
            findings.add(
                    Lint.at(
                            FindingKind.NOTHING_ASKED,
                            rule.source(),
                            "A rule must ask for something, but this one asks for nothing but its scope, so '"
                                    + rule.label() + "' is met by every " + subject() + " that it is about.",
                            "Say what must be there, such as 'Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )'."));
        }
    }

    /** The rule is asked at its own gate or about its own decision only; the fact of its scope is the first. */
    private void known(Claims claims) {
        if (rule instanceof Rule criterion) {
            know(claims, "#1.gateId", criterion.gateId(), "@gate( \"" + criterion.gateId() + "\" )");
        } else if (rule instanceof DecisionRight right) {
            know(claims, "#1.decisionId", right.decisionId(), "@decision( \"" + right.decisionId() + "\" )");
        }
    }

    private static void know(Claims claims, String key, Record id, String text) {
        claims.know(key, new ValueType(ValueType.Kind.ID, id.getClass(), null, false), id, text);
    }

    /** Whether a condition asks for nothing but what is given, in one of its alternatives at least. */
    private boolean given(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return given(pattern);
        } else if (condition instanceof AnyOf any) {
            return any.alternatives().stream().anyMatch(this::given);
        }
        return (condition instanceof AllOf || condition instanceof Exists)
                && condition.parts().stream().allMatch(this::given);
    }

    /** Whether the product itself, or a parameter, is all that the pattern looks for. */
    private boolean given(Pattern pattern) {
        if (pattern.type() == Parameter.class) {
            return true;
        }
        return pattern.from() == null
                && (pattern.type() == Product.class
                        || pattern.type() == rule.scope().type())
                && pattern.items().stream()
                        .allMatch(item -> item instanceof Binding
                                || item instanceof Constraint constraint && names(constraint.expression()));
    }

    /** Whether an expression compares the id of the product with a variable. */
    private static boolean names(Expression expression) {
        return expression instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && comparison.parts().stream().anyMatch(Variable.class::isInstance)
                && comparison.parts().stream()
                        .anyMatch(side -> side instanceof Access access
                                && access.target() == null
                                && Set.of("id", "productId")
                                        .contains(access.member().name()));
    }

    private void readBy(Condition condition) {
        if (condition instanceof Pattern pattern) {
            if (pattern.from() != null) {
                readBy(pattern.from());
            }
            pattern.items()
                    .forEach(item -> readBy(
                            item instanceof Binding binding ? binding.value() : ((Constraint) item).expression()));
        } else if (condition instanceof Accumulate accumulate) {
            accumulate.over().forEach(this::readBy);
            accumulate.functions().forEach(function -> readBy(function.argument()));
            accumulate.results().forEach(result -> readBy(result.expression()));
        } else {
            condition.parts().forEach(this::readBy);
        }
    }

    private void readBy(Expression expression) {
        if (expression instanceof Variable variable) {
            read.add(variable.name());
        }
        expression.parts().forEach(this::readBy);
    }

    /**
     * Conditions that hold together.
     *
     * @param never what to say when they cannot
     * @param hidden whether what they bind leaves nothing behind
     */
    private void all(List<? extends Condition> conditions, Claims claims, FindingKind never, boolean hidden) {
        for (Condition condition : conditions) {
            one(condition, claims, never, hidden);
        }
    }

    private void one(Condition condition, Claims claims, FindingKind never, boolean hidden) {
        if (condition instanceof Pattern pattern) {
            pattern(pattern, claims, never, hidden);
        } else if (condition instanceof AllOf all) {
            all(all.conditions(), claims, never, hidden);
        } else if (condition instanceof Exists exists) {
            all(exists.conditions(), claims.copy(), never, true);
        } else if (condition instanceof AnyOf any) {
            alternatives(any, claims, never, hidden);
        } else if (condition instanceof Accumulate accumulate) {
            accumulate(accumulate, claims, never);
        } else if (condition instanceof Forall forall) {
            Claims inside = claims.copy();
            absent("forall", List.of(forall.base()), inside);
            all(forall.rest(), inside, FindingKind.DEAD_CONDITION, true);
        } else {
            absent("not", condition.parts(), claims.copy());
        }
    }

    /** Conditions that hold together nowhere make what is around them hold always. */
    private void absent(String word, List<? extends Condition> conditions, Claims claims) {
        String outside = around;
        around = word;
        all(conditions, claims, FindingKind.ALWAYS_TRUE, true);
        around = outside;
    }

    private static Finding alwaysHolds(Source place) {
        return Lint.at(
                FindingKind.ALWAYS_TRUE,
                place,
                "A condition must be able to fail, but " + Lint.quoted(place.text()) + " always holds.",
                "Remove it, or say what is meant.");
    }

    private void alternatives(AnyOf any, Claims claims, FindingKind never, boolean hidden) {
        boolean possible = claims.impossible();
        if (!possible && given(any)) {
            findings.add(alwaysHolds(any.source()));
        }
        for (Condition alternative : any.alternatives()) {
            Claims own = claims.copy();
            one(alternative, own, FindingKind.DEAD_CONDITION, hidden);
            possible |= !own.impossible();
        }
        if (!possible) {
            claims.giveUp();
            if (never == FindingKind.CONTRADICTION) {
                findings.add(Lint.at(
                        never,
                        any.source(),
                        "Conditions must be able to hold together, but no alternative of "
                                + Lint.quoted(any.source().text()) + " can, so " + never(false) + ".",
                        "Mend at least one of them."));
            }
        }
    }

    private void accumulate(Accumulate accumulate, Claims claims, FindingKind never) {
        Claims inside = claims.copy();
        all(accumulate.over(), inside, FindingKind.DEAD_CONDITION, true);
        Set<String> own = new HashSet<>();
        for (Condition.Function function : accumulate.functions()) {
            String number = function.variable() + " #" + ++facts;
            claims.meaning()
                    .bind(function.variable(), (function.aggregate() == Aggregate.COUNT ? Claims.COUNT : "") + number);
            own.add(function.variable());
        }
        Alone alone = alone(accumulate, claims, own);
        accumulate.results().forEach(result -> constraint(result.expression(), "", claims, alone, never));
    }

    /**
     * What the constraints of one pattern say by themselves, whatever is given to the query that it stands in.
     *
     * @param claims what they say
     * @param own the variables that it binds
     */
    private record Alone(Claims claims, Set<String> own) {
        Alone copy() {
            return new Alone(claims.copy(), own);
        }

        /** Whether an expression says the same wherever the query is called. */
        boolean understands(Expression expression) {
            if (expression instanceof Variable variable && !own.contains(variable.name())) {
                return false;
            }
            boolean given = expression instanceof Literal literal
                    && literal.source().text().startsWith("$");
            return !given && expression.parts().stream().allMatch(this::understands);
        }
    }

    /** Absent for what stands in the rule itself, where everything before it counts. */
    private @Nullable Alone alone(Condition condition, Claims claims, Set<String> own) {
        Source place = condition.source();
        int last = rule.source().line() + (int) rule.source().text().lines().count() - 1;
        boolean before = place.line() < rule.source().line()
                || place.line() == rule.source().line()
                        && place.column() < rule.source().column();
        return before || place.line() > last ? new Alone(new Claims(claims.meaning()), own) : null;
    }

    private void pattern(Pattern pattern, Claims claims, FindingKind never, boolean hidden) {
        String fact = "#" + ++facts;
        Set<String> own = new HashSet<>();
        Alone alone = alone(pattern, claims, own);
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                own.add(binding.variable());
                claims.meaning().bind(binding.variable(), claims.meaning().of(binding.value(), fact));
                if (hidden) {
                    unread(binding.variable(), item.source());
                }
            } else {
                constraint(((Constraint) item).expression(), fact, claims, alone, never);
            }
        }
        String variable = pattern.variable();
        if (variable != null) {
            claims.meaning().bind(variable, fact);
            if (hidden) {
                unread(variable, pattern.source());
            }
        }
    }

    private void unread(String variable, Source place) {
        if (!read.contains(variable) && !variable.startsWith("$pom")) {
            findings.add(Lint.at(
                    FindingKind.UNUSED_BINDING,
                    place,
                    "A variable inside 'not', 'exists', 'forall' or 'accumulate' must be read there, but '" + variable
                            + "' is not.",
                    "Remove it, or bind it outside, where the answer shows it."));
        }
    }

    /**
     * A constraint beside others.
     *
     * @param claims what is said before it
     * @param alone what its pattern says by itself, where that stands in a query
     */
    private void constraint(
            Expression expression, String fact, Claims claims, @Nullable Alone alone, FindingKind never) {
        if (claims.impossible()) {
            return;
        }
        if (expression instanceof Conjunction conjunction) {
            conjunction.operands().forEach(operand -> constraint(operand, fact, claims, alone, never));
            return;
        }
        boolean understood = alone == null || alone.understands(expression);
        if (claims.always(expression, fact)) {
            if (understood) {
                findings.add(alwaysHolds(expression.source()));
            }
            return;
        }
        Claims before = claims.copy();
        Alone aloneBefore = alone == null ? null : alone.copy();
        claims.add(expression, fact, true);
        if (alone != null && understood) {
            alone.claims().add(expression, fact, true);
        }
        if (claims.impossible()) {
            if (alone == null
                    || never != FindingKind.DEAD_CONDITION && never != FindingKind.ALWAYS_TRUE
                    || alone.claims().impossible()) {
                never(expression, claims, never);
            }
        } else if (expression instanceof Disjunction disjunction) {
            for (Expression operand : disjunction.operands()) {
                Alone aside = aloneBefore == null ? null : aloneBefore.copy();
                constraint(operand, fact, before.copy(), aside, FindingKind.DEAD_CONDITION);
            }
        }
    }

    private void never(Expression expression, Claims claims, FindingKind kind) {
        String text = Lint.quoted(expression.source().text());
        String beside =
                claims.contradicted().stream().map(Lint::quoted).distinct().collect(Collectors.joining(" and "));
        String what = beside.isEmpty() ? text + " never holds" : text + " never holds beside " + beside;
        String message = switch (kind) {
            case SCOPE_NEVER_MATCHES ->
                "The first pattern must match some " + subject() + ", but " + what + ", so " + never(true) + ".";
            case CONTRADICTION ->
                "Conditions must be able to hold together, but " + what + ", so " + never(false) + ".";
            case ALWAYS_TRUE ->
                "A condition must be able to fail, but " + what + ", so the '" + around + "' around it always holds.";
            default -> "Each part of a condition must be able to hold, but " + what + ", so it changes nothing.";
        };
        findings.add(Lint.at(kind, expression.source(), message, beside.isEmpty() ? "Say what is meant." : NEVER_FIX));
    }

    private String subject() {
        if (rule instanceof PracticeRule practice) {
            return practice.subject().word();
        }
        return rule instanceof Rule ? "product" : rule instanceof DecisionRight ? "decision" : "matter";
    }

    /** What follows where the scope, or else the rest, never matches. */
    private String never(boolean scope) {
        if (rule instanceof Rule || rule instanceof PracticeRule) {
            return scope ? "nobody is asked for '" + rule.label() + "'" : "'" + rule.label() + "' can never be met";
        }
        return rule instanceof DecisionRight ? "the right is never granted" : "the step is never taken";
    }
}
