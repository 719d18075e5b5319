package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.operatingmodel.metrics.Ratio;

/** Figures as the cells of a table show them. */
final class Figures {
    private static final int DIGITS = 9;
    private static final int MONEY_DIGITS = 14;

    private Figures() {}

    /** A quotient with nine decimal places, half up, without zeros at the end but for the first: 0.6, 1.0. */
    static String rounded(Ratio ratio) {
        BigDecimal rounded = new BigDecimal(ratio.numerator())
                .divide(new BigDecimal(ratio.denominator()), DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.setScale(Math.max(rounded.scale(), 1)).toPlainString();
    }

    /** Money with 14 decimal places, or with more where the exact amount has more. */
    static String money(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), MONEY_DIGITS)).toPlainString();
    }
}
