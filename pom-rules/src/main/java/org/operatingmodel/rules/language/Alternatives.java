package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.operatingmodel.rules.language.Condition.Accumulate;
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

/**
 * Lets conditions read what every alternative before them binds, by writing them into each: {@code (A or B) C} is {@code
 * (A C) or (B C)}.
 */
final class Alternatives {
    private Alternatives() {}

    /** The conditions, of which none reads what alternatives beside it bind. */
    static List<Condition> resolved(List<Condition> conditions) {
        if (Terms.branches(conditions) > RuleParser.MOST_BRANCHES) {
            return conditions; // too many to be a rule
        }
        List<Condition> resolved = new ArrayList<>();
        for (int i = conditions.size() - 1; i >= 0; i--) {
            Condition condition = conditions.get(i);
            resolved.add(0, condition);
            if (condition instanceof AnyOf any) {
                List<Condition> later = resolved.subList(1, resolved.size());
                int read = upToReaders(later, bound(any));
                if (read > 0) {
                    AnyOf with = with(any, List.copyOf(later.subList(0, read)));
                    later.subList(0, read).clear();
                    resolved.set(0, with);
                }
            }
        }
        return List.copyOf(resolved);
    }

    private static AnyOf with(AnyOf any, List<Condition> readers) {
        List<Condition> alternatives = new ArrayList<>();
        for (Condition alternative : any.alternatives()) {
            List<Condition> all =
                    new ArrayList<>(alternative instanceof AllOf own ? own.conditions() : List.of(alternative));
            all.addAll(readers);
            alternatives.add(new AllOf(alternative.source(), resolved(all)));
        }
        return new AnyOf(any.source(), List.copyOf(alternatives));
    }

    /**
     * How many conditions there are up to the last one that reads one of the variables, or what one of these conditions
     * binds: all of them go together, so that each still comes after what it reads.
     */
    private static int upToReaders(List<Condition> conditions, Set<String> variables) {
        Set<String> bound = new HashSet<>(variables);
        int together = 0;
        for (int i = 0; i < conditions.size(); i++) {
            if (reads(conditions.get(i), bound)) {
                for (Condition condition : conditions.subList(together, i + 1)) {
                    bound.addAll(bound(condition));
                }
                together = i + 1;
            }
        }
        return together;
    }

    /** What later conditions may read. */
    private static Set<String> bound(Condition condition) {
        Set<String> bound = new HashSet<>();
        if (condition instanceof Pattern pattern) {
            if (pattern.variable() != null) {
                bound.add(pattern.variable());
            }
            for (Item item : pattern.items()) {
                if (item instanceof Binding binding) {
                    bound.add(binding.variable());
                }
            }
        } else if (condition instanceof Accumulate accumulate) {
            accumulate.functions().stream().map(Function::variable).forEach(bound::add);
        } else if (condition instanceof AllOf all) {
            all.conditions().forEach(each -> bound.addAll(bound(each)));
        } else if (condition instanceof AnyOf any) {
            bound.addAll(bound(any.alternatives().get(0)));
            any.alternatives().forEach(each -> bound.retainAll(bound(each)));
        }
        return bound;
    }

    private static boolean reads(Condition condition, Set<String> variables) {
        if (condition instanceof Pattern pattern) {
            return pattern.from() != null && reads(pattern.from(), variables)
                    || pattern.items().stream()
                            .anyMatch(item -> reads(
                                    item instanceof Binding binding
                                            ? binding.value()
                                            : ((Constraint) item).expression(),
                                    variables));
        } else if (condition instanceof Accumulate accumulate) {
            return reads(accumulate.over(), variables)
                    || accumulate.functions().stream().anyMatch(function -> reads(function.argument(), variables))
                    || accumulate.results().stream().anyMatch(result -> reads(result.expression(), variables));
        } else if (condition instanceof Not not) {
            return reads(not.conditions(), variables);
        } else if (condition instanceof Exists exists) {
            return reads(exists.conditions(), variables);
        } else if (condition instanceof Forall forall) {
            return reads(forall.base(), variables) || reads(forall.rest(), variables);
        } else if (condition instanceof AllOf all) {
            return reads(all.conditions(), variables);
        }
        return reads(((AnyOf) condition).alternatives(), variables);
    }

    private static boolean reads(List<? extends Condition> conditions, Set<String> variables) {
        return conditions.stream().anyMatch(condition -> reads(condition, variables));
    }

    private static boolean reads(Expression expression, Set<String> variables) {
        return expression instanceof Expression.Variable variable && variables.contains(variable.name())
                || expression.parts().stream().anyMatch(part -> reads(part, variables));
    }
}
