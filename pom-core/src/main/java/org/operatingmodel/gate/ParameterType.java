package org.operatingmodel.gate;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the number of a parameter counts, and so which values it can take.
 *
 * @since 0.1
 */
public enum ParameterType {
    /** Days of 24 hours: a whole number from 0 to 36500. */
    DAYS(true, BigDecimal.valueOf(36_500)),
    /** How many there are of something: a whole number from 0 to 1000000000. */
    COUNT(true, BigDecimal.valueOf(1_000_000_000)),
    /** A share of 100: a number from 0 to 100. */
    PERCENTAGE(false, BigDecimal.valueOf(100)),
    /** A sum of money in the currency that the rule names, or another number: from 0 to 1000000000000000. */
    AMOUNT(false, BigDecimal.valueOf(1_000_000_000_000_000L));

    private final boolean whole;
    private final BigDecimal most;

    ParameterType(boolean whole, BigDecimal most) {
        this.whole = whole;
        this.most = most;
    }

    /** Its word in manifests and rules, which is also the property by which a rule reads the value. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What values must be, in words that follow "must be". */
    public String allowed() {
        return "a " + (whole ? "whole " : "") + "number from 0 to " + most.toPlainString();
    }

    /** Whether a parameter of the type can have the value. */
    public boolean accepts(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(most) <= 0
                && (!whole || value.stripTrailingZeros().scale() <= 0);
    }

    /** The value with its unit, such as {@code 14 days}; a missing one is {@code nothing}. */
    public String words(@Nullable BigDecimal value) {
        if (value == null) {
            return "nothing";
        }
        String number = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return switch (this) {
            case DAYS -> number + (number.equals("1") ? " day" : " days");
            case PERCENTAGE -> number + " percent";
            case COUNT, AMOUNT -> number;
        };
    }

    @Override
    public String toString() {
        return word();
    }
}
