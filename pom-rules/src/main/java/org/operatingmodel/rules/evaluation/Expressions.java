package org.operatingmodel.rules.evaluation;

import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Member;
import org.operatingmodel.rules.language.ValueType;

/** Makes {@link Code} of expressions. */
final class Expressions {
    private final Names names;
    private final int self;
    private final BitSet reads;

    private Expressions(Names names, int self, BitSet reads) {
        this.names = names;
        this.self = self;
        this.reads = reads;
    }

    /**
     * The code of an expression.
     *
     * @param expression the expression
     * @param names what variables mean where it stands
     * @param self the slot of the fact that its pattern looks at; below 0 outside of a pattern
     * @param reads gets the slots that it reads, also those behind bindings
     */
    static Code code(Expression expression, Names names, int self, BitSet reads) {
        return new Expressions(names, self, reads).code(expression);
    }

    private Code code(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            Object value = literal.value();
            return slots -> value;
        } else if (expression instanceof Variable variable) {
            return variable(variable);
        } else if (expression instanceof This) {
            return slot(self);
        } else if (expression instanceof Access access) {
            return access(access);
        } else if (expression instanceof Expression.Factory factory) {
            return factory(factory);
        } else if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        } else if (expression instanceof Negation negation) {
            Code operand = code(negation.operand());
            return slots -> !operand.holds(slots);
        } else if (expression instanceof Conjunction conjunction) {
            return untilOneIs(false, codes(conjunction.operands()));
        } else if (expression instanceof Disjunction disjunction) {
            return untilOneIs(true, codes(disjunction.operands()));
        } else if (expression instanceof Containment containment) {
            Code collection = code(containment.collection());
            Code element = code(containment.element());
            boolean negated = containment.negated();
            return slots -> Operators.contains(collection.value(slots), element.value(slots)) != negated;
        } else if (expression instanceof OneOf oneOf) {
            return oneOf(oneOf);
        } else if (expression instanceof Matching matching) {
            Code operand = code(matching.operand());
            String regex = matching.regex();
            boolean negated = matching.negated();
            return slots -> Operators.matches(operand.value(slots), regex) != negated;
        } else {
            return arithmetic((Arithmetic) expression);
        }
    }

    private Code[] codes(List<Expression> expressions) {
        return expressions.stream().map(this::code).toArray(Code[]::new);
    }

    private Code slot(int slot) {
        if (slot < 0) {
            throw new IllegalArgumentException(
                    "fact must be that of a pattern, but there is none here. Bind it to a variable in a pattern.");
        }
        reads.set(slot);
        return slots -> slots[slot];
    }

    private Code variable(Variable variable) {
        Names.Meaning meaning = names.meaning(variable.name());
        if (meaning instanceof Names.Slot slot) {
            return slot(slot.slot());
        } else if (meaning instanceof Names.Computed computed) {
            Code value = slot(computed.slot());
            int behind = computed.slot() + 1;
            return slots -> {
                if (slots[behind] instanceof Integer values) {
                    Work.charge(values);
                }
                return value.value(slots);
            };
        }
        Names.Bound bound = (Names.Bound) meaning;
        return code(bound.value(), bound.names(), bound.self(), reads);
    }

    private Code access(Access access) {
        Expression target = access.target();
        Code on = target == null ? slot(self) : code(target);
        Member member = access.member();
        MethodHandle handle = Calls.of(member.method());
        boolean nullSafe = access.nullSafe();
        boolean function = member.function();
        Object absent = access.type().kind() == ValueType.Kind.BOOLEAN ? Boolean.FALSE : null;
        Code[] arguments = codes(access.arguments());
        Class<?>[] parameters = member.method().getParameterTypes();
        return slots -> {
            Object value = on.value(slots);
            if (value == null) {
                if (nullSafe) {
                    return absent;
                }
                throw new IllegalArgumentException("'"
                        + (target == null ? "this" : target.source().text()) + "' must be there, but was absent. Read '"
                        + member.name() + "' with '!.' instead of '.'.");
            }
            Object result = function
                    ? (Object) handle.invokeExact(new Object[] {value})
                    : parameters.length == 0
                            ? (Object) handle.invokeExact(value)
                            : (Object) handle.invokeExact(value, values(member, arguments, parameters, slots));
            return result == null && nullSafe ? absent : result;
        };
    }

    private Code factory(Expression.Factory factory) {
        MethodHandle handle = Calls.of(factory.member().method());
        Code[] arguments = codes(factory.arguments());
        Class<?>[] parameters = factory.member().method().getParameterTypes();
        return slots -> (Object) handle.invokeExact(values(factory.member(), arguments, parameters, slots));
    }

    private static Object[] values(Member member, Code[] arguments, Class<?>[] parameters, @Nullable Object[] slots)
            throws Throwable {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            Object value = arguments[i].value(slots);
            if (value == null) {
                throw new IllegalArgumentException("argument " + (i + 1) + " of '" + member.name()
                        + "' must be there, but was absent. Ask first whether the value is there.");
            }
            values[i] = Calls.fitted(value, parameters[i]);
        }
        return values;
    }

    private Code comparison(Comparison comparison) {
        Code left = code(comparison.left());
        Code right = code(comparison.right());
        return switch (comparison.operator()) {
            case EQUAL -> slots -> Operators.same(left.value(slots), right.value(slots));
            case NOT_EQUAL -> slots -> !Operators.same(left.value(slots), right.value(slots));
            case LESS -> slots -> Operators.lessThan(left.value(slots), right.value(slots));
            case AT_MOST -> slots -> Operators.atMost(left.value(slots), right.value(slots));
            case MORE -> slots -> Operators.moreThan(left.value(slots), right.value(slots));
            case AT_LEAST -> slots -> Operators.atLeast(left.value(slots), right.value(slots));
        };
    }

    private static Code untilOneIs(boolean decisive, Code[] operands) {
        return slots -> {
            for (Code operand : operands) {
                if (operand.holds(slots) == decisive) {
                    return decisive;
                }
            }
            return !decisive;
        };
    }

    private Code oneOf(OneOf oneOf) {
        Code operand = code(oneOf.operand());
        Code[] values = codes(oneOf.values());
        boolean negated = oneOf.negated();
        return slots -> {
            Object value = operand.value(slots);
            for (Code candidate : values) {
                if (Operators.same(value, candidate.value(slots))) {
                    return !negated;
                }
            }
            return negated;
        };
    }

    private Code arithmetic(Arithmetic arithmetic) {
        Code left = code(arithmetic.left());
        Code right = code(arithmetic.right());
        return switch (arithmetic.operator()) {
            case '+' -> slots -> Operators.add(left.value(slots), right.value(slots));
            case '-' -> slots -> Operators.subtract(left.value(slots), right.value(slots));
            case '*' -> slots -> Operators.multiply(left.value(slots), right.value(slots));
            default ->
                throw new IllegalArgumentException(
                        "operator must be one of + - *, but was '" + arithmetic.operator() + "'. Use one of these.");
        };
    }
}
