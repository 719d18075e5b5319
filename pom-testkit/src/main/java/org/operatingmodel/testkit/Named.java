package org.operatingmodel.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.AppliesTo;
import org.operatingmodel.rules.PackOverride;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.Tightening;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What packs name: portfolios have it now and then, so that rules are reached that ask for it.
 *
 * <p>Ages, terms and days are those of durations in rules, of parameters in days and of the longest waivers of gates. A number
 * or a duration that a rule compares with stands beside what is just more and just less.
 */
final class Named {
    private static final Pattern IN_DAYS = Pattern.compile("(plus|minus|to)?[dD]ays|\\w+Days");
    /** Longer than any rule means; what it adds to an instant can still be read. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Set<ProductId> products = new LinkedHashSet<>();
    private final Set<ValueStreamId> valueStreams = new LinkedHashSet<>();
    private final Set<Duration> ages = new TreeSet<>();
    private final Set<Duration> terms = new TreeSet<>();
    private final Map<String, Set<Object>> values = new LinkedHashMap<>();
    private final List<AskedEvidence> evidence = new ArrayList<>();
    private final List<PackOverride> overrides = new ArrayList<>();
    private final Set<RoleId> excepting = new LinkedHashSet<>();
    /** The durations of the statement that is being read. */
    private final Set<Duration> stated = new TreeSet<>();

    Named(List<RulePack> packs) {
        for (RulePack pack : packs) {
            AppliesTo appliesTo = pack.manifest().appliesTo();
            if (appliesTo != null) {
                products.addAll(appliesTo.products());
                valueStreams.addAll(appliesTo.valueStreams());
            }
            overrides.addAll(pack.manifest().overrides());
            pack.manifest().gates().stream().map(Gate::longestWaiver).forEach(terms::add);
            pack.rights().stream()
                    .filter(right -> right.kind() == RightKind.DECIDES)
                    .filter(right -> right.decisionId().equals(DecisionId.WAIVER)
                            || right.decisionId().equals(DecisionId.OVERRIDE))
                    .forEach(right -> excepting.add(right.role()));
            pack.rules().forEach(this::statement);
            pack.rights().forEach(this::statement);
            pack.practices().forEach(this::statement);
            pack.escalations().forEach(this::statement);
        }
        for (RulePack pack : packs) {
            for (Gate gate : pack.manifest().gates()) {
                if (!gate.waiverGranters().contains(RoleId.PRODUCT_LEAD)) {
                    excepting.addAll(gate.waiverGranters());
                }
                if (!overrides.isEmpty()) {
                    excepting.addAll(gate.overrideDeciders());
                }
            }
        }
        parameters(packs);
        terms.stream().filter(Named::usable).forEach(ages::add);
    }

    /** A piece of evidence that a rule asks for: its kind, and what the rule compares its other parts with. */
    record AskedEvidence(EvidenceKind kind, List<String> subjects, List<BigDecimal> values, List<Duration> ages) {}

    /** The products that packs are about, or rules name. */
    List<ProductId> products() {
        return List.copyOf(products);
    }

    /** The value streams that packs are about, or rules name. */
    List<ValueStreamId> valueStreams() {
        return List.copyOf(valueStreams);
    }

    /** How old, or how far ahead, something may or must be; in order. */
    List<Duration> ages() {
        return List.copyOf(ages);
    }

    /** How long waivers may last; in order. */
    List<Duration> terms() {
        return List.copyOf(terms);
    }

    /** What rules compare the component of a record with, and what lies just beside it; empty when they compare it with none. */
    List<Object> values(Class<?> type, String component) {
        return List.copyOf(values.getOrDefault(key(type, component), Set.of()));
    }

    /** The evidence that rules ask for. */
    List<AskedEvidence> evidence() {
        return List.copyOf(evidence);
    }

    /** The overrides of packs. */
    List<PackOverride> overrides() {
        return List.copyOf(overrides);
    }

    /** Who may waive or override beside the product lead. */
    List<RoleId> excepting() {
        return List.copyOf(excepting);
    }

    private void parameters(List<RulePack> packs) {
        Set<ParameterId> inDays = new LinkedHashSet<>();
        for (RulePack pack : packs) {
            for (ParameterDefinition parameter : pack.manifest().parameters()) {
                if (parameter.type() == ParameterType.DAYS) {
                    inDays.add(parameter.id());
                    days(parameter.value());
                }
            }
        }
        for (RulePack pack : packs) {
            for (Tightening tightening : pack.manifest().tighten()) {
                BigDecimal value = tightening.value();
                if (value != null && inDays.contains(tightening.parameter())) {
                    days(value);
                }
            }
            for (PackOverride override : pack.manifest().overrides()) {
                BigDecimal value = override.value();
                if (value != null && inDays.contains(override.parameter())) {
                    days(value);
                }
            }
        }
    }

    private void days(BigDecimal days) {
        if (days.signum() > 0 && days.compareTo(BigDecimal.valueOf(LONGEST.toDays())) <= 0) {
            ages.add(Duration.ofDays(days.longValue()));
        }
    }

    private static boolean usable(Duration duration) {
        return !duration.isZero() && !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    }

    private void statement(Statement statement) {
        stated.clear();
        List<AskedEvidence> asked = new ArrayList<>();
        condition(statement.scope(), asked);
        statement.conditions().forEach(condition -> condition(condition, asked));
        ages.addAll(stated);
        asked.forEach(
                one -> evidence.add(new AskedEvidence(one.kind(), one.subjects(), one.values(), List.copyOf(stated))));
    }

    private void condition(Condition condition, List<AskedEvidence> asked) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern, asked);
        } else if (condition instanceof Condition.Accumulate accumulate) {
            accumulate.results().forEach(result -> expression(result.expression(), Record.class));
        }
        condition.parts().forEach(part -> condition(part, asked));
    }

    private void pattern(Condition.Pattern pattern, List<AskedEvidence> asked) {
        List<Expression> all = new ArrayList<>();
        for (Condition.Item item : pattern.items()) {
            Expression expression = item instanceof Condition.Constraint constraint
                    ? constraint.expression()
                    : ((Condition.Binding) item).value();
            expression(expression, pattern.type());
            all.add(expression);
        }
        if (pattern.type() == Evidence.class) {
            Set<Object> kinds = new LinkedHashSet<>();
            Set<Object> subjects = new LinkedHashSet<>();
            Set<Object> numbers = new LinkedHashSet<>();
            for (Expression expression : all) {
                compared(expression, "kind", kinds);
                compared(expression, "subject", subjects);
                compared(expression, "value", numbers);
            }
            for (EvidenceKind kind : of(EvidenceKind.class, kinds)) {
                asked.add(new AskedEvidence(kind, of(String.class, subjects), beside(numbers), List.of()));
            }
        }
    }

    private static <T> List<T> of(Class<T> type, Set<?> values) {
        return values.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<BigDecimal> beside(Set<Object> numbers) {
        Set<Object> all = new LinkedHashSet<>();
        numbers.forEach(number -> addBeside(all, number));
        return of(BigDecimal.class, all);
    }

    /** What a component of the pattern's fact is compared with. */
    private static void compared(Expression expression, String component, Set<Object> found) {
        if (expression instanceof Expression.Comparison comparison) {
            literal(comparison.left(), comparison.right(), component, found);
            literal(comparison.right(), comparison.left(), component, found);
        } else if (expression instanceof Expression.OneOf oneOf) {
            oneOf.values().forEach(value -> literal(oneOf.operand(), value, component, found));
        }
        expression.parts().forEach(part -> compared(part, component, found));
    }

    private static void literal(Expression read, Expression value, String component, Set<Object> found) {
        if (component.equals(component(read))
                && value instanceof Expression.Literal literal
                && literal.value() != null) {
            found.add(literal.value());
        }
    }

    /** The component of the pattern's fact that an expression reads; empty when it is anything else. */
    private static String component(Expression expression) {
        return expression instanceof Expression.Access access
                        && access.member().component()
                        && (access.target() == null || access.target() instanceof Expression.This)
                ? access.member().name()
                : "";
    }

    private void expression(Expression expression, Class<?> type) {
        if (expression instanceof Expression.Literal literal) {
            value(literal.value());
        } else if (expression instanceof Expression.Comparison comparison) {
            compared(comparison.left(), comparison.right(), type);
            compared(comparison.right(), comparison.left(), type);
        } else if (expression instanceof Expression.OneOf oneOf) {
            oneOf.values().forEach(value -> compared(oneOf.operand(), value, type));
        } else if (expression instanceof Expression.Access access && inDays(access)) {
            access.arguments().forEach(this::inDays);
        }
        expression.parts().forEach(part -> expression(part, type));
    }

    private void value(@Nullable Object value) {
        if (value instanceof Duration duration && usable(duration)) {
            stated.add(duration);
        } else if (value instanceof ProductId product) {
            products.add(product);
        } else if (value instanceof ValueStreamId stream) {
            valueStreams.add(stream);
        }
    }

    private void compared(Expression read, Expression value, Class<?> type) {
        if (value instanceof Expression.Literal literal && literal.value() != null) {
            String component = component(read);
            if (!component.isEmpty()) {
                addBeside(
                        values.computeIfAbsent(key(type, component), unused -> new LinkedHashSet<>()), literal.value());
            }
            if (read instanceof Expression.Access access && inDays(access)) {
                inDays(literal);
            }
        }
    }

    private static boolean inDays(Expression.Access access) {
        return IN_DAYS.matcher(access.member().name()).matches();
    }

    private void inDays(Expression number) {
        if (number instanceof Expression.Literal literal
                && literal.value() instanceof Long days
                && days > 0
                && days <= LONGEST.toDays()) {
            stated.add(Duration.ofDays(days));
        }
    }

    private static void addBeside(Set<Object> values, Object value) {
        if (value instanceof Long || value instanceof Integer) {
            BigDecimal number = BigDecimal.valueOf(((Number) value).longValue());
            values.add(number);
            values.add(number.add(BigDecimal.ONE));
            values.add(number.subtract(BigDecimal.ONE));
        } else if (value instanceof BigDecimal number) {
            BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
            values.add(number);
            values.add(number.add(unit));
            values.add(number.subtract(unit));
        } else if (value instanceof Duration duration) {
            values.add(duration);
            values.add(duration.plusNanos(1));
            values.add(duration.minusNanos(1));
        } else {
            values.add(value);
        }
    }

    private static String key(Class<?> type, String component) {
        return type.getName() + " " + component;
    }
}
