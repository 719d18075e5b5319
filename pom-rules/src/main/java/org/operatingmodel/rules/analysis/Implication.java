package org.operatingmodel.rules.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Aggregate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Function;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.rules.language.ValueType;
import org.operatingmodel.rules.language.ValueType.Kind;

/**
 * Proofs that one rule holds wherever another does, whatever the facts are.
 *
 * <p>What one rule asks for is taken for true of facts without properties, and the other one is looked for among them. A
 * proof is for all facts on which both rules can be evaluated. That there is none says nothing: no proof is looked for that
 * needs arithmetic over two facts, the inside of a regular expression or of a method, or more than {@value #STEPS} steps.
 *
 * @since 0.1
 */
public final class Implication {
    private static final int STEPS = 100_000;
    private static final int DEEPEST = 8;
    private static final int MOST_INSTANCES = 24;
    /** A value that is none of those that a rule names. */
    private static final Object OTHER = new Object();

    private int steps;
    private int depth;
    private int names;

    private Implication() {}

    /**
     * Whether the one asks for at least as much as the other: it is about whatever the other is about, and holds for
     * nothing of that for which the other does not.
     *
     * @param stricter a statement about the same kind of subject as the other
     * @param other a statement
     */
    public static boolean asksAtLeastAsMuch(Statement stricter, Statement other) {
        return stricter.scope().type() == other.scope().type()
                && new Implication().covers(stricter, other)
                && new Implication().implies(stricter, other, true);
    }

    /**
     * Whether the one holds wherever the other does.
     *
     * @param wider a statement about the same kind of subject as the other
     * @param other a statement
     */
    public static boolean holdsWherever(Statement wider, Statement other) {
        return wider.scope().type() == other.scope().type() && new Implication().implies(other, wider, false);
    }

    /** A fact, its type, and the key of the collection that it is in; null when it is a fact of the portfolio. */
    private record Fact(Term self, Class<?> type, @Nullable String from) {}

    /** A condition and what its variables mean. */
    private record Closed<T extends Condition>(T condition, Map<String, Term> variables) {}

    /** An accumulate that holds, and the names of what it computes. */
    private record Computed(Closed<Accumulate> closed, List<Term> results) {}

    /** What is taken for true. */
    private static final class Known {
        private final List<Fact> facts = new ArrayList<>();
        private final List<Term> conditions = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private final List<Closed<Not>> nots = new ArrayList<>();
        private final List<Closed<Forall>> foralls = new ArrayList<>();
        private final List<Computed> computed = new ArrayList<>();
        private final Set<String> instances = new HashSet<>();

        Known copy() {
            Known copy = new Known();
            copy.facts.addAll(facts);
            copy.conditions.addAll(conditions);
            copy.keys.addAll(keys);
            copy.nots.addAll(nots);
            copy.foralls.addAll(foralls);
            copy.computed.addAll(computed);
            copy.instances.addAll(instances);
            return copy;
        }

        void add(Term condition) {
            if (condition.is(Term.ALL)) {
                condition.parts().forEach(this::add);
            } else if (keys.add(condition.key())) {
                conditions.add(condition);
            }
        }
    }

    /** Whether the scope of one is as wide as that of another. */
    private boolean covers(Statement wide, Statement narrow) {
        Known known = new Known();
        Fact subject = subject(narrow, known);
        scope(narrow.scope(), subject, known);
        return matches(wide.scope(), subject, new HashMap<>(), known);
    }

    /** Whether the goal holds wherever the premise does, for a subject of both scopes, or of whichever. */
    private boolean implies(Statement premise, Statement goal, boolean inScopeOfGoal) {
        Known known = new Known();
        Fact subject = subject(premise, known);
        Map<String, Term> given = scope(premise.scope(), subject, known);
        Map<String, Term> asked = new HashMap<>();
        if (inScopeOfGoal) {
            asked = scope(goal.scope(), subject, known);
        } else if (!matches(goal.scope(), subject, asked, known)) {
            return false;
        }
        Map<String, Term> variables = asked;
        return assume(premise.conditions(), given, known, (all, ignored) -> prove(goal.conditions(), variables, all));
    }

    private Fact subject(Statement statement, Known known) {
        Fact subject = fact(statement.scope(), null);
        known.facts.add(subject);
        return subject;
    }

    /** Takes a scope for true of the subject; what its variables mean. */
    private Map<String, Term> scope(Pattern scope, Fact subject, Known known) {
        Map<String, Term> variables = new HashMap<>();
        take(scope, subject, variables, known);
        return variables;
    }

    private Fact fact(Pattern pattern, @Nullable String from) {
        ValueType type = new ValueType(Kind.RECORD, pattern.type(), null, false);
        return new Fact(Term.named("#" + ++names, type), pattern.type(), from);
    }

    private boolean exhausted() {
        return ++steps > STEPS || depth > DEEPEST;
    }

    // What is taken for true

    private static void take(Pattern pattern, Fact fact, Map<String, Term> variables, Known known) {
        if (pattern.variable() != null) {
            variables.put(pattern.variable(), fact.self());
        }
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                variables.put(binding.variable(), Term.of(binding.value(), fact.self(), variables));
            } else if (item instanceof Constraint constraint) {
                known.add(Term.of(constraint.expression(), fact.self(), variables));
            }
        }
    }

    /** Whether all that may follow from the conditions, one alternative at a time, satisfies the test. */
    private boolean assume(
            List<? extends Condition> conditions,
            Map<String, Term> variables,
            Known known,
            BiPredicate<Known, Map<String, Term>> test) {
        if (exhausted()) {
            return false;
        }
        if (conditions.isEmpty()) {
            return contradictory(known) || instances(known, all -> test.test(all, variables));
        }
        Condition first = conditions.get(0);
        List<? extends Condition> rest = conditions.subList(1, conditions.size());
        if (first instanceof Pattern pattern) {
            Fact fact = given(pattern, variables, known);
            take(pattern, fact, variables, known);
        } else if (first instanceof AllOf all) {
            return assume(together(all.conditions(), rest), variables, known, test);
        } else if (first instanceof Exists exists) {
            return assume(
                    exists.conditions(),
                    new HashMap<>(variables),
                    known,
                    (all, ignored) -> assume(rest, new HashMap<>(variables), all.copy(), test));
        } else if (first instanceof AnyOf any) {
            return any.alternatives().stream()
                    .allMatch(each -> assume(
                            List.of(each),
                            new HashMap<>(variables),
                            known.copy(),
                            (all, ignored) -> assume(rest, new HashMap<>(variables), all.copy(), test)));
        } else if (first instanceof Not not) {
            known.nots.add(new Closed<>(not, Map.copyOf(variables)));
        } else if (first instanceof Forall forall) {
            known.foralls.add(new Closed<>(forall, Map.copyOf(variables)));
        } else if (first instanceof Accumulate accumulate) {
            Map<String, Term> before = Map.copyOf(variables);
            List<Term> results = results(accumulate, before);
            bind(accumulate, results, variables);
            known.computed.add(new Computed(new Closed<>(accumulate, before), results));
            accumulate.results().forEach(result -> known.add(Term.of(result.expression(), Term.TRUE, variables)));
        }
        return assume(rest, variables, known, test);
    }

    private static List<Condition> together(List<? extends Condition> some, List<? extends Condition> more) {
        return Stream.concat(some.stream(), more.stream())
                .map(Condition.class::cast)
                .toList();
    }

    /** The fact that a pattern looks at: a new one, unless it says which. */
    private Fact given(Pattern pattern, Map<String, Term> variables, Known known) {
        for (Item item : pattern.items()) {
            if (item instanceof Constraint constraint
                    && constraint.expression() instanceof Comparison comparison
                    && comparison.operator() == Operator.EQUAL
                    && comparison.left() instanceof This) {
                String same = Term.of(comparison.right(), Term.TRUE, variables).key();
                for (Fact fact : known.facts) {
                    if (fact.self().key().equals(same) && fact.type() == pattern.type() && pattern.from() == null) {
                        return fact;
                    }
                }
            }
        }
        Fact fact = fact(pattern, from(pattern, variables));
        known.facts.add(fact);
        return fact;
    }

    private static @Nullable String from(Pattern pattern, Map<String, Term> variables) {
        Expression from = pattern.from();
        return from == null ? null : Term.of(from, Term.TRUE, variables).key();
    }

    /** Adds what each forall says about the facts that are there. */
    private boolean instances(Known known, Predicate<Known> test) {
        for (Closed<Forall> each : known.foralls) {
            Pattern base = each.condition().base();
            for (Fact fact : known.facts) {
                String instance = each.condition().source() + " " + each.variables()
                        + fact.self().key();
                Map<String, Term> variables = new HashMap<>(each.variables());
                if (known.instances.size() < MOST_INSTANCES
                        && !known.instances.contains(instance)
                        && candidate(base, fact, variables)
                        && matches(base, fact, variables, known)) {
                    Known more = known.copy();
                    more.instances.add(instance);
                    return assume(each.condition().rest(), variables, more, (all, ignored) -> test.test(all));
                }
            }
        }
        return test.test(known);
    }

    private boolean contradictory(Known known) {
        for (Term condition : known.conditions) {
            if (known.keys.contains(Term.not(condition).key())) {
                return true;
            }
        }
        List<String> seen = new ArrayList<>();
        for (Term condition : known.conditions) {
            for (Term subject : condition.subjects().toList()) {
                if (!seen.contains(subject.key())) {
                    seen.add(subject.key());
                    List<Term> about = about(subject, known);
                    if (!about.isEmpty() && values(subject, about).stream().noneMatch(value -> hold(about, value))) {
                        return true;
                    }
                }
            }
        }
        depth++;
        try {
            return !exhausted()
                    && known.nots.stream()
                            .anyMatch(
                                    not -> prove(not.condition().conditions(), new HashMap<>(not.variables()), known));
        } finally {
            depth--;
        }
    }

    // What is to be proved

    private boolean prove(List<? extends Condition> goals, Map<String, Term> variables, Known known) {
        if (goals.isEmpty()) {
            return true;
        }
        if (exhausted()) {
            return false;
        }
        Condition first = goals.get(0);
        List<? extends Condition> rest = goals.subList(1, goals.size());
        if (first instanceof Pattern pattern) {
            for (Fact fact : List.copyOf(known.facts)) {
                Map<String, Term> with = new HashMap<>(variables);
                if (candidate(pattern, fact, variables)
                        && matches(pattern, fact, with, known)
                        && prove(rest, with, known)) {
                    return true;
                }
            }
            return false;
        } else if (first instanceof AllOf all) {
            return prove(together(all.conditions(), rest), variables, known);
        } else if (first instanceof Exists exists) {
            return prove(exists.conditions(), new HashMap<>(variables), known) && prove(rest, variables, known);
        } else if (first instanceof AnyOf any) {
            return any.alternatives().stream().anyMatch(each -> prove(List.of(each), new HashMap<>(variables), known))
                    && prove(rest, variables, known);
        } else if (first instanceof Not not) {
            return assume(not.conditions(), new HashMap<>(variables), known.copy(), (all, ignored) -> false)
                    && prove(rest, variables, known);
        } else if (first instanceof Forall forall) {
            return assume(
                            List.of(forall.base()),
                            new HashMap<>(variables),
                            known.copy(),
                            (all, with) -> prove(forall.rest(), with, all))
                    && prove(rest, variables, known);
        }
        return accumulated((Accumulate) first, rest, variables, known);
    }

    private static boolean candidate(Pattern pattern, Fact fact, Map<String, Term> variables) {
        return fact.type() == pattern.type() && Objects.equals(fact.from(), from(pattern, variables));
    }

    private boolean matches(Pattern pattern, Fact fact, Map<String, Term> variables, Known known) {
        if (pattern.variable() != null) {
            variables.put(pattern.variable(), fact.self());
        }
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                variables.put(binding.variable(), Term.of(binding.value(), fact.self(), variables));
            } else if (item instanceof Constraint constraint
                    && !follows(Term.of(constraint.expression(), fact.self(), variables), known)) {
                return false;
            }
        }
        return true;
    }

    private boolean follows(Term goal, Known known) {
        if (exhausted()) {
            return false;
        }
        if (known.keys.contains(goal.key()) || goal.isConstant() && goal.holdsFor(null)) {
            return true;
        } else if (goal.is(Term.ALL)) {
            return goal.parts().stream().allMatch(part -> follows(part, known));
        } else if (goal.is("==")
                && goal.parts().get(0).key().equals(goal.parts().get(1).key())) {
            return true;
        }
        for (Term condition : known.conditions) {
            Trend trend = Term.between(condition, goal);
            if (trend == Trend.RISES || trend == Trend.STAYS) {
                return true;
            }
        }
        Set<String> subjects = goal.subjects().map(Term::key).collect(Collectors.toSet());
        if (subjects.size() == 1) {
            Term subject = goal.subjects().findFirst().orElseThrow();
            List<Term> about = about(subject, known);
            List<Term> all = new ArrayList<>(about);
            all.add(goal);
            if (values(subject, all).stream()
                    .filter(value -> hold(about, value))
                    .allMatch(goal::holdsFor)) {
                return true;
            }
        }
        if (goal.is(Term.ANY) && goal.parts().stream().anyMatch(part -> follows(part, known))) {
            return true;
        }
        return depth < 2
                && known.conditions.stream().filter(each -> each.is(Term.ANY)).anyMatch(any -> split(any, goal, known));
    }

    /** Whether the goal follows from each of the alternatives. */
    private boolean split(Term any, Term goal, Known known) {
        depth += 2;
        try {
            for (Term alternative : any.parts()) {
                Known one = known.copy();
                one.conditions.remove(any);
                one.add(alternative);
                if (!follows(goal, one)) {
                    return false;
                }
            }
            return true;
        } finally {
            depth -= 2;
        }
    }

    /** What is known about one value alone. */
    private static List<Term> about(Term subject, Known known) {
        return known.conditions.stream()
                .filter(condition -> condition.subjects().findAny().isPresent()
                        && condition.subjects().allMatch(each -> each.key().equals(subject.key())))
                .toList();
    }

    private static boolean hold(List<Term> conditions, @Nullable Object value) {
        return conditions.stream().allMatch(condition -> condition.holdsFor(value));
    }

    /** Values of which one is treated by all conditions as any value is: the constants, and one on each side of each. */
    private static List<@Nullable Object> values(Term subject, List<Term> conditions) {
        Set<Object> constants = new HashSet<>();
        conditions.stream().flatMap(Term::constants).filter(Objects::nonNull).forEach(constants::add);
        List<@Nullable Object> values = new ArrayList<>();
        boolean absent = Stream.concat(Stream.of(subject), conditions.stream().flatMap(Term::subjects))
                .anyMatch(each -> each.key().equals(subject.key()) && each.nullable());
        if (absent) {
            values.add(null);
        }
        switch (subject.type().kind()) {
            case BOOLEAN -> values.addAll(List.of(true, false));
            case ENUM -> values.addAll(Arrays.asList(subject.type().raw().getEnumConstants()));
            case NUMBER -> values.addAll(numbers(constants, subject.whole()));
            case INSTANT ->
                values.addAll(around(
                        constants,
                        Instant.EPOCH,
                        Instant.class,
                        each -> each.minusNanos(1),
                        each -> each.plusNanos(1)));
            case DURATION ->
                values.addAll(around(
                        constants,
                        Duration.ZERO,
                        Duration.class,
                        each -> each.minusNanos(1),
                        each -> each.plusNanos(1)));
            case DATE ->
                values.addAll(around(
                        constants,
                        LocalDate.EPOCH,
                        LocalDate.class,
                        each -> each.minusDays(1),
                        each -> each.plusDays(1)));
            default -> {
                values.addAll(constants);
                values.add(OTHER);
            }
        }
        return values;
    }

    private static <T> Set<T> around(
            Set<Object> constants, T some, Class<T> type, UnaryOperator<T> before, UnaryOperator<T> after) {
        Set<T> values = new HashSet<>(Set.of(some));
        for (Object constant : constants) {
            T value = type.cast(constant);
            values.addAll(List.of(before.apply(value), value, after.apply(value)));
        }
        return values;
    }

    private static Set<BigDecimal> numbers(Set<Object> constants, boolean whole) {
        TreeSet<BigDecimal> sorted = new TreeSet<>(Set.of(BigDecimal.ZERO));
        constants.forEach(constant -> sorted.add((BigDecimal) constant));
        TreeSet<BigDecimal> values = new TreeSet<>();
        if (whole) {
            for (BigDecimal each : sorted) {
                BigDecimal floor = each.setScale(0, RoundingMode.FLOOR);
                values.addAll(List.of(floor.subtract(BigDecimal.ONE), floor, floor.add(BigDecimal.ONE)));
            }
            return values;
        }
        BigDecimal before = null;
        for (BigDecimal each : sorted) {
            values.add(
                    before == null
                            ? each.subtract(BigDecimal.ONE)
                            : before.add(each).multiply(new BigDecimal("0.5")));
            values.add(each);
            before = each;
        }
        values.add(sorted.last().add(BigDecimal.ONE));
        return values;
    }

    // What is computed over many facts

    private boolean accumulated(
            Accumulate accumulate, List<? extends Condition> rest, Map<String, Term> variables, Known known) {
        List<Term> results = results(accumulate, variables);
        Known more = known.copy();
        for (Computed other : known.computed) {
            compare(accumulate, variables, results, other, more);
        }
        Map<String, Term> with = new HashMap<>(variables);
        bind(accumulate, results, with);
        return accumulate.results().stream()
                        .allMatch(result -> follows(Term.of(result.expression(), Term.TRUE, with), more))
                && prove(rest, with, more);
    }

    private static void bind(Accumulate accumulate, List<Term> results, Map<String, Term> variables) {
        for (int i = 0; i < results.size(); i++) {
            variables.put(accumulate.functions().get(i).variable(), results.get(i));
        }
    }

    /** The bounds of what is computed over more or fewer facts than what has known bounds. */
    private void compare(
            Accumulate asked, Map<String, Term> variables, List<Term> results, Computed other, Known known) {
        Accumulate given = other.closed().condition();
        for (int i = 0; i < results.size(); i++) {
            for (int j = 0; j < other.results().size(); j++) {
                Function one = asked.functions().get(i);
                Function two = given.functions().get(j);
                if (one.aggregate() != two.aggregate()
                        || results.get(i).key().equals(other.results().get(j).key())) {
                    continue;
                }
                Aggregate aggregate = one.aggregate();
                boolean more = within(given, two, other.closed().variables(), asked, one, variables, known);
                boolean fewer =
                        within(asked, one, variables, given, two, other.closed().variables(), known);
                if (more && (aggregate == Aggregate.COUNT || aggregate == Aggregate.MAX)) {
                    transfer(other.results().get(j), results.get(i), Set.of(">", ">="), known);
                }
                if (fewer && aggregate == Aggregate.COUNT || more && aggregate == Aggregate.MIN) {
                    transfer(other.results().get(j), results.get(i), Set.of("<", "<="), known);
                }
            }
        }
    }

    private static void transfer(Term from, Term to, Set<String> operators, Known known) {
        for (Term condition : List.copyOf(known.conditions)) {
            if (condition.bounds()
                    && operators.contains(condition.head())
                    && condition.parts().get(0).key().equals(from.key())) {
                known.add(condition.about(to));
            } else if (condition.bounds()
                    && condition.is("==")
                    && condition.parts().get(1).constant().get(0) != null
                    && condition.parts().get(0).key().equals(from.key())) {
                known.add(condition.bound(to, operators.contains(">") ? Operator.AT_LEAST : Operator.AT_MOST));
            }
        }
    }

    /** Whether each match of the one is a match of the other with the same value, so that there are not fewer of those. */
    private boolean within(
            Accumulate few,
            Function ofFew,
            Map<String, Term> variables,
            Accumulate many,
            Function ofMany,
            Map<String, Term> others,
            Known known) {
        List<Pattern> one = patterns(few.over());
        List<Pattern> two = patterns(many.over());
        if (one.isEmpty() || one.size() != two.size()) {
            return false;
        }
        Known match = known.copy();
        Map<String, Term> with = new HashMap<>(variables);
        Map<String, Term> asked = new HashMap<>(others);
        List<Fact> facts = new ArrayList<>();
        for (Pattern pattern : one) {
            Fact fact = fact(pattern, from(pattern, with));
            match.facts.add(fact);
            facts.add(fact);
            take(pattern, fact, with, match);
        }
        for (int i = 0; i < two.size(); i++) {
            if (!candidate(two.get(i), facts.get(i), asked) || !matches(two.get(i), facts.get(i), asked, match)) {
                return false;
            }
        }
        Term value = Term.of(ofFew.argument(), Term.TRUE, with);
        return value.key().equals(Term.of(ofMany.argument(), Term.TRUE, asked).key());
    }

    /** The patterns that conditions are; empty when they are more than that. */
    private static List<Pattern> patterns(List<Condition> conditions) {
        List<Pattern> patterns = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                patterns.add(pattern);
            } else if (condition instanceof AllOf all) {
                List<Pattern> inner = patterns(all.conditions());
                if (inner.isEmpty()) {
                    return List.of();
                }
                patterns.addAll(inner);
            } else {
                return List.of();
            }
        }
        return patterns;
    }

    /** What an accumulate computes: equal for those that compute the same over the same facts. */
    private static List<Term> results(Accumulate accumulate, Map<String, Term> variables) {
        return new Printed().results(accumulate, variables);
    }

    /** Conditions as text that is equal where they differ in names and the order of constraints only. */
    private static final class Printed {
        private int names;

        List<Term> results(Accumulate accumulate, Map<String, Term> variables) {
            Map<String, Term> inner = new HashMap<>(variables);
            String over = text(accumulate.over(), inner);
            List<Term> results = new ArrayList<>();
            for (Function function : accumulate.functions()) {
                String argument = Term.of(function.argument(), Term.TRUE, inner).key();
                results.add(Term.named(
                        function.aggregate().word() + "{" + argument + " over " + over + "}", function.type()));
            }
            return results;
        }

        private String text(List<? extends Condition> conditions, Map<String, Term> variables) {
            List<String> texts = new ArrayList<>();
            for (Condition condition : conditions) {
                texts.add(text(condition, variables));
            }
            return String.join(" ; ", texts);
        }

        private String text(Condition condition, Map<String, Term> variables) {
            if (condition instanceof Pattern pattern) {
                return pattern(pattern, variables);
            } else if (condition instanceof AllOf all) {
                return text(all.conditions(), variables);
            }
            Map<String, Term> inner = new HashMap<>(variables);
            String kind = condition.getClass().getSimpleName();
            if (condition instanceof Accumulate accumulate) {
                List<Term> results = results(accumulate, variables);
                bind(accumulate, results, variables);
                Set<String> bounds = new TreeSet<>();
                accumulate
                        .results()
                        .forEach(result -> bounds.add(Term.of(result.expression(), Term.TRUE, variables)
                                .key()));
                return kind + results.stream().map(Term::key).toList() + bounds;
            } else if (condition instanceof AnyOf any) {
                return kind
                        + any.alternatives().stream()
                                .map(each -> text(each, new HashMap<>(variables)))
                                .toList();
            }
            return kind + "[" + text(condition.parts(), inner) + "]";
        }

        private String pattern(Pattern pattern, Map<String, Term> variables) {
            Term self = Term.named("@" + ++names, new ValueType(Kind.RECORD, pattern.type(), null, false));
            String from = from(pattern, variables);
            Known known = new Known();
            take(pattern, new Fact(self, pattern.type(), from), variables, known);
            return pattern.type().getName() + "=" + self.key() + " from " + from + new TreeSet<>(known.keys);
        }
    }
}
