package org.operatingmodel.metrics.objective;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.operatingmodel.metrics.Ratio;

/** Numbers that exact arithmetic can hold, and how they are shown. */
final class Numbers {
    private static final int DIGITS = 100;

    private Numbers() {}

    /** Refuses a number that is longer than exact arithmetic is meant for. */
    static void exact(String what, BigDecimal number) {
        Objects.requireNonNull(number, what);
        long whole = (long) number.precision() - number.scale();
        if (number.scale() > DIGITS || whole > DIGITS) {
            throw new IllegalArgumentException(what
                    + " must have at most 100 digits before and after the point, but had '" + Math.max(whole, 0)
                    + "' before and '" + Math.max(number.scale(), 0) + "' after it. Round it, or take a larger unit.");
        }
    }

    /** The number with two decimal places, rounded half up. */
    static String shown(Ratio number) {
        return number.decimal().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
