package org.operatingmodel.rules.language;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A typed expression inside a condition; pure by construction.
 *
 * @since 0.1
 */
public sealed interface Expression {
    /** Its text and place. */
    Source source();

    /** The type of its value. */
    ValueType type();

    /** The expressions that it is made of, in the order of the text; empty when it is made of none. */
    default List<Expression> parts() {
        if (this instanceof Access access) {
            Expression target = access.target();
            return target == null
                    ? access.arguments()
                    : Stream.concat(Stream.of(target), access.arguments().stream())
                            .toList();
        } else if (this instanceof Factory factory) {
            return factory.arguments();
        } else if (this instanceof Negation negation) {
            return List.of(negation.operand());
        } else if (this instanceof Conjunction conjunction) {
            return conjunction.operands();
        } else if (this instanceof Disjunction disjunction) {
            return disjunction.operands();
        } else if (this instanceof Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        } else if (this instanceof Containment containment) {
            return List.of(containment.collection(), containment.element());
        } else if (this instanceof OneOf oneOf) {
            return Stream.concat(Stream.of(oneOf.operand()), oneOf.values().stream())
                    .toList();
        } else if (this instanceof Matching matching) {
            return List.of(matching.operand());
        } else if (this instanceof Arithmetic arithmetic) {
            return List.of(arithmetic.left(), arithmetic.right());
        }
        return List.of();
    }

    /**
     * A constant: Boolean, Long, BigDecimal, String, an enum constant, an id record, a Duration, a LocalDate, an Instant,
     * or null.
     */
    record Literal(Source source, ValueType type, @Nullable Object value) implements Expression {}

    /** A variable that an earlier part of the rule binds, with its leading {@code $}. */
    record Variable(Source source, ValueType type, String name) implements Expression {}

    /** The fact (or element) that the enclosing pattern looks at. */
    record This(Source source, ValueType type) implements Expression {}

    /**
     * A property or method of a target: absent target means the fact of the enclosing pattern. With {@code nullSafe}
     * ({@code !.}) the whole is absent (null) when the target is, and a boolean result counts as false.
     */
    record Access(
            Source source,
            ValueType type,
            @Nullable Expression target,
            Member member,
            List<Expression> arguments,
            boolean nullSafe)
            implements Expression {}

    /** A pure static factory with arguments that are not all constants, such as {@code Duration.ofDays( $days )}. */
    record Factory(Source source, ValueType type, Member member, List<Expression> arguments) implements Expression {}

    /** {@code !} of a boolean. */
    record Negation(Source source, Expression operand) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** {@code &&} of at least two booleans, judged from left to right until one is false. */
    record Conjunction(Source source, List<Expression> operands) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** {@code ||} of at least two booleans, judged from left to right until one is true. */
    record Disjunction(Source source, List<Expression> operands) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /**
     * Two values compared. Numbers are compared by value, not scale. Equality holds for two absent values; an order never
     * holds where a side is absent.
     */
    record Comparison(Source source, Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** {@code contains} or {@code memberOf}: the element is in the collection; false where either is absent. */
    record Containment(Source source, Expression collection, Expression element, boolean negated, boolean memberOf)
            implements Expression {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** {@code in} or {@code not in} a list of values, compared as by {@code ==}. */
    record OneOf(Source source, Expression operand, List<Expression> values, boolean negated) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** {@code matches} or {@code not matches} a constant regular expression, as a whole; false where the text is absent. */
    record Matching(Source source, Expression operand, String regex, boolean negated) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** Exact decimal {@code +}, {@code -} or {@code *} of two numbers; absent where either is. */
    record Arithmetic(Source source, char operator, Expression left, Expression right) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.NUMBER.nullable(
                    left.type().nullable() || right.type().nullable());
        }
    }

    /** How two values are compared. */
    enum Operator {
        /** Equal. */
        EQUAL("=="),
        /** Not equal. */
        NOT_EQUAL("!="),
        /** Less. */
        LESS("<"),
        /** Less or equal. */
        AT_MOST("<="),
        /** More. */
        MORE(">"),
        /** More or equal. */
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** Its sign in rule text. */
        public String sign() {
            return sign;
        }

        /** Whether it compares by order. */
        public boolean order() {
            return this != EQUAL && this != NOT_EQUAL;
        }
    }
}
