package org.operatingmodel.rules.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.rules.language.ValueType;

/** Which patterns of a rule are about the same product, because equal ids join them, directly or through other facts. */
final class Joins {
    private static final Set<ValueType.Kind> NAMES =
            Set.of(ValueType.Kind.ID, ValueType.Kind.TEXT, ValueType.Kind.RECORD, ValueType.Kind.COLLECTION);

    /** The fact or the literal text that stands for all that are joined with it. */
    private final Map<String, String> joined = new HashMap<>();
    /** The facts and literals that variables are read from. */
    private final Map<String, Set<String>> variables = new HashMap<>();

    private final IdentityHashMap<Pattern, Links> patterns = new IdentityHashMap<>();
    private final Links scope;

    /** A pattern, what its product is compared with, and what else it is compared with. */
    private record Links(String fact, boolean sought, Set<String> product, Set<String> others) {}

    Joins(Statement rule) {
        scope = pattern(rule.scope(), true);
        rule.conditions().forEach(condition -> read(condition, true));
    }

    /**
     * Whether what is found can say something about what must not be there.
     *
     * @return true as well where that is not joined with the product, as then it is about every product
     */
    boolean same(Pattern found, Pattern asked) {
        Links links = patterns.get(asked);
        Links proof = patterns.get(found);
        if (links == null || proof == null) {
            return false;
        }
        Set<String> wanted = new HashSet<>();
        links.product().forEach(each -> wanted.add(representative(each)));
        if (wanted.isEmpty()) {
            links.others().forEach(each -> wanted.add(representative(each)));
            wanted.retainAll(Set.of(representative(scope.fact())));
        }
        return wanted.isEmpty() || wanted.contains(representative(proof.fact()));
    }

    /**
     * The patterns over facts of products that no equal names join with what the rule is about, so that facts of other
     * products meet them; empty where the rule is not about a product. Those that must not match are not among them: about
     * every product, they ask for more.
     */
    List<Pattern> aboutAnyProduct(Pattern about) {
        if (!ProductScoped.class.isAssignableFrom(about.type())) {
            return List.of();
        }
        List<Pattern> found = new ArrayList<>();
        patterns.forEach((pattern, links) -> {
            if (links.sought()
                    && pattern.from() == null
                    && ProductScoped.class.isAssignableFrom(pattern.type())
                    && !representative(links.fact()).equals(representative(scope.fact()))) {
                found.add(pattern);
            }
        });
        return found;
    }

    /** Reads conditions in the order of the text; what must not be there joins nothing with each other. */
    private void read(Condition condition, boolean sought) {
        if (condition instanceof Pattern pattern) {
            pattern(pattern, sought);
            return;
        }
        boolean inside = condition instanceof Not ? !sought : sought && !(condition instanceof Forall);
        condition.parts().forEach(part -> read(part, inside));
        if (condition instanceof Accumulate accumulate) {
            accumulate.functions().forEach(function -> bind(function.variable(), origins(function.argument(), "")));
        }
    }

    private Links pattern(Pattern pattern, boolean sought) {
        Links links = new Links("#" + patterns.size(), sought, new HashSet<>(), new HashSet<>());
        patterns.put(pattern, links);
        bind(pattern.variable(), Set.of(links.fact()));
        if (pattern.from() != null) {
            join(origins(pattern.from(), links.fact()), Set.of(links.fact()), false, links);
        }
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                bind(binding.variable(), origins(binding.value(), links.fact()));
            } else {
                constraint(((Constraint) item).expression(), true, links);
            }
        }
        return links;
    }

    private void bind(@Nullable String variable, Set<String> origins) {
        if (variable != null) {
            variables.computeIfAbsent(variable, name -> new HashSet<>()).addAll(origins);
        }
    }

    private void constraint(Expression expression, boolean holds, Links links) {
        if (expression instanceof Negation negation) {
            constraint(negation.operand(), !holds, links);
        } else if (expression instanceof Conjunction && holds || expression instanceof Disjunction && !holds) {
            expression.parts().forEach(part -> constraint(part, holds, links));
        } else if (expression instanceof Comparison comparison
                && comparison.operator() == (holds ? Operator.EQUAL : Operator.NOT_EQUAL)) {
            join(comparison.left(), comparison.right(), links);
        } else if (expression instanceof Containment containment && containment.negated() != holds) {
            join(containment.collection(), containment.element(), links);
        } else if (expression instanceof OneOf oneOf
                && oneOf.negated() != holds
                && oneOf.values().size() == 1) {
            join(oneOf.operand(), oneOf.values().get(0), links);
        }
    }

    private void join(Expression left, Expression right, Links links) {
        if (NAMES.contains(left.type().kind()) && NAMES.contains(right.type().kind())) {
            boolean product =
                    left.type().raw() == ProductId.class || right.type().raw() == ProductId.class;
            join(origins(left, links.fact()), origins(right, links.fact()), product, links);
        }
    }

    private void join(Set<String> left, Set<String> right, boolean product, Links links) {
        Set<String> noted = product ? links.product() : links.others();
        if (left.contains(links.fact())) {
            noted.addAll(right);
        }
        if (right.contains(links.fact())) {
            noted.addAll(left);
        }
        if (links.sought()) {
            left.forEach(one -> right.forEach(other -> joined.put(representative(one), representative(other))));
        }
    }

    private String representative(String name) {
        String found = name;
        for (String next = joined.get(found); next != null && !next.equals(found); next = joined.get(found)) {
            found = next;
        }
        return found;
    }

    /** The facts and literals that a value is read from, where it is read as it stands. */
    private Set<String> origins(Expression value, String fact) {
        if (value instanceof Variable variable) {
            return variables.getOrDefault(variable.name(), Set.of());
        } else if (value instanceof Literal literal) {
            return literal.value() == null ? Set.of() : Set.of("'" + literal.value() + "'");
        } else if (value instanceof This) {
            return Set.of(fact);
        } else if (value instanceof Access access) {
            Expression target = access.target();
            return target == null ? Set.of(fact) : origins(target, fact);
        }
        return Set.of();
    }
}
