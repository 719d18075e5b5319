package org.operatingmodel.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Aggregate;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Function;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Factory;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.ValueType.Kind;
import org.operatingmodel.rules.language.Vocabulary;

/** Whether conditions hold more or less often when one variable grows, as far as their tree shows it. */
final class Trends {
    /** How methods go with their target, then with their arguments; what is not listed is open. */
    private static final Map<String, List<Trend>> METHODS = Map.ofEntries(
            Map.entry("observedWithin/2", List.of(Trend.OPEN, Trend.RISES, Trend.OPEN)),
            Map.entry("reviewedWithin/2", List.of(Trend.OPEN, Trend.RISES, Trend.OPEN)),
            Map.entry("FlowEfficiency.atLeast/1", List.of(Trend.OPEN, Trend.FALLS)),
            Map.entry("FlowDistribution.shareWithin/3", List.of(Trend.OPEN, Trend.OPEN, Trend.FALLS, Trend.RISES)),
            Map.entry("AllocationBalance.within/2", List.of(Trend.OPEN, Trend.OPEN, Trend.RISES)),
            Map.entry("UnitCost.atMost/2", List.of(Trend.OPEN, Trend.RISES, Trend.OPEN)),
            Map.entry("List.size/0", List.of(Trend.RISES)),
            Map.entry("Set.size/0", List.of(Trend.RISES)),
            Map.entry("Collection.size/0", List.of(Trend.RISES)),
            Map.entry("BigDecimal.negate/0", List.of(Trend.FALLS)),
            Map.entry("BigDecimal.signum/0", List.of(Trend.RISES)),
            Map.entry("Instant.isBefore/1", List.of(Trend.FALLS, Trend.RISES)),
            Map.entry("Instant.isAfter/1", List.of(Trend.RISES, Trend.FALLS)),
            Map.entry("Instant.plus/1", List.of(Trend.RISES, Trend.RISES)),
            Map.entry("Instant.minus/1", List.of(Trend.RISES, Trend.FALLS)),
            Map.entry("LocalDate.isBefore/1", List.of(Trend.FALLS, Trend.RISES)),
            Map.entry("LocalDate.isAfter/1", List.of(Trend.RISES, Trend.FALLS)),
            Map.entry("LocalDate.plusDays/1", List.of(Trend.RISES, Trend.RISES)),
            Map.entry("LocalDate.minusDays/1", List.of(Trend.RISES, Trend.FALLS)),
            Map.entry("Duration.plus/1", List.of(Trend.RISES, Trend.RISES)),
            Map.entry("Duration.minus/1", List.of(Trend.RISES, Trend.FALLS)),
            Map.entry("Duration.isNegative/0", List.of(Trend.FALLS)),
            Map.entry("Duration.toDays/0", List.of(Trend.RISES)),
            Map.entry("Duration.toHours/0", List.of(Trend.RISES)),
            Map.entry("Duration.toMinutes/0", List.of(Trend.RISES)),
            Map.entry("Duration.ofDays/1", List.of(Trend.OPEN, Trend.RISES)),
            Map.entry("Duration.ofHours/1", List.of(Trend.OPEN, Trend.RISES)),
            Map.entry("Duration.ofMinutes/1", List.of(Trend.OPEN, Trend.RISES)),
            Map.entry("Duration.ofSeconds/1", List.of(Trend.OPEN, Trend.RISES)));

    private final Map<String, Trend> variables = new HashMap<>();
    /** Whether the values of variables are there, where that may change. */
    private final Map<String, Trend> presences = new HashMap<>();
    /** What each constraint makes of the whole rule, in the order of the text. */
    private final Map<Expression, Trend> constraints = new LinkedHashMap<>();

    private boolean reversed;

    /** The trends of conditions when the variable grows. */
    Trends(String variable) {
        variables.put(variable, Trend.RISES);
    }

    /** The first constraint that goes another way than wanted; absent when it is none by itself. */
    @Nullable
    Expression against(Trend wanted) {
        return constraints.entrySet().stream()
                .filter(each -> each.getValue() != Trend.STAYS && each.getValue() != wanted)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Whether all of the conditions hold. */
    Trend of(List<? extends Condition> conditions) {
        Trend trend = Trend.STAYS;
        for (Condition condition : conditions) {
            trend = trend.and(of(condition));
        }
        return trend;
    }

    private Trend of(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return of(pattern);
        } else if (condition instanceof Not not) {
            return against(not.conditions());
        } else if (condition instanceof Exists exists) {
            return of(exists.conditions());
        } else if (condition instanceof Forall forall) {
            return against(List.of(forall.base())).and(of(forall.rest()));
        } else if (condition instanceof Accumulate accumulate) {
            return of(accumulate);
        }
        return of(condition.parts());
    }

    private Trend against(List<? extends Condition> conditions) {
        reversed = !reversed;
        Trend trend = of(conditions).reversed();
        reversed = !reversed;
        return trend;
    }

    private Trend of(Pattern pattern) {
        Expression from = pattern.from();
        Trend trend = from == null || of(from) == Trend.STAYS ? Trend.STAYS : noted(from, Trend.OPEN);
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                Trend bound = of(binding.value());
                if (bound != Trend.STAYS) {
                    variables.put(binding.variable(), bound);
                    presences.put(binding.variable(), presence(binding.value()));
                }
            } else if (item instanceof Constraint constraint) {
                trend = trend.and(noted(constraint.expression(), of(constraint.expression())));
            }
        }
        return trend;
    }

    private Trend of(Accumulate accumulate) {
        // what is looked at is noted as open: which way it goes for the rule depends on the bound
        int before = constraints.size();
        Trend looked = of(accumulate.over());
        if (looked != Trend.STAYS) {
            List<Expression> all = new ArrayList<>(constraints.keySet());
            all.subList(before, all.size()).forEach(constraints::remove);
        }
        for (Function function : accumulate.functions()) {
            boolean counts = function.aggregate() == Aggregate.COUNT;
            Trend computed = of(function.argument()) != Trend.STAYS ? Trend.OPEN : looked;
            if (computed != Trend.STAYS) {
                variables.put(function.variable(), counts ? computed : Trend.OPEN);
            }
            // of nothing there is no min, max or average
            if (Set.of(Aggregate.MIN, Aggregate.MAX, Aggregate.AVERAGE).contains(function.aggregate())) {
                Trend there = looked.and(presence(function.argument()));
                if (there != Trend.STAYS) {
                    presences.put(function.variable(), there);
                }
            }
        }
        Trend trend = Trend.STAYS;
        for (Constraint result : accumulate.results()) {
            trend = trend.and(noted(result.expression(), of(result.expression())));
        }
        return trend;
    }

    private Trend noted(Expression expression, Trend trend) {
        constraints.put(expression, reversed ? trend.reversed() : trend);
        return trend;
    }

    private Trend of(Expression expression) {
        if (expression instanceof Variable variable) {
            return variables.getOrDefault(variable.name(), Trend.STAYS);
        }
        if (expression.parts().stream().allMatch(part -> of(part) == Trend.STAYS)) {
            return Trend.STAYS;
        } else if (expression instanceof Negation negation) {
            return of(negation.operand()).reversed();
        } else if (expression instanceof Conjunction || expression instanceof Disjunction) {
            return expression.parts().stream().map(this::of).reduce(Trend.STAYS, Trend::and);
        } else if (expression instanceof Comparison comparison) {
            return of(comparison);
        } else if (expression instanceof Containment containment) {
            return of(containment);
        } else if (expression instanceof Arithmetic arithmetic) {
            return of(arithmetic);
        } else if (expression instanceof Factory factory) {
            return call(
                    factory.member().method().getDeclaringClass(),
                    factory.member().name(),
                    null,
                    factory.arguments());
        } else if (expression instanceof Access access) {
            Expression target = access.target();
            if (target != null
                    && target.type().kind() == Kind.NUMBER
                    && Set.of("intValue", "longValue").contains(access.member().name())) {
                return of(target);
            }
            Class<?> owner = access.member().method().getDeclaringClass();
            return call(owner, access.member().name(), target, access.arguments());
        }
        return Trend.OPEN;
    }

    private Trend of(Comparison comparison) {
        Trend left = of(comparison.left());
        Trend right = of(comparison.right());
        return switch (comparison.operator()) {
            case LESS, AT_MOST -> left.reversed().and(right);
            case MORE, AT_LEAST -> left.and(right.reversed());
            case NOT_EQUAL -> presence(comparison);
            case EQUAL -> {
                Trend absence = presence(comparison).reversed();
                yield absence == Trend.STAYS ? Trend.OPEN : absence;
            }
        };
    }

    /** Whether what is compared with null is there; open when nothing is. */
    private Trend presence(Comparison comparison) {
        return nothing(comparison.right())
                ? presence(comparison.left())
                : nothing(comparison.left()) ? presence(comparison.right()) : Trend.OPEN;
    }

    /** Whether the value of an expression is there. */
    private Trend presence(Expression expression) {
        if (expression instanceof Variable variable) {
            return presences.getOrDefault(variable.name(), Trend.STAYS);
        }
        Trend trend = Trend.STAYS;
        for (Expression part : expression.parts()) {
            trend = trend.and(presence(part));
        }
        boolean mayBeAbsentByItself = expression instanceof Access access
                && access.member().result().nullable()
                && expression.parts().stream().anyMatch(part -> of(part) != Trend.STAYS);
        return mayBeAbsentByItself ? Trend.OPEN : trend;
    }

    private static boolean nothing(Expression expression) {
        return expression.type().kind() == Kind.NOTHING;
    }

    /** A collection grows when more is in it. */
    private Trend of(Containment containment) {
        Trend trend = of(containment.element()) == Trend.STAYS ? of(containment.collection()) : Trend.OPEN;
        return containment.negated() ? trend.reversed() : trend;
    }

    private Trend of(Arithmetic arithmetic) {
        Trend left = of(arithmetic.left());
        Trend right = of(arithmetic.right());
        return switch (arithmetic.operator()) {
            case '+' -> left.and(right);
            case '-' -> left.and(right.reversed());
            default ->
                left == Trend.STAYS
                        ? times(right, arithmetic.right(), arithmetic.left())
                        : right == Trend.STAYS ? times(left, arithmetic.left(), arithmetic.right()) : Trend.OPEN;
        };
    }

    private Trend times(Trend trend, Expression other, Expression factor) {
        if (!(factor instanceof Literal literal) || literal.value() == null) {
            return Trend.OPEN;
        }
        int sign = new BigDecimal(literal.value().toString()).signum();
        if (sign == 0) {
            // what is not there is not even 0
            return presence(other) == Trend.STAYS ? Trend.STAYS : Trend.OPEN;
        }
        return sign > 0 ? trend : trend.reversed();
    }

    /** How a method goes with its target, then with its arguments; absent where nobody can say. */
    static @Nullable List<Trend> known(Class<?> owner, String name, int arguments) {
        String key = name + "/" + arguments;
        // a type of a host may mean another thing by the same name
        return Vocabulary.standard().allMembers().containsKey(owner)
                ? METHODS.getOrDefault(owner.getSimpleName() + "." + key, METHODS.get(key))
                : null;
    }

    private Trend call(Class<?> owner, String name, @Nullable Expression target, List<Expression> arguments) {
        List<Trend> known = known(owner, name, arguments.size());
        List<Expression> parts = new ArrayList<>();
        if (target != null) {
            parts.add(target);
        }
        parts.addAll(arguments);
        if (known == null) {
            return Trend.OPEN;
        }
        Trend trend = Trend.STAYS;
        for (int i = 0; i < parts.size(); i++) {
            Trend part = of(parts.get(i));
            Trend way = known.get(target == null ? i + 1 : i);
            if (part != Trend.STAYS) {
                trend = trend.and(way == Trend.RISES ? part : way == Trend.FALLS ? part.reversed() : Trend.OPEN);
            }
        }
        return trend;
    }
}
