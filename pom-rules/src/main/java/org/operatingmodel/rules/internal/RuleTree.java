package org.operatingmodel.rules.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Statement;

/** Questions to the tree of a rule. */
final class RuleTree {
    private RuleTree() {}

    /** The types of the facts that the rules look for. */
    static Set<Class<? extends Record>> factTypes(List<? extends Statement> rules) {
        Set<Class<? extends Record>> types = new LinkedHashSet<>();
        for (Statement rule : rules) {
            patterns(rule, pattern -> {
                if (pattern.from() == null) {
                    types.add(pattern.type());
                }
            });
        }
        return types;
    }

    /** Goes through all patterns of a rule, nested ones too, in the order of the text. */
    static void patterns(Statement rule, Consumer<Pattern> seen) {
        seen.accept(rule.scope());
        patterns(rule.conditions(), seen);
    }

    private static void patterns(List<? extends Condition> conditions, Consumer<Pattern> seen) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                seen.accept(pattern);
            } else if (condition instanceof Not not) {
                patterns(not.conditions(), seen);
            } else if (condition instanceof Exists exists) {
                patterns(exists.conditions(), seen);
            } else if (condition instanceof Forall forall) {
                seen.accept(forall.base());
                patterns(forall.rest(), seen);
            } else if (condition instanceof AllOf all) {
                patterns(all.conditions(), seen);
            } else if (condition instanceof AnyOf any) {
                patterns(any.alternatives(), seen);
            } else if (condition instanceof Accumulate accumulate) {
                patterns(accumulate.over(), seen);
            }
        }
    }

    /** The patterns whose facts make up a match, in the order of the text; alternatives one after the other. */
    static void matchedPatterns(Statement rule, Consumer<Pattern> seen) {
        seen.accept(rule.scope());
        matched(rule.conditions(), seen);
    }

    private static void matched(List<Condition> conditions, Consumer<Pattern> seen) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                seen.accept(pattern);
            } else if (condition instanceof AllOf all) {
                matched(all.conditions(), seen);
            } else if (condition instanceof AnyOf any) {
                matched(any.alternatives(), seen);
            }
        }
    }
}
