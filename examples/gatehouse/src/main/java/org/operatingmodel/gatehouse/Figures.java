package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.operatingmodel.metrics.Ratio;

/** Figures as the cells of a table show them. */
final class Figures {
    private static final int DIGITS = 9;
    private static final int MILLIS_DIGITS = 3;
    private static final int MONEY_DIGITS = 14;

    private Figures() {}

    /** A quotient with nine decimal places, half up, without zeros at the end but for the first: 0.6, 1.0. */
    static String rounded(Ratio ratio) {
        return rounded(ratio, DIGITS);
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
