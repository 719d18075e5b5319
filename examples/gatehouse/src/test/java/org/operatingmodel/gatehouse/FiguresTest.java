package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Ratio;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.0",
        "1, 1, 1.0",
        "100, 1, 100.0",
        "3, 5, 0.6",
        "2, 3, 0.666666667",
        "-2, 3, -0.666666667",
        "1, 2000000000, 0.000000001",
        "-1, 2000000000, -0.000000001",
        "1, 2000000001, 0.0"
    })
    void quotients_have_nine_places_half_up_and_at_least_one(long numerator, long denominator, String shown) {
        assertThat(Figures.rounded(Ratio.of(numerator, denominator))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.0",
        "3, 5, 0.6",
        "1, 10000, 0.0001",
        "99999, 1000000000, 9.9999e-05",
        "-1, 20000, -5e-05",
        "1, 1000000000, 1e-09",
        "1, 2000000001, 0.0"
    })
    void cells_below_a_ten_thousandth_have_an_exponent(long numerator, long denominator, String shown) {
        assertThat(Figures.cell(Ratio.of(numerator, denominator))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00000000000000",
        "1E+2, 100.00000000000000",
        "-0.5000000000000000000, -0.50000000000000",
        "1E-11, 0.00000000001000",
        "1E-15, 0.000000000000001"
    })
    void money_has_fourteen_places_or_as_many_as_are_exact(BigDecimal amount, String shown) {
        assertThat(Figures.money(amount)).isEqualTo(shown);
    }
}
