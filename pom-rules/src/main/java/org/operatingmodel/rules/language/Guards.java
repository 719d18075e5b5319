package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Operator;

/** What is known to be there where an expression is read, and what must be asked before it for that. */
final class Guards {
    private final Presence presence;
    private final Scope scope;
    /** The keys of what the operands before this one prove to be there. */
    private Map<String, Boolean> proven = new HashMap<>();
    /** The keys of what the fact of the pattern proves to be there by itself. */
    private final Set<String> alone = new HashSet<>();
    /** What is read as being there, with itself as what may be absent. */
    private final IdentityHashMap<Expression, Expression> assumed = new IdentityHashMap<>();
    /** What is read as being there because of another fact, by its key. */
    private final Map<String, Expression> relied = new LinkedHashMap<>();
    /** The same where operands before prove it, which counts only if all of them must hold. */
    private Map<String, Expression> reliedHere = new LinkedHashMap<>();

    /** Guards at a place of a rule, for a pattern whose fact is called that; empty outside of a pattern. */
    Guards(String subjectName, Scope scope) {
        this.presence = new Presence(subjectName, scope);
        this.scope = scope;
    }

    /** Notes what is there wherever a condition holds, for the conditions after it. */
    void holds(Expression condition) {
        Map<String, Boolean> keys = presence.proven(condition, true);
        scope.holds(keys.keySet());
        keys.forEach((key, byItself) -> {
            if (byItself) {
                alone.add(key);
            }
        });
    }

    /** Notes that a variable is bound to the value. */
    void bound(String variable, Expression value) {
        String key = presence.key(value);
        if (key != null) {
            scope.same(variable, key);
        }
    }

    /**
     * What must be asked before the expression read last: whether what it reads is there, as other facts prove. It follows
     * from the conditions of the pattern; but those that need other facts are judged later than those that do not.
     */
    List<Expression> demanded() {
        relied.putAll(reliedHere);
        reliedHere.clear();
        List<Expression> guards = new ArrayList<>();
        relied.forEach((key, value) -> {
            Literal nothing = new Literal(value.source(), ValueType.NOTHING, null);
            guards.add(new Comparison(value.source(), Operator.NOT_EQUAL, value, nothing));
            alone.add(key);
        });
        relied.clear();
        return guards;
    }

    private boolean isThere(@Nullable String key) {
        return key != null && (scope.isThere(key) || Presence.among(proven.keySet(), key));
    }

    /** The value, as one that is there where that is known. */
    Expression known(Expression value, Function<ValueType, Expression> typed) {
        if (!value.type().nullable() || !isThere(presence.key(value))) {
            return value;
        }
        Expression there = typed.apply(value.type().nullable(false));
        assumed.put(there, value);
        return there;
    }

    /** Whether a value is read as being there, though it may be absent. */
    boolean assumes(Expression value) {
        return assumed.containsKey(value);
    }

    /** Notes that the expression could not be judged where the value is absent. */
    void rely(Expression value) {
        Expression original = assumed.get(value);
        String key = presence.key(value);
        if (original == null || key == null || !presence.own(key) || Presence.among(alone, key)) {
            return;
        }
        if (scope.isThere(key)) {
            relied.put(key, original);
        } else if (proven.entrySet().stream()
                .noneMatch(each -> each.getValue() && Presence.among(Set.of(each.getKey()), key))) {
            reliedHere.put(key, original);
        }
    }

    /** Notes what an operand proves for those behind it, when it comes to the outcome. */
    void prove(Expression operand, boolean outcome) {
        presence.proven(operand, outcome).forEach((key, byItself) -> proven.merge(key, byItself, Boolean::logicalOr));
    }

    /** What operands have proven so far. */
    Map<String, Boolean> proven() {
        return Map.copyOf(proven);
    }

    /** Forgets what was proven since. */
    void provenOnly(Map<String, Boolean> before) {
        proven = new HashMap<>(before);
    }

    /** What is relied on because of operands so far. */
    Map<String, Expression> relied() {
        return new LinkedHashMap<>(reliedHere);
    }

    /** Forgets what was relied on since: not all of the operands must hold. */
    void reliedOnly(Map<String, Expression> before) {
        reliedHere = before;
    }
}
