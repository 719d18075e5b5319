package org.operatingmodel.testkit.law;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Aggregate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Rule;

/**
 * Whether the tree of a rule proves that more evidence can only help.
 *
 * <p>Evidence names its author, and a decision sees the people whom its facts name: so facts about people grow with it.
 */
final class Monotone {
    private static final Set<Class<?>> GROWING = Set.of(Evidence.class, RoleHolding.class, Person.class);

    private final String text;

    private Monotone(String text) {
        this.text = text;
    }

    /** Whether more evidence never un-meets the rule's criterion. */
    static boolean inEvidence(Rule rule) {
        return new Monotone(rule.source().text()).helped(rule.conditions());
    }

    private boolean helped(List<? extends Condition> conditions) {
        return conditions.stream().allMatch(this::helped);
    }

    private boolean helped(Condition condition) {
        if (condition instanceof Condition.Pattern) {
            return true;
        } else if (condition instanceof Exists exists) {
            return helped(exists.conditions());
        } else if (condition instanceof AllOf all) {
            return helped(all.conditions());
        } else if (condition instanceof AnyOf any) {
            return helped(any.alternatives());
        } else if (condition instanceof Not not) {
            return untouched(not.conditions());
        } else if (condition instanceof Forall forall) {
            return untouched(List.of(forall.base()));
        } else if (condition instanceof Accumulate accumulate) {
            return untouched(accumulate.over()) || helped(accumulate.over()) && boundedBelow(accumulate);
        }
        return false;
    }

    private boolean boundedBelow(Accumulate accumulate) {
        return accumulate.functions().stream()
                        .allMatch(function ->
                                Set.of(Aggregate.COUNT, Aggregate.MAX).contains(function.aggregate())
                                        && mentions(function.variable()) <= 2)
                && accumulate.results().stream().allMatch(Monotone::bound);
    }

    private int mentions(String variable) {
        return (int) Pattern.compile(Pattern.quote(variable) + "\\b")
                .matcher(text)
                .results()
                .count();
    }

    private static boolean bound(Constraint result) {
        return result.expression() instanceof Expression.Comparison comparison
                && Set.of(Expression.Operator.AT_LEAST, Expression.Operator.MORE)
                        .contains(comparison.operator())
                && comparison.left() instanceof Expression.Variable
                && comparison.right() instanceof Expression.Literal;
    }

    /** Whether no growing type occurs in the conditions. */
    private static boolean untouched(List<? extends Condition> conditions) {
        return conditions.stream().allMatch(condition -> {
            if (condition instanceof Condition.Pattern pattern) {
                return pattern.from() != null || !GROWING.contains(pattern.type());
            } else if (condition instanceof Exists exists) {
                return untouched(exists.conditions());
            } else if (condition instanceof AllOf all) {
                return untouched(all.conditions());
            } else if (condition instanceof AnyOf any) {
                return untouched(any.alternatives());
            } else if (condition instanceof Not not) {
                return untouched(not.conditions());
            } else if (condition instanceof Forall forall) {
                return untouched(List.of(forall.base())) && untouched(forall.rest());
            } else if (condition instanceof Accumulate accumulate) {
                return untouched(accumulate.over());
            }
            return false;
        });
    }
}
