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

    private Terms() {}

    /** How many terms a rule has when each binding is written out wherever it is read; at most about a million. */
    static long of(Pattern scope, List<Condition> conditions) {
        Terms terms = new Terms();
        return Math.min(TOO_MANY, terms.of(scope) + terms.ofAll(conditions));
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
            long sum = pattern.from() == null ? 0 : of(pattern.from());
            for (Item item : pattern.items()) {
                if (item instanceof Binding binding) {
                    long value = of(binding.value());
                    bound.put(binding.variable(), value);
                    sum += value;
                } else {
                    sum += of(((Constraint) item).expression());
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
            sum += of(function.argument());
        }
        for (Constraint result : accumulate.results()) {
            sum += of(result.expression());
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
