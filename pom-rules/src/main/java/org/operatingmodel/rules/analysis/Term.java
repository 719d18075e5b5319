package org.operatingmodel.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.evaluation.Operators;
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
import org.operatingmodel.rules.language.ValueType;
import org.operatingmodel.rules.language.ValueType.Kind;

/**
 * A value or condition over facts that have been given names, however the rule text wrote it: bindings are followed,
 * negations stand before single conditions, a constant stands on the right, alternatives are told one by one.
 *
 * @param head what is done with the parts
 * @param parts what it is done with
 * @param constant the value, in a list of one, which may hold null; empty when it is no constant
 * @param type its type
 * @param trends how it goes with its parts; absent where nobody can say
 * @param key equal for equal terms only
 */
record Term(
        String head,
        List<Term> parts,
        List<@Nullable Object> constant,
        ValueType type,
        @Nullable List<Trend> trends,
        String key) {
    static final String NOT = "!";
    static final String ALL = "all";
    static final String ANY = "any";
    static final Term TRUE = constant(true, ValueType.BOOLEAN);

    /** A fact or a computed value with a name. */
    static Term named(String name, ValueType type) {
        return new Term(name, List.of(), List.of(), type, null, name);
    }

    private static Term constant(@Nullable Object value, ValueType type) {
        Object exact = value instanceof Long || value instanceof Integer ? new BigDecimal(value.toString()) : value;
        if (exact instanceof BigDecimal number) {
            exact = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        List<@Nullable Object> one = new ArrayList<>();
        one.add(exact);
        String shown = exact == null
                ? "null"
                : exact.getClass().getSimpleName() + "'" + exact.toString().replace("'", "''") + "'";
        return new Term("constant", List.of(), one, type, null, shown);
    }

    private static Term of(String head, ValueType type, @Nullable List<Trend> trends, List<Term> parts) {
        String key = parts.stream().map(Term::key).collect(Collectors.joining(",", head + "(", ")"));
        return new Term(head, List.copyOf(parts), List.of(), type, trends, key);
    }

    boolean isConstant() {
        return !constant.isEmpty();
    }

    boolean is(String operator) {
        return head.equals(operator);
    }

    /** What an expression means in a pattern over a fact. */
    static Term of(Expression expression, Term self, Map<String, Term> variables) {
        if (expression instanceof Literal literal) {
            return constant(literal.value(), literal.type());
        } else if (expression instanceof Variable variable) {
            Term bound = variables.get(variable.name());
            return bound == null ? named("unbound " + variable.name(), variable.type()) : bound;
        } else if (expression instanceof This) {
            return self;
        } else if (expression instanceof Access access) {
            Expression target = access.target();
            List<Term> parts = new ArrayList<>(List.of(target == null ? self : of(target, self, variables)));
            access.arguments().forEach(argument -> parts.add(of(argument, self, variables)));
            Class<?> owner = access.member().method().getDeclaringClass();
            String name = access.member().name();
            List<Trend> trends = Trends.known(owner, name, access.arguments().size());
            return of(owner.getName() + "." + name, access.type(), trends, parts);
        } else if (expression instanceof Factory factory) {
            Class<?> owner = factory.member().method().getDeclaringClass();
            String name = factory.member().name();
            List<Trend> known = Trends.known(owner, name, factory.arguments().size());
            List<Term> parts = factory.arguments().stream()
                    .map(argument -> of(argument, self, variables))
                    .toList();
            return of(
                    owner.getName() + "." + name,
                    factory.type(),
                    known == null ? null : known.subList(1, known.size()),
                    parts);
        } else if (expression instanceof Arithmetic arithmetic) {
            List<Trend> trends = switch (arithmetic.operator()) {
                case '+' -> List.of(Trend.RISES, Trend.RISES);
                case '-' -> List.of(Trend.RISES, Trend.FALLS);
                default -> null;
            };
            return of(
                    String.valueOf(arithmetic.operator()),
                    arithmetic.type(),
                    trends,
                    List.of(of(arithmetic.left(), self, variables), of(arithmetic.right(), self, variables)));
        }
        return condition(expression, self, variables);
    }

    private static Term condition(Expression expression, Term self, Map<String, Term> variables) {
        if (expression instanceof Negation negation) {
            return not(of(negation.operand(), self, variables));
        } else if (expression instanceof Conjunction || expression instanceof Disjunction) {
            return group(
                    expression instanceof Conjunction ? ALL : ANY,
                    expression.parts().stream()
                            .map(part -> of(part, self, variables))
                            .toList());
        } else if (expression instanceof Comparison comparison) {
            return compared(
                    comparison.operator(),
                    of(comparison.left(), self, variables),
                    of(comparison.right(), self, variables));
        } else if (expression instanceof OneOf oneOf) {
            Term operand = of(oneOf.operand(), self, variables);
            Term any = group(
                    ANY,
                    oneOf.values().stream()
                            .map(value -> compared(Operator.EQUAL, operand, of(value, self, variables)))
                            .toList());
            return oneOf.negated() ? not(any) : any;
        } else if (expression instanceof Containment containment) {
            Term contains = of(
                    "contains",
                    ValueType.BOOLEAN,
                    null,
                    List.of(of(containment.collection(), self, variables), of(containment.element(), self, variables)));
            return containment.negated() ? not(contains) : contains;
        }
        Matching matching = (Matching) expression;
        Term matches = of(
                "matches",
                ValueType.BOOLEAN,
                null,
                List.of(of(matching.operand(), self, variables), constant(matching.regex(), ValueType.TEXT)));
        return matching.negated() ? not(matches) : matches;
    }

    static Term not(Term condition) {
        if (condition.is(NOT)) {
            return condition.parts().get(0);
        } else if (condition.is(ALL) || condition.is(ANY)) {
            return group(
                    condition.is(ALL) ? ANY : ALL,
                    condition.parts().stream().map(Term::not).toList());
        }
        return of(NOT, ValueType.BOOLEAN, List.of(Trend.FALLS), List.of(condition));
    }

    private static Term group(String head, List<Term> parts) {
        List<Term> flat = new ArrayList<>();
        parts.forEach(part -> flat.addAll(part.is(head) ? part.parts() : List.of(part)));
        flat.sort(Comparator.comparing(Term::key));
        return flat.size() == 1
                ? flat.get(0)
                : of(
                        head,
                        ValueType.BOOLEAN,
                        flat.stream().map(part -> Trend.RISES).toList(),
                        flat);
    }

    private static Term compared(Operator operator, Term left, Term right) {
        if (operator == Operator.NOT_EQUAL) {
            return not(compared(Operator.EQUAL, left, right));
        }
        boolean turn = left.isConstant()
                ? !right.isConstant()
                : !right.isConstant()
                        && (operator == Operator.EQUAL
                                ? left.key().compareTo(right.key()) > 0
                                : operator == Operator.LESS || operator == Operator.AT_MOST);
        if (turn) {
            return compared(Claims.turned(operator), right, left, true);
        }
        return compared(operator, left, right, true);
    }

    private static Term compared(Operator operator, Term left, Term right, boolean inOrder) {
        List<Trend> trends = switch (operator) {
            case MORE, AT_LEAST -> List.of(Trend.RISES, Trend.FALLS);
            case LESS, AT_MOST -> List.of(Trend.FALLS, Trend.RISES);
            default -> null;
        };
        return of(operator.sign(), ValueType.BOOLEAN, inOrder ? trends : null, List.of(left, right));
    }

    /** A comparison of another value with the same constant. */
    Term about(Term other) {
        return of(head, type, trends, List.of(other, parts.get(1)));
    }

    /** Another comparison of another value with the same constant. */
    Term bound(Term other, Operator operator) {
        return compared(operator, other, parts.get(1), true);
    }

    /** Whether it compares a value with a constant. */
    boolean bounds() {
        return List.of("==", "<", "<=", ">", ">=").contains(head)
                && parts.get(1).isConstant();
    }

    boolean logical() {
        return is(NOT) || is(ALL) || is(ANY);
    }

    /** The values that a condition asks about, each by itself. */
    Stream<Term> subjects() {
        if (logical()) {
            return parts.stream().flatMap(Term::subjects);
        }
        return isConstant() ? Stream.of() : Stream.of(bounds() ? parts.get(0) : this);
    }

    /** The constants that a condition compares with. */
    Stream<@Nullable Object> constants() {
        if (logical()) {
            return parts.stream().flatMap(Term::constants);
        }
        return bounds() ? parts.get(1).constant().stream() : Stream.of();
    }

    /** Whether a condition about one value holds where it has that value. */
    boolean holdsFor(@Nullable Object value) {
        if (is(NOT)) {
            return !parts.get(0).holdsFor(value);
        } else if (is(ALL)) {
            return parts.stream().allMatch(part -> part.holdsFor(value));
        } else if (is(ANY)) {
            return parts.stream().anyMatch(part -> part.holdsFor(value));
        } else if (isConstant()) {
            return Boolean.TRUE.equals(constant.get(0));
        } else if (!bounds()) {
            return Boolean.TRUE.equals(value);
        }
        Object bound = parts.get(1).constant().get(0);
        return switch (head) {
            case "==" -> Operators.same(value, bound);
            case "<" -> Operators.lessThan(value, bound);
            case "<=" -> Operators.atMost(value, bound);
            case ">" -> Operators.moreThan(value, bound);
            default -> Operators.atLeast(value, bound);
        };
    }

    /** How it goes from one term to another: rises where the other is never less, and there wherever the one is. */
    static Trend between(Term one, Term other) {
        if (one.key().equals(other.key())) {
            return Trend.STAYS;
        }
        if (one.isConstant() && other.isConstant()) {
            return between(one.constant().get(0), other.constant().get(0));
        }
        List<Trend> ways = one.trends();
        if (ways == null
                || !one.head().equals(other.head())
                || one.parts().size() != other.parts().size()) {
            return Trend.OPEN;
        }
        Trend trend = Trend.STAYS;
        for (int i = 0; i < one.parts().size(); i++) {
            Trend part = between(one.parts().get(i), other.parts().get(i));
            Trend way = ways.get(i);
            if (part != Trend.STAYS) {
                trend = trend.and(way == Trend.RISES ? part : way == Trend.FALLS ? part.reversed() : Trend.OPEN);
            }
        }
        return trend;
    }

    @SuppressWarnings("unchecked") // both are of one class
    private static Trend between(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Comparable<?> comparable
                && other != null
                && one.getClass() == other.getClass()
                && !(one instanceof String)) {
            int order = ((Comparable<Object>) comparable).compareTo(other);
            return order == 0 ? Trend.STAYS : order < 0 ? Trend.RISES : Trend.FALLS;
        }
        return Trend.OPEN;
    }

    /** Whether values of the type are whole numbers. */
    boolean whole() {
        Class<?> raw = type.raw();
        return raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class;
    }

    /** Whether the value may be absent. */
    boolean nullable() {
        return type.nullable() || type.kind() == Kind.UNKNOWN;
    }
}
