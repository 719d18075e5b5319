package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.ValueType.Kind;

/**
 * What conditions prove to be there, though it may be absent: each value by a key that is equal wherever the same is read,
 * as a property, through the variable of its fact or through a variable that is bound to it.
 */
final class Presence {
    private final String self;
    private final Scope scope;

    /**
     * Proofs at a place of a rule.
     *
     * @param self what the fact of the pattern around is called; empty outside of a pattern
     * @param scope the variables that the place sees
     */
    Presence(String self, Scope scope) {
        this.self = self;
        this.scope = scope;
    }

    /** Whether a condition holds only where the variable is there, or asks whether it is. */
    static boolean tells(String variable, Expression condition) {
        Presence presence = new Presence("", new Scope(null));
        return presence.proven(condition, true).containsKey(variable) || presence.asksWhether(variable, condition);
    }

    private boolean asksWhether(String variable, Expression condition) {
        if (condition instanceof Comparison comparison && !comparison.operator().order()) {
            List<Expression> sides = comparison.parts();
            boolean nothing = sides.stream().anyMatch(side -> side.type().kind() == Kind.NOTHING);
            return nothing && sides.stream().anyMatch(side -> variable.equals(key(side)));
        }
        return condition.parts().stream().anyMatch(part -> asksWhether(variable, part));
    }

    /**
     * The keys of what is there when the condition comes to that outcome; true for those that the fact of the pattern
     * proves by itself, false for those that another fact is needed for.
     */
    Map<String, Boolean> proven(Expression condition, boolean outcome) {
        Map<String, Boolean> keys = new LinkedHashMap<>();
        if (condition instanceof Negation negation) {
            return proven(negation.operand(), !outcome);
        } else if (condition instanceof Conjunction conjunction) {
            return proven(conjunction.operands(), outcome, outcome);
        } else if (condition instanceof Disjunction disjunction) {
            return proven(disjunction.operands(), outcome, !outcome);
        }
        List<Expression> there = there(condition, outcome);
        boolean alone = !readsOthers(condition);
        for (Expression value : there) {
            boolean falseWhereAbsent = value instanceof Access access
                    && access.nullSafe()
                    && access.type().kind() == Kind.BOOLEAN;
            if (value == condition || !falseWhereAbsent) {
                add(value, alone, keys);
            }
        }
        return keys;
    }

    /** What is there when all of the operands come to the outcome, or when one of them does, whichever that is. */
    private Map<String, Boolean> proven(List<Expression> operands, boolean outcome, boolean all) {
        Map<String, Boolean> keys = new LinkedHashMap<>();
        boolean first = true;
        for (Expression operand : operands) {
            Map<String, Boolean> own = proven(operand, outcome);
            if (all || first) {
                own.forEach((key, alone) -> keys.merge(key, alone, Boolean::logicalOr));
            } else {
                keys.keySet().retainAll(own.keySet());
                keys.replaceAll((key, alone) -> alone && own.getOrDefault(key, false));
            }
            first = false;
        }
        return keys;
    }

    private static List<Expression> there(Expression condition, boolean outcome) {
        if (condition instanceof OneOf oneOf) {
            boolean found = oneOf.negated() != outcome;
            boolean nothing =
                    oneOf.values().stream().anyMatch(value -> value.type().kind() == Kind.NOTHING);
            boolean maybe =
                    oneOf.values().stream().anyMatch(value -> value.type().nullable());
            return (found ? !maybe : nothing) ? List.of(oneOf.operand()) : List.of();
        } else if (condition instanceof Matching matching) {
            return matching.negated() != outcome ? matching.parts() : List.of();
        } else if (condition instanceof Containment containment) {
            return containment.negated() != outcome ? containment.parts() : List.of();
        } else if (condition instanceof Access access) {
            return outcome ? List.of(access) : List.of();
        } else if (!(condition instanceof Comparison comparison)) {
            return List.of();
        } else if (comparison.operator().order()) {
            return outcome ? comparison.parts() : List.of();
        } else {
            Expression left = comparison.left();
            Expression right = comparison.right();
            if ((comparison.operator() == Operator.EQUAL) == outcome) {
                List<Expression> there = new ArrayList<>();
                if (!right.type().nullable()) {
                    there.add(left);
                }
                if (!left.type().nullable()) {
                    there.add(right);
                }
                return there;
            }
            return left.type().kind() == Kind.NOTHING
                    ? List.of(right)
                    : right.type().kind() == Kind.NOTHING ? List.of(left) : List.of();
        }
    }

    private void add(Expression value, boolean alone, Map<String, Boolean> keys) {
        String key = key(value);
        if (key != null) {
            keys.merge(key, alone || !own(key), Boolean::logicalOr);
        } else if (value instanceof Arithmetic arithmetic) {
            add(arithmetic.left(), alone, keys);
            add(arithmetic.right(), alone, keys);
        } else if (value instanceof Access access && access.target() != null) {
            add(access.target(), alone, keys);
        }
    }

    /** Whether a condition reads more than the fact of the pattern. */
    private boolean readsOthers(Expression condition) {
        return condition instanceof Variable variable && !of(self, scope.same(variable.name()))
                || condition.parts().stream().anyMatch(this::readsOthers);
    }

    /** Whether a value is, or is read from, that one. */
    private static boolean of(String owner, String key) {
        return key.equals(owner) || key.startsWith(owner + ".");
    }

    /** Whether the fact of the pattern has what has the key. */
    boolean own(String key) {
        return !self.isEmpty() && of(self, key);
    }

    /** Whether one of the values that are known to be there is that one, or is read from it. */
    static boolean among(Set<String> known, String key) {
        return known.contains(key) || known.stream().anyMatch(each -> of(key, each));
    }

    /** Equal texts for expressions that read the same; absent for what is not read from a fact. */
    @Nullable
    String key(Expression value) {
        if (value instanceof Variable variable) {
            return scope.same(variable.name());
        } else if (value instanceof This) {
            return self;
        } else if (value instanceof Access access) {
            Expression target = access.target();
            String owner = target == null ? self : key(target);
            if (owner == null) {
                return null;
            }
            StringBuilder key =
                    new StringBuilder(owner).append('.').append(access.member().name());
            for (Expression argument : access.arguments()) {
                String text = argument instanceof Literal literal ? "'" + literal.value() : key(argument);
                if (text == null) {
                    return null;
                }
                key.append('(').append(text.length()).append(':').append(text).append(')');
            }
            return key.toString();
        }
        return null;
    }
}
