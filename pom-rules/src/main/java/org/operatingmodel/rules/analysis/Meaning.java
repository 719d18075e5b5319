package org.operatingmodel.rules.analysis;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Factory;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;

/** Texts that are equal where expressions ask the same of the same values, however they are written. */
final class Meaning {
    private final Map<String, String> variables;

    Meaning() {
        this(Map.of());
    }

    private Meaning(Map<String, String> variables) {
        this.variables = new HashMap<>(variables);
    }

    Meaning copy() {
        return new Meaning(variables);
    }

    /** Lets a variable stand for what has that meaning. */
    void bind(@Nullable String variable, String meaning) {
        if (variable != null) {
            variables.put(variable, meaning);
        }
    }

    /** The meaning of an expression in a pattern over a subject. */
    String of(Expression expression, String subject) {
        Function<Expression, String> part = each -> of(each, subject);
        if (expression instanceof Literal literal) {
            return constant(literal.value());
        } else if (expression instanceof Variable variable) {
            return variables.getOrDefault(variable.name(), variable.name());
        } else if (expression instanceof This) {
            return subject;
        } else if (expression instanceof Access access) {
            Expression target = access.target();
            String owner = target == null ? subject : of(target, subject);
            String arguments = access.arguments().isEmpty() ? "" : list(access.arguments(), part, false);
            return owner + "." + access.member().name() + arguments;
        } else if (expression instanceof Factory factory) {
            return factory.member().name() + list(factory.arguments(), part, false);
        } else if (expression instanceof Negation negation) {
            return "!(" + of(negation.operand(), subject) + ")";
        } else if (expression instanceof Conjunction conjunction) {
            return "all" + list(conjunction.operands(), part, true);
        } else if (expression instanceof Disjunction disjunction) {
            return "any" + list(disjunction.operands(), part, true);
        } else if (expression instanceof Comparison comparison) {
            return comparison(comparison, subject);
        } else if (expression instanceof Containment containment) {
            return (containment.negated() ? "!" : "") + "contains"
                    + list(List.of(containment.collection(), containment.element()), part, false);
        } else if (expression instanceof OneOf oneOf) {
            return (oneOf.negated() ? "!" : "") + "in(" + of(oneOf.operand(), subject) + ")"
                    + list(oneOf.values(), part, true);
        } else if (expression instanceof Matching matching) {
            return (matching.negated() ? "!" : "") + "matches(" + of(matching.operand(), subject) + ","
                    + constant(matching.regex()) + ")";
        }
        Arithmetic arithmetic = (Arithmetic) expression;
        return arithmetic.operator() + list(List.of(arithmetic.left(), arithmetic.right()), part, false);
    }

    private String comparison(Comparison comparison, String subject) {
        String left = of(comparison.left(), subject);
        String right = of(comparison.right(), subject);
        Operator operator = comparison.operator();
        boolean turned = operator.order()
                ? operator == Operator.MORE || operator == Operator.AT_LEAST
                : left.compareTo(right) > 0;
        Operator said = turned ? Claims.turned(operator) : operator;
        return (turned ? right : left) + said.sign() + (turned ? left : right);
    }

    private static String list(List<Expression> expressions, Function<Expression, String> meaning, boolean anyOrder) {
        var meanings = expressions.stream().map(meaning);
        return (anyOrder ? meanings.sorted() : meanings).collect(Collectors.joining(",", "(", ")"));
    }

    private static String constant(@Nullable Object value) {
        if (value instanceof String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        } else if (value instanceof Long || value instanceof BigDecimal) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toString();
        } else if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + ":" + value;
    }
}
