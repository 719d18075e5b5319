package org.operatingmodel.rules.analysis;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.ValueType;

/** What is left of the values of one expression after some conditions on it. */
final class Domain {
    private final boolean whole;
    private boolean present;
    private boolean absent;
    private @Nullable Set<Object> among;
    private final Set<Object> without = new HashSet<>();
    private @Nullable Object lower;
    private boolean lowerOut;
    private @Nullable Object upper;
    private boolean upperOut;
    private final List<String> said = new ArrayList<>();

    private Domain(boolean whole) {
        this.whole = whole;
    }

    /** All values that an expression of the type can have; never below 0 where it counts. */
    static Domain of(ValueType type, boolean counts) {
        Class<?> raw = type.raw();
        Domain domain = new Domain(counts || raw == int.class || raw == long.class || raw == Integer.class);
        domain.present = !type.nullable();
        if (counts) {
            domain.lower = BigDecimal.ZERO;
        }
        if (raw.isEnum()) {
            domain.among = new HashSet<>(Arrays.asList(raw.getEnumConstants()));
        } else if (type.kind() == ValueType.Kind.BOOLEAN) {
            domain.among = new HashSet<>(Set.of(true, false));
        }
        return domain;
    }

    /** Leaves the numbers that a component can have, as its constraints say: a share is from 0 to 1, whatever its unit. */
    void within(Method component) {
        DecimalMin least = component.getAnnotation(DecimalMin.class);
        DecimalMax most = component.getAnnotation(DecimalMax.class);
        if (least != null) {
            lower = new BigDecimal(least.value()).stripTrailingZeros();
            lowerOut = !least.inclusive();
        } else if (component.isAnnotationPresent(PositiveOrZero.class)
                || component.isAnnotationPresent(Positive.class)) {
            lower = BigDecimal.ZERO;
            lowerOut = component.isAnnotationPresent(Positive.class);
        }
        if (most != null) {
            upper = new BigDecimal(most.value()).stripTrailingZeros();
            upperOut = !most.inclusive();
        }
    }

    Domain copy() {
        Domain copy = new Domain(whole);
        copy.present = present;
        copy.absent = absent;
        copy.among = among == null ? null : new HashSet<>(among);
        copy.without.addAll(without);
        copy.lower = lower;
        copy.lowerOut = lowerOut;
        copy.upper = upper;
        copy.upperOut = upperOut;
        copy.said.addAll(said);
        return copy;
    }

    /** Leaves the values that compare so with a constant, as the text says. */
    void keep(Operator operator, @Nullable Object constant, String text) {
        said.add(text);
        if (constant == null) {
            absent |= operator == Operator.EQUAL;
            present |= operator == Operator.NOT_EQUAL;
            return;
        }
        Object value = constant instanceof Long number ? BigDecimal.valueOf(number) : constant;
        if (value instanceof BigDecimal number) {
            value = number.stripTrailingZeros();
        }
        present |= operator != Operator.NOT_EQUAL;
        switch (operator) {
            case EQUAL -> keep(Set.of(value));
            case NOT_EQUAL -> without.add(value);
            case LESS, AT_MOST -> {
                boolean out = operator == Operator.LESS;
                int order = upper == null ? -1 : compare(value, upper);
                if (order < 0 || order == 0 && out) {
                    upper = value;
                    upperOut = out;
                }
            }
            case MORE, AT_LEAST -> {
                boolean out = operator == Operator.MORE;
                int order = lower == null ? 1 : compare(value, lower);
                if (order > 0 || order == 0 && out) {
                    lower = value;
                    lowerOut = out;
                }
            }
        }
    }

    private void keep(Set<Object> values) {
        if (among == null) {
            among = new HashSet<>(values);
        } else {
            among.retainAll(values);
        }
    }

    /** Leaves some constants. */
    void keepAmong(List<Expression.Literal> constants, String text) {
        said.add(text);
        Set<Object> values = new HashSet<>();
        for (Expression.Literal literal : constants) {
            Object value = literal.value();
            if (value == null) {
                return;
            }
            Object number = value instanceof Long whole ? BigDecimal.valueOf(whole) : value;
            values.add(number instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : number);
        }
        present = true;
        keep(values);
    }

    /** Leaves what is there. */
    void keepPresent() {
        present = true;
    }

    /** Whether it is certain that the value is there. */
    boolean present() {
        return present;
    }

    /** What was said about it, in the order in which it was said. */
    List<String> said() {
        return said;
    }

    /** Whether no value is left. */
    boolean empty() {
        if (absent || !present) {
            return absent && present;
        }
        if (among != null) {
            return among.stream().noneMatch(this::left);
        }
        if (lower == null || upper == null) {
            return false;
        }
        if (whole && lower instanceof BigDecimal low && upper instanceof BigDecimal high) {
            BigDecimal first = low.setScale(0, RoundingMode.CEILING);
            BigDecimal last = high.setScale(0, RoundingMode.FLOOR);
            if (lowerOut && first.compareTo(low) == 0) {
                first = first.add(BigDecimal.ONE);
            }
            if (upperOut && last.compareTo(high) == 0) {
                last = last.subtract(BigDecimal.ONE);
            }
            return first.compareTo(last) > 0
                    || first.compareTo(last) == 0 && without.contains(first.stripTrailingZeros());
        }
        int order = compare(lower, upper);
        return order > 0 || order == 0 && (lowerOut || upperOut || without.contains(lower));
    }

    private boolean left(Object value) {
        if (without.contains(value)) {
            return false;
        }
        if (lower != null && (compare(value, lower) < 0 || lowerOut && compare(value, lower) == 0)) {
            return false;
        }
        return upper == null || compare(value, upper) < 0 || !upperOut && compare(value, upper) == 0;
    }

    @SuppressWarnings("unchecked") // the parser lets only values of one ordered type be compared
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
