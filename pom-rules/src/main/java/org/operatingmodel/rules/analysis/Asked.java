package org.operatingmodel.rules.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Statement;

/**
 * What a rule asks, whatever its variables are called and in whatever order it asks.
 *
 * @param scope of whom
 * @param conditions what
 */
record Asked(String scope, Set<String> conditions) {
    Asked {
        conditions = Set.copyOf(conditions);
    }

    static Asked of(Statement rule) {
        Texts texts = new Texts();
        String scope = texts.pattern(rule.scope());
        Set<String> conditions = new HashSet<>();
        rule.conditions().forEach(condition -> conditions.add(texts.condition(condition)));
        return new Asked(scope, conditions);
    }

    /** Whether it asks the same of the same, and more. */
    boolean saysMoreThan(Asked other) {
        return scope.equals(other.scope)
                && conditions.size() > other.conditions.size()
                && conditions.containsAll(other.conditions);
    }

    /** Writes conditions so that those which ask the same are equal. */
    private static final class Texts {
        private final Meaning meaning = new Meaning();
        private final Map<String, Integer> seen = new HashMap<>();

        String condition(Condition condition) {
            if (condition instanceof Pattern pattern) {
                return pattern(pattern);
            } else if (condition instanceof Not not) {
                return "not" + all(not.conditions());
            } else if (condition instanceof Exists exists) {
                return "exists" + all(exists.conditions());
            } else if (condition instanceof Forall forall) {
                return "forall(" + pattern(forall.base()) + "," + all(forall.rest()) + ")";
            } else if (condition instanceof AllOf all) {
                return all.conditions().size() == 1
                        ? condition(all.conditions().get(0))
                        : "all" + all(all.conditions());
            } else if (condition instanceof AnyOf any) {
                return "any" + all(any.alternatives());
            }
            Accumulate accumulate = (Accumulate) condition;
            String over = all(accumulate.over());
            Set<String> texts = new TreeSet<>();
            for (Condition.Function function : accumulate.functions()) {
                String text = function.aggregate().word() + "(" + meaning.of(function.argument(), "") + ") of " + over;
                meaning.bind(function.variable(), text);
                texts.add(text);
            }
            accumulate.results().forEach(result -> texts.add(meaning.of(result.expression(), "")));
            return "accumulate" + texts;
        }

        private String all(List<? extends Condition> conditions) {
            List<String> texts = new ArrayList<>();
            conditions.forEach(condition -> texts.add(condition(condition)));
            return new TreeSet<>(texts).toString();
        }

        /** A pattern; one that says the same as an earlier one has a number, because it may find another fact. */
        String pattern(Pattern pattern) {
            String self = "this";
            Set<String> texts = new TreeSet<>();
            for (Item item : pattern.items()) {
                if (item instanceof Binding binding) {
                    meaning.bind(binding.variable(), meaning.of(binding.value(), self));
                } else {
                    texts.add(meaning.of(((Constraint) item).expression(), self));
                }
            }
            Expression from = pattern.from();
            String text =
                    pattern.type().getSimpleName() + texts + (from == null ? "" : " from " + meaning.of(from, ""));
            int times = seen.merge(text, 1, Integer::sum);
            String numbered = times == 1 ? text : text + "#" + times;
            for (Item item : pattern.items()) {
                if (item instanceof Binding binding) {
                    meaning.bind(binding.variable(), meaning.of(binding.value(), numbered));
                }
            }
            meaning.bind(pattern.variable(), numbered);
            return numbered;
        }
    }
}
