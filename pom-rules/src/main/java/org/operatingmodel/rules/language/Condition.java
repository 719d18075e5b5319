package org.operatingmodel.rules.language;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a rule asks of the facts.
 *
 * @since 0.1
 */
public sealed interface Condition {
    /** Its text and place. */
    Source source();

    /** The conditions that it is made of, in the order of the text; empty when it is made of none. */
    default List<? extends Condition> parts() {
        if (this instanceof Not not) {
            return not.conditions();
        } else if (this instanceof Exists exists) {
            return exists.conditions();
        } else if (this instanceof Forall forall) {
            return Stream.concat(Stream.of(forall.base()), forall.rest().stream())
                    .toList();
        } else if (this instanceof AllOf all) {
            return all.conditions();
        } else if (this instanceof AnyOf any) {
            return any.alternatives();
        } else if (this instanceof Accumulate accumulate) {
            return accumulate.over();
        }
        return List.of();
    }

    /** Whether one of the conditions, directly or in a group of {@code and}, is a group of alternatives. */
    static boolean offersAlternatives(List<Condition> conditions) {
        return conditions.stream()
                .anyMatch(condition -> condition instanceof AnyOf
                        || condition instanceof AllOf all && offersAlternatives(all.conditions()));
    }

    /**
     * A fact of a type that satisfies all constraints, or an element of a collection when {@code from} is there.
     *
     * <p>Items are in the order of the text; a binding is seen by the items after it and by the conditions after the
     * pattern.
     *
     * @param source its text and place
     * @param type the record type of the fact or element
     * @param variable the variable that is bound to the fact, with its {@code $}; absent when there is none
     * @param items bindings and constraints
     * @param from the collection whose elements are looked at; absent when facts are
     */
    record Pattern(
            Source source,
            Class<? extends Record> type,
            @Nullable String variable,
            List<Item> items,
            @Nullable Expression from)
            implements Condition {}

    /** No combination of facts satisfies all the conditions; binds nothing outside. */
    record Not(Source source, List<Condition> conditions) implements Condition {}

    /** Some combination of facts satisfies all the conditions; counts once and binds nothing outside. */
    record Exists(Source source, List<Condition> conditions) implements Condition {}

    /**
     * For every match of the base, the rest can be matched too; holds when the base has no match; binds nothing outside.
     *
     * <p>A {@code forall} of one pattern is read as: base = the pattern's type without items, bound to a variable of
     * ours that starts with {@code $pom}; rest = the pattern with {@code this ==} that variable before its own items.
     */
    record Forall(Source source, Pattern base, List<Pattern> rest) implements Condition {}

    /** All conditions in their order; what they bind is seen after it. */
    record AllOf(Source source, List<Condition> conditions) implements Condition {}

    /**
     * At least one of the alternatives, each counting its own matches; binds nothing outside.
     *
     * <p>Conditions after it that read what every alternative binds stand in the tree at the end of each.
     */
    record AnyOf(Source source, List<Condition> alternatives) implements Condition {}

    /**
     * Values computed over all matches of the conditions; satisfied when the results are.
     *
     * @param source its text and place
     * @param over what is looked at; binds nothing outside
     * @param functions what is computed; their variables are seen by the results and after the condition
     * @param results constraints on the variables; empty when none is asked
     */
    record Accumulate(Source source, List<Condition> over, List<Function> functions, List<Constraint> results)
            implements Condition {}

    /** A part of a pattern. */
    sealed interface Item {
        /** Its text and place. */
        Source source();
    }

    /** {@code $name : expression}. */
    record Binding(Source source, String variable, Expression value) implements Item {}

    /** A boolean expression that must hold. */
    record Constraint(Source source, Expression expression) implements Item {}

    /**
     * {@code $name : function( argument )} of an accumulate.
     *
     * @param source its text and place
     * @param variable the variable that is bound to the result
     * @param aggregate what is computed
     * @param argument over which value; absent values are left out
     * @param type the type of the result
     */
    record Function(Source source, String variable, Aggregate aggregate, Expression argument, ValueType type) {}

    /** What an accumulate can compute. Of no values, all but count, sum, list and set are absent. */
    enum Aggregate {
        /** How many values: a whole number. */
        COUNT("count"),
        /** Their exact sum; 0 for none. */
        SUM("sum"),
        /** The smallest. */
        MIN("min"),
        /** The largest. */
        MAX("max"),
        /** Their sum divided by their number, to 34 significant digits (decimal128, half even). */
        AVERAGE("average"),
        /** All of them. */
        LIST("collectList"),
        /** All of them, each once. */
        SET("collectSet");

        private final String word;

        Aggregate(String word) {
            this.word = word;
        }

        /** Its name in rule text. */
        public String word() {
            return word;
        }
    }
}
