package org.operatingmodel.rules.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operators and aggregates of the rule language, for values that may be absent.
 *
 * <p>Whole numbers and BigDecimals are numbers: they are compared and computed exactly, by value and not by scale, so 0
 * equals 0.00. A {@code double} is no number here, because its sums depend on their order.
 *
 * <p>Both evaluators call these functions, so that they mean the same in both.
 *
 * @since 0.1
 */
public final class Operators {
    /** How many characters one {@link #matches} may read, some of them many times. */
    public static final int MATCH_BUDGET = 1_000_000;

    private static final int COMPILED_LIMIT = 1_000;
    private static final ConcurrentHashMap<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Operators() {}

    /** Whether both are absent, or both are there and equal; numbers by value. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return true;
        }
        if (left == null || right == null) {
            return false;
        }
        return number(left) && number(right) ? compareNumbers(left, right) == 0 : left.equals(right);
    }

    /**
     * Whether left is less than right; false where one is absent.
     *
     * @throws IllegalArgumentException if the two have no common order
     */
    public static boolean lessThan(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && compare(left, right) < 0;
    }

    /**
     * Whether left is less than right or equal to it by order; false where one is absent.
     *
     * @throws IllegalArgumentException if the two have no common order
     */
    public static boolean atMost(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && compare(left, right) <= 0;
    }

    /**
     * Whether left is more than right; false where one is absent.
     *
     * @throws IllegalArgumentException if the two have no common order
     */
    public static boolean moreThan(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && compare(left, right) > 0;
    }

    /**
     * Whether left is more than right or equal to it by order; false where one is absent.
     *
     * @throws IllegalArgumentException if the two have no common order
     */
    public static boolean atLeast(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && compare(left, right) >= 0;
    }

    /**
     * The exact sum; absent where one is.
     *
     * @throws IllegalArgumentException if one is no number
     */
    public static @Nullable BigDecimal add(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : charged(decimal(left).add(decimal(right)));
    }

    /**
     * The exact difference; absent where one is.
     *
     * @throws IllegalArgumentException if one is no number
     */
    public static @Nullable BigDecimal subtract(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : charged(decimal(left).subtract(decimal(right)));
    }

    /**
     * The exact product; absent where one is.
     *
     * @throws IllegalArgumentException if one is no number
     */
    public static @Nullable BigDecimal multiply(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : charged(decimal(left).multiply(decimal(right)));
    }

    private static BigDecimal charged(BigDecimal number) {
        Work.charge(1 + number.unscaledValue().bitLength() / Long.SIZE);
        return number;
    }

    /** The text in small letters, whatever the language of the machine; absent where it is. */
    public static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** The number without its fraction; absent where it is. */
    public static @Nullable BigDecimal whole(@Nullable BigDecimal number) {
        return number == null ? null : number.setScale(0, RoundingMode.DOWN);
    }

    /** The text in capitals, whatever the language of the machine; absent where it is. */
    public static @Nullable String upperCase(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /**
     * Whether an element of the collection is {@link #same} as the element; false where one is absent.
     *
     * @throws IllegalArgumentException if the collection is none
     */
    public static boolean contains(@Nullable Object collection, @Nullable Object element) {
        if (collection == null || element == null) {
            return false;
        }
        if (!(collection instanceof Collection<?> elements)) {
            throw new IllegalArgumentException("collection must be a list or set, but was '"
                    + collection.getClass().getSimpleName() + "'. Ask a list or set.");
        }
        Work.charge(elements.size());
        for (Object candidate : elements) {
            if (same(candidate, element)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the expression matches the text as a whole; false where the text is absent.
     *
     * @throws StepBudgetException if it takes more than {@link #MATCH_BUDGET} reads of a character, or too deep a nesting
     * @throws IllegalArgumentException if the text is none, or the expression has an error
     */
    public static boolean matches(@Nullable Object text, String regex) {
        if (text == null) {
            return false;
        }
        if (!(text instanceof String string)) {
            throw new IllegalArgumentException(
                    "text must be a text, but was '" + text.getClass().getSimpleName() + "'. Match a text.");
        }
        CountedText counted = new CountedText(string, regex);
        try {
            return compiled(regex).matcher(counted).matches();
        } catch (StackOverflowError e) {
            throw CountedText.exceeded(regex);
        } finally {
            Work.charge(MATCH_BUDGET - counted.left);
        }
    }

    private static Pattern compiled(String regex) {
        Pattern known = COMPILED.get(regex);
        if (known != null) {
            return known;
        }
        Pattern pattern = Pattern.compile(regex);
        if (COMPILED.size() >= COMPILED_LIMIT) {
            COMPILED.clear();
        }
        COMPILED.put(regex, pattern);
        return pattern;
    }

    /** How many values are there. */
    public static long count(Collection<?> values) {
        return values.stream().filter(Objects::nonNull).count();
    }

    /**
     * The exact sum of the values that are there; 0 for none.
     *
     * @throws IllegalArgumentException if one is no number
     */
    public static BigDecimal sum(Collection<?> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object value : values) {
            if (value != null) {
                sum = sum.add(decimal(value));
            }
        }
        return sum;
    }

    /**
     * The smallest of the values that are there, the first of equals; absent for none.
     *
     * @throws IllegalArgumentException if two have no common order
     */
    public static @Nullable Object min(Collection<?> values) {
        Object min = null;
        for (Object value : values) {
            if (value != null && (min == null || compare(value, min) < 0)) {
                min = value;
            }
        }
        return min;
    }

    /**
     * The largest of the values that are there, the first of equals; absent for none.
     *
     * @throws IllegalArgumentException if two have no common order
     */
    public static @Nullable Object max(Collection<?> values) {
        Object max = null;
        for (Object value : values) {
            if (value != null && (max == null || compare(value, max) > 0)) {
                max = value;
            }
        }
        return max;
    }

    /**
     * The sum of the values that are there, divided by their number, to 34 significant digits, half even; absent for none.
     *
     * @throws IllegalArgumentException if one is no number
     */
    public static @Nullable BigDecimal average(Collection<?> values) {
        long count = count(values);
        return count == 0 ? null : sum(values).divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
    }

    /** The values that are there, in their order. */
    public static List<Object> list(Collection<?> values) {
        List<Object> list = new ArrayList<>(values.size());
        for (Object value : values) {
            if (value != null) {
                list.add(value);
            }
        }
        return Collections.unmodifiableList(list);
    }

    /** The values that are there, each once as by {@link #same}, in the order of their first occurrence. */
    public static Set<Object> set(Collection<?> values) {
        Map<Object, Object> firsts = new LinkedHashMap<>();
        for (Object value : values) {
            if (value != null) {
                firsts.putIfAbsent(number(value) ? decimal(value).stripTrailingZeros() : value, value);
            }
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(firsts.values()));
    }

    static boolean number(Object value) {
        return value instanceof BigDecimal || whole(value) || value instanceof BigInteger;
    }

    private static boolean whole(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    static BigDecimal decimal(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Number number && whole(value)) {
            return BigDecimal.valueOf(number.longValue());
        }
        throw new IllegalArgumentException("number must be an exact number, but was "
                + (value == null
                        ? "absent"
                        : "'" + value + "' (" + value.getClass().getSimpleName() + ")")
                + ". Compute with int, long or BigDecimal values that are there.");
    }

    private static int compareNumbers(Object left, Object right) {
        return left instanceof Number a && right instanceof Number b && whole(left) && whole(right)
                ? Long.compare(a.longValue(), b.longValue())
                : decimal(left).compareTo(decimal(right));
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        if (number(left) && number(right)) {
            return compareNumbers(left, right);
        }
        if (left instanceof Comparable<?> comparable && type(left) == type(right)) {
            return ((Comparable<Object>) comparable).compareTo(right);
        }
        throw new IllegalArgumentException("order must be between two values of one ordered type, but was between '"
                + left + "' (" + left.getClass().getSimpleName() + ") and '" + right + "' ("
                + right.getClass().getSimpleName() + "). Compare values of the same type.");
    }

    private static Class<?> type(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    /** A text that can be read so many times only. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private final String regex;
        private int left = MATCH_BUDGET;

        CountedText(String text, String regex) {
            this.text = text;
            this.regex = regex;
        }

        static StepBudgetException exceeded(String regex) {
            return new StepBudgetException("matches '" + regex + "' must read at most " + MATCH_BUDGET
                    + " characters of a text. Use an expression with fewer repetitions, or shorter texts.");
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw exceeded(regex);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
