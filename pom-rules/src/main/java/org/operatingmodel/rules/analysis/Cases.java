package org.operatingmodel.rules.analysis;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.PendingDecision;
import org.operatingmodel.funding.Money;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EffectivePeriod;
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
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.ValueType;
import org.operatingmodel.rules.language.ValueType.Kind;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Decisions that differ in everything that some rights ask of a decision and of its product: for each value that is asked
 * for, one that has it, and one on each side of it.
 *
 * <p>Where the rights ask for nothing else, each decision is treated by all of them as one of these.
 */
final class Cases {
    /** The most combinations of values. */
    private static final int MOST = 20_000;

    private static final int MOST_ELEMENTS = 6;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final Object PRESENT = new Object();
    private static final Object ABSENT = new Object();
    private static final List<String> PRODUCT = List.of("product");

    /** The components of a decision whose own components are varied. */
    private static final Set<String> RECORDS = Set.of("product", "amount");

    private static final List<String> PRODUCT_ID = List.of("product", "id");
    private static final List<String> VALUE_STREAM_ID = List.of("product", "valueStreamId");
    private static final List<String> DECISION_ID = List.of("decisionId");
    private static final List<String> AS_OF_PATH = List.of("asOf");
    private static final Product SOME_PRODUCT = new Product(
            new ProductId("some-product"),
            "Some product",
            ProductKind.APPLICATION,
            Stage.DISCOVERY,
            Set.of(),
            new ValueStreamId("some-stream"),
            null,
            null,
            List.of(),
            List.of(),
            null);

    private final DecisionId decisionId;
    private final Map<List<String>, Asked> asked = new LinkedHashMap<>();
    private Map<String, List<String>> bound = new HashMap<>();
    private boolean understood = true;

    /**
     * The cases of one kind of decision.
     *
     * @param rights what asks for them, at least one
     * @param beside more rights, whose days and products make a difference as well
     */
    Cases(List<Stated<DecisionRight>> rights, List<Stated<DecisionRight>> beside) {
        this.decisionId = rights.get(0).statement().decisionId();
        for (Stated<DecisionRight> stated : rights) {
            DecisionRight right = stated.statement();
            bound = new HashMap<>();
            pattern(right.scope(), List.of());
            right.conditions().forEach(this::condition);
        }
        Stream.concat(rights.stream(), beside.stream()).forEach(this::products);
        Asked instants = asked.get(AS_OF_PATH);
        if (instants != null) {
            Stream.concat(rights.stream(), beside.stream())
                    .flatMap(right -> Stream.of(right.from(), right.until()))
                    .filter(day -> !day.equals(LocalDate.MIN) && !day.equals(LocalDate.MAX))
                    .forEach(day -> instants.values.add(EffectivePeriod.start(day)));
        }
    }

    /** What a pack asks of the product of a decision for all its rights. */
    private void products(Stated<DecisionRight> right) {
        if (!right.aboutAll()) {
            present(PRODUCT.get(0));
            ids(PRODUCT_ID, ProductId.class).values.addAll(right.products());
            ids(VALUE_STREAM_ID, ValueStreamId.class).values.addAll(right.valueStreams());
        }
    }

    private Asked ids(List<String> path, Class<?> type) {
        return asked.computeIfAbsent(path, leaf -> new Asked(new ValueType(Kind.ID, type, null, false), false));
    }

    /** Whether the rights ask for the instant of a decision, so that each case is on a day. */
    boolean dated() {
        return asked.containsKey(AS_OF_PATH);
    }

    /** Whether a right can hold in a case, whatever it asks for: by its products and, where cases have one, the day. */
    boolean reaches(Stated<DecisionRight> right, Case each) {
        return right.about(each.decision().product())
                && (!dated() || right.at(each.decision().asOf()));
    }

    /**
     * A decision.
     *
     * @param decision the decision
     * @param text what of it the rights ask for, such as {@code product.stage MVP}; empty when they ask for nothing
     */
    record Case(PendingDecision decision, String text) {
        /** The decision and its product. */
        Facts facts() {
            List<Record> facts = new ArrayList<>(List.of(decision));
            if (decision.product() != null) {
                facts.add(decision.product());
            }
            return Facts.of(decision.asOf(), facts, List.of());
        }

        /** A clause that says which decision it is; empty when all are alike. */
        String example() {
            return text.isEmpty() ? "" : ", for example with " + text;
        }
    }

    /** Whether the cases are all that there are. */
    boolean understood() {
        return understood && combinations() <= MOST;
    }

    private long combinations() {
        long product = 1;
        for (Asked each : asked.values()) {
            product = Math.min(
                    MOST + 1L, product * Math.max(1, each.candidates(true).size()));
        }
        return product;
    }

    /**
     * The cases, those first in which everything is there that is asked for; one that says nothing where there would be too
     * many.
     *
     * @param absent whether those belong to them in which something is absent that nobody asks to be
     */
    List<Case> all(boolean absent) {
        List<Case> cases = new ArrayList<>();
        if (combinations() > MOST) {
            add(Map.of(), cases);
        } else {
            combine(new ArrayList<>(asked.keySet()), 0, absent, new LinkedHashMap<>(), cases);
        }
        return cases;
    }

    private void combine(
            List<List<String>> paths, int next, boolean absent, Map<List<String>, Object> values, List<Case> cases) {
        if (next == paths.size()) {
            add(values, cases);
            return;
        }
        List<String> path = paths.get(next);
        boolean gone = values.get(path.subList(0, path.size() - 1)) == ABSENT;
        Asked what = asked.get(path);
        if (gone || what == null) {
            combine(paths, next + 1, absent, values, cases);
            return;
        }
        for (Object value : what.candidates(absent)) {
            values.put(path, value);
            combine(paths, next + 1, absent, values, cases);
            values.remove(path);
        }
    }

    private void add(Map<List<String>, Object> values, List<Case> cases) {
        PendingDecision base = new PendingDecision(decisionId, null, null, null, AS_OF);
        try {
            cases.add(new Case((PendingDecision) with(base, List.of(), values), text(values)));
        } catch (IllegalArgumentException impossible) {
            // the record itself says that there is no such decision
        }
    }

    /** A record with the values at their places below the path. */
    private static Record with(Record base, List<String> path, Map<List<String>, Object> values) {
        RecordComponent[] components = base.getClass().getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                List<String> own = new ArrayList<>(path);
                own.add(components[i].getName());
                types[i] = components[i].getType();
                Object value = values.get(own);
                if (value == null) {
                    arguments[i] = components[i].getAccessor().invoke(base);
                } else if (value == PRESENT) {
                    arguments[i] =
                            with(own.equals(PRODUCT) ? SOME_PRODUCT : new Money(BigDecimal.ONE, "EUR"), own, values);
                } else {
                    arguments[i] = value == ABSENT ? null : value;
                }
            }
            Constructor<?> constructor = base.getClass().getDeclaredConstructor(types);
            return (Record) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The records of the vocabulary must be public.", e);
        }
    }

    private static String text(Map<List<String>, Object> values) {
        List<String> texts = new ArrayList<>();
        values.forEach((path, value) -> {
            String name = String.join(".", path);
            if (value == ABSENT || value instanceof Collection<?> none && none.isEmpty()) {
                texts.add("no " + name);
            } else if (value != PRESENT) {
                texts.add(name + " " + (value instanceof BigDecimal number ? number.toPlainString() : value));
            }
        });
        return String.join(", ", texts);
    }

    // What is asked for

    private void condition(Condition condition) {
        if (condition instanceof Pattern pattern) {
            boolean product = pattern.type() == Product.class && pattern.from() == null;
            if (pattern.type() == PendingDecision.class && pattern.from() == null) {
                pattern(pattern, List.of());
            } else if (product && ofDecision(pattern)) {
                pattern(pattern, PRODUCT);
            } else {
                understood = false;
            }
        } else if (condition instanceof Condition.Forall || condition instanceof Condition.Accumulate) {
            understood = false;
        } else {
            condition.parts().forEach(this::condition);
        }
    }

    /** Whether a pattern over products finds nothing but the product of the decision. */
    private boolean ofDecision(Pattern pattern) {
        return pattern.items().stream()
                .anyMatch(item -> item instanceof Constraint constraint
                        && constraint.expression() instanceof Comparison comparison
                        && comparison.operator() == Operator.EQUAL
                        && comparison.parts().stream().anyMatch(Access.class::isInstance)
                        && comparison.parts().stream().anyMatch(Variable.class::isInstance)
                        && comparison.parts().stream()
                                .allMatch(part -> PRODUCT_ID.equals(path(part, Product.class, PRODUCT))));
    }

    private void pattern(Pattern pattern, List<String> prefix) {
        if (pattern.variable() != null) {
            bound.put(pattern.variable(), prefix);
        }
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                List<String> path = path(binding.value(), pattern.type(), prefix);
                if (path != null) {
                    bound.put(binding.variable(), path);
                }
            } else {
                expression(((Constraint) item).expression(), pattern.type(), prefix);
            }
        }
    }

    /** The components that lead from the decision to a value; absent when it is anything else. */
    private @Nullable List<String> path(Expression expression, Class<?> type, List<String> prefix) {
        if (expression instanceof This) {
            return prefix;
        } else if (expression instanceof Variable variable) {
            return bound.get(variable.name());
        } else if (!(expression instanceof Access access) || !access.arguments().isEmpty()) {
            return null;
        }
        Access access = (Access) expression;
        Expression target = access.target();
        Class<?> owner = target == null ? type : target.type().raw();
        List<String> before = target == null ? prefix : path(target, type, prefix);
        if (before == null) {
            return null;
        }
        List<String> path = new ArrayList<>(before);
        if (access.member().component()) {
            path.add(access.member().name());
        } else if (access.member().name().equals("productId") && owner == PendingDecision.class) {
            path.addAll(PRODUCT_ID);
        } else if (access.member().name().equals("productId") && owner == Product.class) {
            path.add("id");
        } else {
            return null;
        }
        return path;
    }

    private void expression(Expression expression, Class<?> type, List<String> prefix) {
        if (expression instanceof Negation || expression instanceof Conjunction || expression instanceof Disjunction) {
            expression.parts().forEach(part -> expression(part, type, prefix));
        } else if (expression instanceof Comparison comparison) {
            comparison(comparison, type, prefix);
        } else if (expression instanceof OneOf oneOf) {
            oneOf.values().forEach(value -> ask(oneOf.operand(), value, Operator.EQUAL, type, prefix));
        } else if (expression instanceof Containment containment) {
            ask(containment.collection(), containment.element(), Operator.EQUAL, type, prefix);
        } else if (!(expression instanceof Literal)) {
            understood = false;
        }
    }

    private void comparison(Comparison comparison, Class<?> type, List<String> prefix) {
        Operator operator = comparison.operator();
        if (comparison.right() instanceof Literal) {
            ask(comparison.left(), comparison.right(), operator, type, prefix);
        } else if (comparison.left() instanceof Literal) {
            ask(comparison.right(), comparison.left(), operator, type, prefix);
        } else {
            List<String> left = path(comparison.left(), type, prefix);
            if (left != null && !left.isEmpty() && left.equals(path(comparison.right(), type, prefix))) {
                present(left.get(0));
            } else {
                understood = false;
            }
        }
    }

    private void ask(Expression of, Expression value, Operator operator, Class<?> type, List<String> prefix) {
        List<String> path = path(of, type, prefix);
        if (path == null || !(value instanceof Literal literal)) {
            understood &= of instanceof Literal && value instanceof Literal;
            return;
        } else if (path.equals(DECISION_ID)) {
            return; // all cases are of one kind of decision
        }
        Asked what = asked(path, of.type());
        if (what == null
                || operator.order()
                        && List.of(Kind.TEXT, Kind.ID).contains(of.type().kind())
                || List.of(Kind.DATE, Kind.DURATION, Kind.MAP)
                        .contains(of.type().kind())) {
            understood = false;
        } else if (literal.value() == null) {
            what.absent |= operator == Operator.EQUAL;
        } else {
            what.values.add(literal.value());
            understood &= what.values.size() <= MOST_ELEMENTS || of.type().kind() != Kind.COLLECTION;
        }
    }

    /** What is asked of the value at a path; absent when the path leads to where nothing is varied. */
    private @Nullable Asked asked(List<String> path, ValueType type) {
        if (path.isEmpty() || path.size() > 2 || path.size() == 2 && !RECORDS.contains(path.get(0))) {
            return null;
        }
        if (path.size() == 1 && type.kind() == Kind.RECORD) {
            return present(path.get(0));
        }
        RecordComponent component = component(PendingDecision.class, path.get(0));
        if (path.size() == 2) {
            present(path.get(0));
            component = component(component.getType(), path.get(1));
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return asked.computeIfAbsent(path, leaf -> new Asked(type, nullable));
    }

    /** That a component of the decision is there, whose own components may be asked for. */
    private Asked present(String component) {
        return asked.computeIfAbsent(List.of(component), parent -> new Asked(null, true));
    }

    private static RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is asked of one value. */
    private static final class Asked {
        /** Absent when it is a record whose own components are asked for. */
        private final @Nullable ValueType type;

        private final boolean nullable;
        private final Set<Object> values = new LinkedHashSet<>();
        private boolean absent;

        Asked(@Nullable ValueType type, boolean nullable) {
            this.type = type;
            this.nullable = nullable;
        }

        List<Object> candidates(boolean withAbsent) {
            List<Object> candidates = new ArrayList<>(type == null ? List.of(PRESENT) : present(type));
            if (nullable && (absent || withAbsent)) {
                candidates.add(ABSENT);
            }
            return candidates;
        }

        private Collection<?> present(ValueType of) {
            return switch (of.kind()) {
                case ENUM -> Arrays.asList(of.raw().getEnumConstants());
                case NUMBER -> numbers();
                case INSTANT -> instants();
                case COLLECTION -> subsets(of);
                case TEXT -> texts();
                case ID -> ids(of.raw());
                default -> values;
            };
        }

        private List<BigDecimal> numbers() {
            TreeSet<BigDecimal> sorted = new TreeSet<>();
            values.forEach(value -> sorted.add(new BigDecimal(value.toString())));
            List<BigDecimal> numbers = new ArrayList<>();
            BigDecimal before = null;
            for (BigDecimal number : sorted) {
                numbers.add(
                        before == null
                                ? number.subtract(BigDecimal.ONE)
                                : before.add(number)
                                        .multiply(new BigDecimal("0.5"))
                                        .stripTrailingZeros());
                numbers.add(number);
                before = number;
            }
            numbers.add(before == null ? BigDecimal.ONE : before.add(BigDecimal.ONE));
            return numbers;
        }

        private Set<Instant> instants() {
            Set<Instant> instants = new TreeSet<>(Set.of(AS_OF));
            for (Object value : values) {
                Instant instant = (Instant) value;
                instants.add(instant);
                if (instant.isAfter(Instant.MIN)) {
                    instants.add(instant.minusNanos(1));
                }
                if (instant.isBefore(Instant.MAX)) {
                    instants.add(instant.plusNanos(1));
                }
            }
            return instants;
        }

        private List<Object> subsets(ValueType of) {
            List<Object> elements = new ArrayList<>(values);
            List<Object> subsets = new ArrayList<>();
            for (int bits = 0; bits < 1 << Math.min(elements.size(), MOST_ELEMENTS); bits++) {
                List<Object> some = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        some.add(elements.get(i));
                    }
                }
                subsets.add(of.raw() == Set.class ? new LinkedHashSet<>(some) : some);
            }
            return subsets;
        }

        /** The values, and one more text, in the form of a currency. */
        private List<Object> texts() {
            List<Object> texts = new ArrayList<>(values);
            IntStream.range(0, 26 * 26 * 26)
                    .map(i -> i + 23 * (26 * 26 + 26 + 1))
                    .mapToObj(i -> "" + letter(i / 676) + letter(i / 26) + letter(i))
                    .filter(text -> !values.contains(text))
                    .findFirst()
                    .ifPresent(texts::add);
            return texts;
        }

        private static char letter(int number) {
            return (char) ('A' + number % 26);
        }

        private List<Object> ids(Class<?> type) {
            List<Object> ids = new ArrayList<>(values);
            try {
                Constructor<?> constructor = type.getConstructor(String.class);
                for (int i = 1; ids.size() == values.size(); i++) {
                    Object other = constructor.newInstance(i == 1 ? "another" : "another-" + i);
                    if (!values.contains(other)) {
                        ids.add(other);
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("An id of the vocabulary must be a public record of a text.", e);
            }
            return ids;
        }
    }
}
