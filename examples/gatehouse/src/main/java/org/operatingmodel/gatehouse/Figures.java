package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.operatingmodel.metrics.Ratio;

/** Figures as the cells of a table show them. */
final class Figures {
    private static final int DIGITS = 9;
    private static final int MILLIS_DIGITS = 3;
    private static final int MONEY_DIGITS = 14;
    private static final BigDecimal LEAST_PLAIN = new BigDecimal("0.0001");

    private Figures() {}

    /** A quotient with nine decimal places, half up, without zeros at the end but for the first: 0.6, 1.0. */
    static String rounded(Ratio ratio) {
        return rounded(ratio, DIGITS);
    }

    /**
     * A quotient with nine decimal places, half up, as databases write a binary number: below a ten-thousandth with an
     * exponent, such as 4.126e-06.
     */
    static String cell(Ratio ratio) {
        BigDecimal rounded = new BigDecimal(rounded(ratio));
        if (rounded.signum() == 0 || rounded.abs().compareTo(LEAST_PLAIN) >= 0) {
            return rounded.toPlainString();
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        int exponent = stripped.scale() - stripped.precision() + 1;
        return stripped.scaleByPowerOfTen(exponent).toPlainString() + "e-0" + exponent;
    }

    /** A quotient of milliseconds with three decimal places, half up, without zeros at the end but for the first. */
    static String thousandths(Ratio ratio) {
        return rounded(ratio, MILLIS_DIGITS);
    }

    private static String rounded(Ratio ratio, int digits) {
        BigDecimal rounded = new BigDecimal(ratio.numerator())
                .divide(new BigDecimal(ratio.denominator()), digits, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.setScale(Math.max(rounded.scale(), 1)).toPlainString();
    }

    /** Money with 14 decimal places, or with more where the exact amount has more. */
    static String money(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), MONEY_DIGITS)).toPlainString();
    }
}
