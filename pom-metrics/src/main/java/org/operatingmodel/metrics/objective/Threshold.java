package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operatingmodel.metrics.Ratio;

/**
 * A comparison of an indicator's value with a target, which is absolute or relative to a baseline.
 *
 * <p>Definition: for a baseline b, the target is the number x; b + x for an amount; b (100 + x) / 100 for a percentage.
 * <p>Unit and range: x in the unit of the indicator, or in percent; any sign, at most 100 digits before and after the
 * point. A percentage of a baseline below 0 has no direction, so there is no target.
 * <p>Limits: {@code =} is exact equality; nothing is rounded and there is no tolerance.
 *
 * @param operator how the value is compared
 * @param kind what the number means
 * @param number the number x
 * @see <a href="https://github.com/keptn/spec/blob/master/service_level_objective.md">Keptn specification, Service Level
 *     Objectives</a>
 * @since 0.1
 */
public record Threshold(Operator operator, Kind kind, BigDecimal number) implements Serializable {
    private static final Pattern SYMBOL = Pattern.compile(" *(<=|>=|<|>|=) *");
    private static final Pattern SIGN = Pattern.compile("[+-] *");
    private static final Pattern DIGITS = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+) *");
    private static final Pattern PERCENT = Pattern.compile("% *");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @throws IllegalArgumentException if the number has more than 100 digits before or after the point */
    public Threshold {
        Objects.requireNonNull(operator, "Threshold.operator");
        Objects.requireNonNull(kind, "Threshold.kind");
        Numbers.exact("Threshold.number", number);
    }

    /** A threshold with an absolute target, which may be negative. */
    public static Threshold of(Operator operator, BigDecimal target) {
        return new Threshold(operator, Kind.ABSOLUTE, target);
    }

    /**
     * The threshold that a text says: {@code operator [+|-] number [%]}, with any blanks between them.
     *
     * <p>A sign or a percent sign makes it relative, and a percent sign alone means plus: {@code <=-5} is "5 below the
     * baseline", {@code <=8%} is {@code <=+8%}. A negative absolute target has no text.
     *
     * @throws IllegalArgumentException if the text says anything else; the message tells from which position on, from 1
     */
    public static Threshold parse(String text) {
        Matcher rest = SYMBOL.matcher(text);
        if (!rest.lookingAt()) {
            throw unreadable(text, 0);
        }
        Operator operator = Operator.of(rest.group(1));
        int at = rest.end();
        String sign = "";
        if (rest.usePattern(SIGN).region(at, text.length()).lookingAt()) {
            sign = rest.group().strip();
            at = rest.end();
        }
        if (!rest.usePattern(DIGITS).region(at, text.length()).lookingAt()) {
            throw unreadable(text, at);
        }
        BigDecimal number = new BigDecimal(sign + rest.group().strip());
        at = rest.end();
        boolean percent = rest.usePattern(PERCENT).region(at, text.length()).lookingAt();
        if (percent) {
            at = rest.end();
        }
        if (at < text.length()) {
            throw unreadable(text, at);
        }
        Kind absoluteOrAmount = sign.isEmpty() ? Kind.ABSOLUTE : Kind.AMOUNT;
        return new Threshold(operator, percent ? Kind.PERCENT : absoluteOrAmount, number);
    }

    private static IllegalArgumentException unreadable(String text, int at) {
        String rest = text.substring(at).strip();
        return new IllegalArgumentException("Threshold must read 'operator [+|-] number [%]', but was '" + text
                + "', which " + (rest.isEmpty() ? "ends" : "goes on with '" + rest + "'") + " at position " + (at + 1)
                + ". Write it like '<=+8%' or '<420'.");
    }

    /** Whether the target depends on a baseline. */
    public boolean relative() {
        return kind != Kind.ABSOLUTE;
    }

    /** The target for a baseline; empty for a percentage of a baseline below 0. */
    public Optional<Ratio> target(Ratio baseline) {
        return switch (kind) {
            case ABSOLUTE -> Optional.of(Ratio.of(number));
            case AMOUNT -> Optional.of(baseline.plus(Ratio.of(number)));
            case PERCENT ->
                baseline.signum() < 0
                        ? Optional.empty()
                        : Optional.of(
                                baseline.times(Ratio.of(HUNDRED.add(number))).dividedBy(Ratio.of(HUNDRED)));
        };
    }

    /** The text that {@link #parse} reads, but for a negative absolute target, which is shown in words. */
    @Override
    public String toString() {
        String sign = relative() && number.signum() >= 0 ? "+" : "";
        return operator.symbol()
                + sign
                + number.toPlainString()
                + (kind == Kind.PERCENT ? "%" : "")
                + (!relative() && number.signum() < 0 ? " (absolute)" : "");
    }

    /** How a value is compared with a target. */
    public enum Operator {
        /** Below the target. */
        LESS("<"),
        /** At most the target. */
        AT_MOST("<="),
        /** Exactly the target. */
        EQUAL("="),
        /** At least the target. */
        AT_LEAST(">="),
        /** Above the target. */
        GREATER(">");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** How texts write it. */
        public String symbol() {
            return symbol;
        }

        /**
         * The operator that texts write so.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("operator must be one of <, <=, =, >=, >, but was '" + symbol + "'.");
        }

        /** Whether the value is so, compared with the target. */
        public boolean holds(Ratio value, Ratio target) {
            return holds(value.compareTo(target));
        }

        /** Whether a value is so that lies below (negative), at (0) or above (positive) the target. */
        boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case EQUAL -> order == 0;
                case AT_LEAST -> order >= 0;
                case GREATER -> order > 0;
            };
        }
    }

    /** What the number of a threshold means. */
    public enum Kind {
        /** It is the target. */
        ABSOLUTE,
        /** It is added to the baseline. */
        AMOUNT,
        /** That many percent of the baseline are added to it. */
        PERCENT
    }
}
