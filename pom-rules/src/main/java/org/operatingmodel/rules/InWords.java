package org.operatingmodel.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Statement;

/** What a rule asks, for people who do not read rules; where there are no plain words for a part, as its author wrote it. */
final class InWords {
    private InWords() {}

    /** The conditions, joined by "and"; empty when nothing is asked. */
    static String of(Statement statement) {
        List<String> all = constraints(statement.scope());
        statement.conditions().forEach(condition -> all.add(condition(condition)));
        return String.join(" and ", all);
    }

    private static List<String> constraints(Pattern pattern) {
        List<Expression> expressions = pattern.items().stream()
                .filter(Constraint.class::isInstance)
                .map(item -> ((Constraint) item).expression())
                .filter(expression -> !joins(expression))
                .toList();
        boolean several = expressions.size() > 1;
        return expressions.stream()
                .map(expression -> nested(expression, several))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Whether an expression only says which fact is meant. */
    private static boolean joins(Expression expression) {
        return expression instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && comparison.parts().stream().anyMatch(Variable.class::isInstance);
    }

    private static String condition(Condition condition) {
        if (condition instanceof Pattern pattern && pattern.from() == null) {
            return fact("", pattern);
        } else if (condition instanceof Exists exists && exists.conditions().size() == 1) {
            return condition(exists.conditions().get(0));
        } else if (condition instanceof Not not
                && not.conditions().size() == 1
                && not.conditions().get(0) instanceof Pattern pattern
                && pattern.from() == null) {
            return fact("no ", pattern);
        } else if (condition instanceof AnyOf any) {
            return any.alternatives().stream().map(InWords::condition).collect(Collectors.joining(" or ", "(", ")"));
        }
        return source(condition.source().text());
    }

    private static String fact(String sign, Pattern pattern) {
        List<String> all = constraints(pattern);
        String type = spaced(pattern.type().getSimpleName());
        return sign + (all.isEmpty() ? type : type + " whose " + String.join(" and ", all));
    }

    private static String nested(Expression expression, boolean group) {
        String words = expression(expression);
        return group && expression instanceof Disjunction ? "(" + words + ")" : words;
    }

    private static String expression(Expression expression) {
        if (expression instanceof Conjunction conjunction) {
            return conjunction.operands().stream()
                    .map(operand -> nested(operand, true))
                    .collect(Collectors.joining(" and "));
        } else if (expression instanceof Disjunction disjunction) {
            return disjunction.operands().stream().map(InWords::expression).collect(Collectors.joining(" or "));
        } else if (expression instanceof Negation negation) {
            return "not (" + expression(negation.operand()) + ")";
        } else if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        } else if (expression instanceof OneOf oneOf) {
            return value(oneOf.operand())
                    + (oneOf.negated() ? " is none of " : " is one of ")
                    + oneOf.values().stream().map(InWords::value).collect(Collectors.joining(", "));
        } else if (expression instanceof Containment containment) {
            return value(containment.collection())
                    + (containment.negated() ? " do not contain " : " contain ")
                    + value(containment.element());
        }
        boolean flag = expression instanceof Access access && access.member().component();
        return value(expression) + (flag ? " is true" : "");
    }

    private static String comparison(Comparison comparison) {
        String left = value(comparison.left());
        if (comparison.right() instanceof Literal literal && literal.value() == null) {
            return left + (comparison.operator() == Operator.EQUAL ? " is not there" : " is there");
        }
        String sign = switch (comparison.operator()) {
            case EQUAL -> " is ";
            case NOT_EQUAL -> " is not ";
            case LESS -> " is below ";
            case AT_MOST -> " is at most ";
            case MORE -> " is above ";
            case AT_LEAST -> " is at least ";
        };
        return left + sign + value(comparison.right());
    }

    private static String value(Expression expression) {
        if (expression instanceof Literal literal) {
            Object value = literal.value();
            return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        } else if (expression instanceof Access access && access.member().component()) {
            Expression target = access.target();
            String name = spaced(access.member().name()).replaceFirst(" id$", "");
            String before = target == null ? "" : value(target) + " ";
            return before.endsWith(name + " ") ? before.strip() : before + name;
        }
        return source(expression.source().text());
    }

    private static String spaced(String name) {
        return name.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String source(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
