package org.operatingmodel.rules.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Function;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;

/** Counts and looks through the terms of a tree. */
final class Terms {
    private static final long TOO_MANY = 1_000_000;

    /** What a variable stands for, in terms. */
    private final Map<String, Long> bound = new HashMap<>();
    /** How deep it is. */
    private final Map<String, Integer> depths = new HashMap<>();

    private long terms;
    private int deepest;

    private Terms() {}

    /** The terms of a rule, each binding written out wherever it is read. */
    static Terms of(Pattern scope, List<Condition> conditions) {
        Terms terms = new Terms();
        terms.terms = Math.min(TOO_MANY, terms.of(scope) + terms.ofAll(conditions));
        return terms;
    }

    /** How many there are; at most about a million. */
    long count() {
        return terms;
    }

    /** How many operators and calls enclose each other at most: the engine's parser takes twice as long for each. */
    int deepest() {
        return deepest;
    }

    private long measured(Expression expression) {
        deepest = Math.max(deepest, depth(expression));
        return of(expression);
    }

    private int depth(Expression expression) {
        if (expression instanceof Expression.Variable variable) {
            return depths.getOrDefault(variable.name(), 1);
        }
        if (expression instanceof Expression.Access access) {
            Expression target = access.target();
            int inner = 0;
            for (Expression argument : access.arguments()) {
                inner = Math.max(inner, 1 + depth(argument));
            }
            return target == null ? inner : Math.max(inner, depth(target));
        }
        int inner = 0;
        for (Expression part : expression.parts()) {
            inner = Math.max(inner, depth(part));
        }
        boolean group = expression instanceof Expression.Conjunction
                || expression instanceof Expression.Disjunction
                || expression instanceof Expression.Negation
                || expression instanceof Expression.This;
        return group ? inner : inner + 1;
    }

    /** Into how many combinations of alternatives conditions fall; at most about a million. */
    static long branches(List<? extends Condition> conditions) {
        long product = 1;
        for (Condition condition : conditions) {
            long own = 1;
            if (condition instanceof Condition.AnyOf any) {
                own = any.alternatives().stream()
                        .mapToLong(alternative -> branches(List.of(alternative)))
                        .sum();
            } else if (condition instanceof Condition.AllOf all) {
                own = branches(all.conditions());
            } else if (condition instanceof Condition.Not not) {
                own = branches(not.conditions());
            } else if (condition instanceof Condition.Exists exists) {
                own = branches(exists.conditions());
            }
            product = Math.min(TOO_MANY, product * own);
        }
        return product;
    }

    private long ofAll(List<? extends Condition> conditions) {
        long sum = 0;
        for (Condition condition : conditions) {
            sum = Math.min(TOO_MANY, sum + of(condition));
        }
        return sum;
    }

    private long of(Condition condition) {
        if (condition instanceof Pattern pattern) {
            long sum = pattern.from() == null ? 0 : measured(pattern.from());
            for (Item item : pattern.items()) {
                if (item instanceof Binding binding) {
                    long value = measured(binding.value());
                    depths.put(binding.variable(), depth(binding.value()));
                    bound.put(binding.variable(), value);
                    sum += value;
                } else {
                    sum += measured(((Constraint) item).expression());
                }
                sum = Math.min(TOO_MANY, sum);
            }
            return sum;
        } else if (condition instanceof Condition.Not not) {
            return ofAll(not.conditions());
        } else if (condition instanceof Condition.Exists exists) {
            return ofAll(exists.conditions());
        } else if (condition instanceof Condition.Forall forall) {
            return of(forall.base()) + ofAll(forall.rest());
        } else if (condition instanceof Condition.AllOf all) {
            return ofAll(all.conditions());
        } else if (condition instanceof Condition.AnyOf any) {
            return ofAll(any.alternatives());
        }
        Condition.Accumulate accumulate = (Condition.Accumulate) condition;
        long sum = ofAll(accumulate.over());
        for (Function function : accumulate.functions()) {
            sum += measured(function.argument());
        }
        for (Constraint result : accumulate.results()) {
            sum += measured(result.expression());
        }
        return Math.min(TOO_MANY, sum);
    }

    private long of(Expression expression) {
        long sum = expression instanceof Expression.Variable variable ? bound.getOrDefault(variable.name(), 1L) : 1;
        for (Expression part : expression.parts()) {
            sum = Math.min(TOO_MANY, sum + of(part));
        }
        return sum;
    }

    /** Whether an expression reads something that may be absent, or asks whether it is. */
    static boolean readsAbsent(Expression expression) {
        return expression.type().nullable()
                || expression instanceof Expression.Access access && access.nullSafe()
                || expression.parts().stream().anyMatch(Terms::readsAbsent);
    }
}
