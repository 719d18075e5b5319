package org.operatingmodel.rules.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operatingmodel.gate.GateReview;
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
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;

/** Looks in one rule for conditions that never hold, always hold, or say nothing. */
final class Consistency {
    private static final String NEVER_FIX = "Mend one of them; where either is meant, write '||'.";

    private final Rule rule;
    private final List<Finding> findings;
    private final Set<String> read = new HashSet<>();
    private int facts;

    Consistency(Rule rule, List<Finding> findings) {
        this.rule = rule;
        this.findings = findings;
    }

    void check() {
        readBy(rule.scope());
        rule.conditions().forEach(this::readBy);
        Claims claims = new Claims(new Meaning());
        gate(claims);
        pattern(rule.scope(), claims, FindingKind.SCOPE_NEVER_MATCHES, false);
        if (!claims.impossible()) {
            all(rule.conditions(), claims, FindingKind.CONTRADICTION, false);
        }
        if (rule.conditions().stream().allMatch(condition -> condition instanceof Pattern pattern && given(pattern))) {
            findings.add(
                    Lint.at(
                            FindingKind.NOTHING_ASKED,
                            rule.source(),
                            "A rule must ask for something, but this one asks for nothing but its scope, so '"
                                    + rule.criterionId() + "' is met by every product that it is about.",
                            "Say what must be there, such as 'Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )'."));
        }
    }

    /** The rule is asked at its own gate only; the fact of its scope is the first. */
    private void gate(Claims claims) {
        claims.know("#1.gateId", rule.gateId(), "@gate( \"" + rule.gateId() + "\" )");
    }

    /** Whether the product itself, or a parameter, is all that the pattern looks for. */
    private static boolean given(Pattern pattern) {
        if (pattern.type() == Parameter.class) {
            return true;
        }
        return pattern.from() == null
                && (pattern.type() == Product.class || pattern.type() == GateReview.class)
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
            parts(condition).forEach(this::readBy);
        }
    }

    private void readBy(Expression expression) {
        if (expression instanceof Variable variable) {
            read.add(variable.name());
        }
        expression.parts().forEach(this::readBy);
    }

    /** The conditions in a group. */
    static List<? extends Condition> parts(Condition condition) {
        if (condition instanceof Not not) {
            return not.conditions();
        } else if (condition instanceof Exists exists) {
            return exists.conditions();
        } else if (condition instanceof Forall forall) {
            return Stream.concat(Stream.of(forall.base()), forall.rest().stream())
                    .toList();
        } else if (condition instanceof AllOf all) {
            return all.conditions();
        } else if (condition instanceof AnyOf any) {
            return any.alternatives();
        }
        return List.of();
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
            any.alternatives().forEach(each -> one(each, claims.copy(), FindingKind.DEAD_CONDITION, hidden));
        } else if (condition instanceof Accumulate accumulate) {
            accumulate(accumulate, claims, never);
        } else {
            all(parts(condition), claims.copy(), FindingKind.DEAD_CONDITION, true);
        }
    }

    private void accumulate(Accumulate accumulate, Claims claims, FindingKind never) {
        Claims inside = claims.copy();
        all(accumulate.over(), inside, FindingKind.DEAD_CONDITION, true);
        for (Condition.Function function : accumulate.functions()) {
            String number = function.variable() + " #" + ++facts;
            claims.meaning()
                    .bind(function.variable(), (function.aggregate() == Aggregate.COUNT ? Claims.COUNT : "") + number);
        }
        accumulate.results().forEach(result -> constraint(result.expression(), "", claims, never));
    }

    private void pattern(Pattern pattern, Claims claims, FindingKind never, boolean hidden) {
        String fact = "#" + ++facts;
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                claims.meaning().bind(binding.variable(), claims.meaning().of(binding.value(), fact));
                if (hidden) {
                    unread(binding.variable(), item.source());
                }
            } else {
                constraint(((Constraint) item).expression(), fact, claims, never);
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

    private void constraint(Expression expression, String fact, Claims claims, FindingKind never) {
        if (claims.impossible()) {
            return;
        }
        if (expression instanceof Conjunction conjunction) {
            conjunction.operands().forEach(operand -> constraint(operand, fact, claims, never));
            return;
        }
        if (claims.always(expression, fact)) {
            findings.add(Lint.at(
                    FindingKind.ALWAYS_TRUE,
                    expression.source(),
                    "A condition must be able to fail, but "
                            + Lint.quoted(expression.source().text()) + " always holds.",
                    "Remove it, or say what is meant."));
            return;
        }
        Claims before = claims.copy();
        claims.add(expression, fact, true);
        if (claims.impossible()) {
            never(expression, claims, never);
        } else if (expression instanceof Disjunction disjunction) {
            disjunction
                    .operands()
                    .forEach(operand -> constraint(operand, fact, before.copy(), FindingKind.DEAD_CONDITION));
        }
    }

    private void never(Expression expression, Claims claims, FindingKind kind) {
        String text = Lint.quoted(expression.source().text());
        String beside =
                claims.contradicted().stream().map(Lint::quoted).distinct().collect(Collectors.joining(" and "));
        String what = beside.isEmpty() ? text + " never holds" : text + " never holds beside " + beside;
        String message = switch (kind) {
            case SCOPE_NEVER_MATCHES ->
                "The first pattern must match some product, but " + what + ", so nobody is asked for '"
                        + rule.criterionId() + "'.";
            case CONTRADICTION ->
                "Conditions must be able to hold together, but " + what + ", so '" + rule.criterionId()
                        + "' can never be met.";
            default -> "Each part of a condition must be able to hold, but " + what + ", so it changes nothing.";
        };
        findings.add(Lint.at(kind, expression.source(), message, beside.isEmpty() ? "Say what is meant." : NEVER_FIX));
    }
}
