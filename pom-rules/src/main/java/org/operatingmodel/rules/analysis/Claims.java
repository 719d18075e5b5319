package org.operatingmodel.rules.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.ValueType;
import org.operatingmodel.rules.language.ValueType.Kind;

/**
 * What conditions that hold together say about values; finds some contradictions, and only real ones.
 *
 * <p>It knows constants, intervals, constants of enums, absence, and orders between two values. What it does not
 * understand it takes for possible.
 */
final class Claims {
    /** How the meaning of a variable begins that counts. */
    static final String COUNT = "count ";

    private static final Set<String> ENDS = Set.of("startsWith", "endsWith");

    private static final int LESS = 1;
    private static final int EQUAL = 2;
    private static final int MORE = 4;

    private final Meaning meaning;
    private final Map<String, Domain> domains = new HashMap<>();
    private final Map<String, Integer> orders = new HashMap<>();
    private final Map<String, List<String>> ordersSaid = new HashMap<>();
    private final Map<String, List<End>> ends = new HashMap<>();
    private @Nullable List<String> contradicted;

    Claims(Meaning meaning) {
        this.meaning = meaning;
    }

    Claims copy() {
        Claims copy = new Claims(meaning.copy());
        domains.forEach((key, domain) -> copy.domains.put(key, domain.copy()));
        copy.orders.putAll(orders);
        ordersSaid.forEach((key, said) -> copy.ordersSaid.put(key, new ArrayList<>(said)));
        ends.forEach((key, said) -> copy.ends.put(key, new ArrayList<>(said)));
        copy.contradicted = contradicted;
        return copy;
    }

    /** What the variables in the conditions stand for. */
    Meaning meaning() {
        return meaning;
    }

    /** Whether an expression holds for all values that its types allow, whatever else is said. */
    boolean always(Expression expression, String subject) {
        Claims opposite = new Claims(meaning);
        opposite.add(expression, subject, false);
        return opposite.impossible();
    }

    /** Whether the claims cannot hold together. */
    boolean impossible() {
        return contradicted != null;
    }

    /** Takes the claims for impossible, without a word that says why. */
    void giveUp() {
        contradicted = List.of();
    }

    /** What was said before and contradicts what was said last; empty when that contradicts itself. */
    List<String> contradicted() {
        return contradicted == null ? List.of() : contradicted;
    }

    /** Whether it is certain that a value is there. */
    boolean present(Expression expression, String subject) {
        return !expression.type().nullable() || domain(expression, subject).present();
    }

    /** Claims that an expression in a pattern over the subject holds, or does not. */
    void add(Expression expression, String subject, boolean holds) {
        if (impossible()) {
            return;
        }
        if (expression instanceof Negation negation) {
            add(negation.operand(), subject, !holds);
        } else if (expression instanceof Conjunction conjunction) {
            several(conjunction.operands(), subject, holds, holds);
        } else if (expression instanceof Disjunction disjunction) {
            several(disjunction.operands(), subject, holds, !holds);
        } else if (expression instanceof Comparison comparison) {
            comparison(comparison, subject, holds);
        } else if (expression instanceof OneOf oneOf) {
            oneOf(oneOf, subject, holds != oneOf.negated());
        } else if (expression instanceof Containment containment) {
            if (holds || !containment.negated() || known(containment.parts(), subject)) {
                is(containment, subject, "contains", holds != containment.negated());
            }
        } else if (expression instanceof Matching matching) {
            if (holds || !matching.negated() || known(matching.parts(), subject)) {
                is(matching, subject, "matches", holds != matching.negated());
            }
        } else if (expression instanceof Literal literal) {
            if (literal.value() instanceof Boolean constant && constant != holds) {
                contradicted = List.of();
            }
        } else if (expression.type().kind() == Kind.BOOLEAN) {
            Operator operator = holds ? Operator.EQUAL : Operator.NOT_EQUAL;
            keep(expression, subject, operator, true, expression.source().text());
            ends(expression, subject, holds);
        }
    }

    /** Claims that a text begins or ends with a constant, or that it does not. */
    private void ends(Expression expression, String subject, boolean holds) {
        if (impossible()
                || !(expression instanceof Access access)
                || access.target() == null
                || !ENDS.contains(access.member().name())
                || access.arguments().size() != 1
                || !(access.arguments().get(0) instanceof Literal literal)
                || !(literal.value() instanceof String constant)) {
            return;
        }
        boolean first = access.member().name().equals("startsWith");
        String key = access.member().name() + " " + meaning.of(access.target(), subject);
        List<End> said = ends.computeIfAbsent(key, k -> new ArrayList<>());
        End end = new End(constant, holds, expression.source().text());
        contradicted = said.stream()
                .filter(other -> end.excludes(other, first))
                .findFirst()
                .map(other -> List.of(other.text()))
                .orElse(null);
        said.add(end);
    }

    /** A constant that a text begins or ends with, or does not. */
    private record End(String constant, boolean holds, String text) {
        boolean excludes(End other, boolean first) {
            boolean mine = first ? constant.startsWith(other.constant) : constant.endsWith(other.constant);
            boolean theirs = first ? other.constant.startsWith(constant) : other.constant.endsWith(constant);
            if (holds && other.holds) {
                return !mine && !theirs;
            }
            return holds && mine && !other.holds || other.holds && theirs && !holds;
        }
    }

    /** Claims that the value of a meaning is a constant. */
    void know(String key, ValueType type, Object constant, String text) {
        Domain domain = Domain.of(type, false);
        domain.keep(Operator.EQUAL, constant, text);
        domains.put(key, domain);
    }

    private void several(List<Expression> operands, String subject, boolean holds, boolean all) {
        if (all) {
            operands.forEach(operand -> add(operand, subject, holds));
            return;
        }
        List<Claims> each = new ArrayList<>();
        for (Expression operand : operands) {
            Claims one = copy();
            one.add(operand, subject, holds);
            each.add(one);
        }
        if (each.stream().allMatch(Claims::impossible)) {
            contradicted = each.get(0).contradicted();
        }
    }

    private boolean known(List<Expression> parts, String subject) {
        return parts.stream().allMatch(part -> present(part, subject));
    }

    private void comparison(Comparison comparison, String subject, boolean holds) {
        Operator operator = comparison.operator();
        Expression left = comparison.left();
        Expression right = comparison.right();
        if (!holds) {
            if (operator.order() && !known(comparison.parts(), subject)) {
                return;
            }
            operator = opposite(operator);
        }
        String text = comparison.source().text();
        if (right instanceof Literal literal && !(left instanceof Literal)) {
            keep(left, subject, operator, literal.value(), text);
        } else if (left instanceof Literal literal && !(right instanceof Literal)) {
            keep(right, subject, turned(operator), literal.value(), text);
        } else if (left instanceof Literal one && right instanceof Literal other) {
            constants(one, operator, other, text);
        } else {
            order(left, operator, right, subject, text);
        }
    }

    private void constants(Literal one, Operator operator, Literal other, String text) {
        Domain domain = Domain.of(one.type(), false);
        domain.keep(Operator.EQUAL, one.value(), text);
        domain.keep(operator, other.value(), text);
        if (domain.empty()) {
            contradicted = List.of();
        }
    }

    private void order(Expression left, Operator operator, Expression right, String subject, String text) {
        String a = meaning.of(left, subject);
        String b = meaning.of(right, subject);
        if (operator.order()) {
            domain(left, subject).keepPresent();
            domain(right, subject).keepPresent();
        } else if (operator == Operator.EQUAL) {
            if (present(left, subject)) {
                domain(right, subject).keepPresent();
            } else if (present(right, subject)) {
                domain(left, subject).keepPresent();
            }
        }
        boolean turn = a.compareTo(b) > 0;
        int mask = mask(turn ? turned(operator) : operator);
        String key = turn ? b + " | " + a : a + " | " + b;
        int before = a.equals(b) ? EQUAL : orders.getOrDefault(key, LESS | EQUAL | MORE);
        orders.put(key, before & mask);
        List<String> said = ordersSaid.computeIfAbsent(key, k -> new ArrayList<>());
        if ((before & mask) == 0) {
            contradicted = List.copyOf(said);
        }
        said.add(text);
    }

    private static int mask(Operator operator) {
        return switch (operator) {
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> LESS | MORE;
            case LESS -> LESS;
            case AT_MOST -> LESS | EQUAL;
            case MORE -> MORE;
            case AT_LEAST -> MORE | EQUAL;
        };
    }

    private void oneOf(OneOf oneOf, String subject, boolean holds) {
        List<Literal> constants = oneOf.values().stream()
                .filter(Literal.class::isInstance)
                .map(Literal.class::cast)
                .toList();
        String text = oneOf.source().text();
        if (!holds) {
            constants.forEach(constant -> keep(oneOf.operand(), subject, Operator.NOT_EQUAL, constant.value(), text));
        } else if (constants.size() == oneOf.values().size()) {
            Domain domain = domain(oneOf.operand(), subject);
            List<String> said = List.copyOf(domain.said());
            domain.keepAmong(constants, text);
            if (domain.empty()) {
                contradicted = said;
            }
        }
    }

    /** Claims the truth of a question that is known only as a whole. */
    private void is(Expression question, String subject, String word, boolean truth) {
        String key = word + meaning.of(question, subject).replaceFirst("^!", "");
        Domain domain = domains.computeIfAbsent(key, k -> Domain.of(ValueType.BOOLEAN, false));
        keep(domain, Operator.EQUAL, truth, question.source().text());
    }

    private void keep(
            Expression expression, String subject, Operator operator, @Nullable Object constant, String text) {
        keep(domain(expression, subject), operator, constant, text);
    }

    private void keep(Domain domain, Operator operator, @Nullable Object constant, String text) {
        if (impossible()) {
            return;
        }
        List<String> said = List.copyOf(domain.said());
        domain.keep(operator, constant, text);
        if (domain.empty()) {
            contradicted = said;
        }
    }

    private Domain domain(Expression expression, String subject) {
        String key = meaning.of(expression, subject);
        boolean length = expression instanceof Access access
                && access.arguments().isEmpty()
                && List.of("size", "length").contains(access.member().name());
        boolean counts = (length || key.startsWith(COUNT)) && !expression.type().nullable();
        return domains.computeIfAbsent(key, k -> {
            Domain domain = Domain.of(expression.type(), counts);
            if (expression instanceof Access access && access.arguments().isEmpty()) {
                domain.within(access.member().method());
            }
            return domain;
        });
    }

    /** The operator that says the same with the sides exchanged. */
    static Operator turned(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            default -> operator;
        };
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.MORE;
            case MORE -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
        };
    }
}
