package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class LaggedCorrelationTest {
    /** Anscombe's first set, whose r is 0.81642 (The American Statistician 27(1), 1973). */
    private static final List<BigDecimal> X = series("10 8 13 9 11 14 6 4 12 7 5");

    private static final List<BigDecimal> Y = series("8.04 6.95 7.58 8.81 8.33 9.96 7.24 4.26 10.84 4.82 5.68");

    @Test
    void a_published_coefficient() {
        LaggedCorrelation anscombe = present(LaggedCorrelation.of(X, Y, 0, 3));
        assertThat(anscombe.r(5)).isEqualTo("0.81642");
        assertThat(anscombe.r(3)).isEqualTo("0.816");
        assertThat(anscombe.r(0)).isEqualTo("1");
    }

    @Test
    void numerator_and_squared_denominator_are_exact() {
        // x 1 2 3, y 1 3 2: n sum(xy) - sum(x) sum(y) = 3 * 13 - 36 = 3; (3 * 14 - 36)^2 = 36; r = 3 / 6
        assertThat(LaggedCorrelation.of(series("1 2 3"), series("1 3 2"), 0, 3))
                .isEqualTo(Measured.value(
                        new LaggedCorrelation(0, Ratio.of(3, 1), Ratio.of(36, 1)),
                        3,
                        Basis.timeless(
                                "correlation, not cause",
                                "lagged-correlation: Pearson's r of (first[i], second[i + 0])")));
        assertThat(present(LaggedCorrelation.of(series("1 2 3"), series("3 1 2"), 0, 3))
                        .r(1))
                .isEqualTo("-0.5");
    }

    @Test
    void the_second_series_follows_after_the_lag() {
        List<BigDecimal> first = series("1 5 2 4 9 9");
        List<BigDecimal> second = series("7 7 10 50 20 40");
        // pairs 1-10, 5-50, 2-20, 4-40
        Measured<LaggedCorrelation> lagged = LaggedCorrelation.of(first, second, 2, 4);
        assertThat(lagged.n()).isEqualTo(4);
        assertThat(present(lagged).lag()).isEqualTo(2);
        assertThat(lagged.basis().toString()).contains("(first[i], second[i + 2])");
        assertThat(present(lagged).r(6)).isEqualTo("1.000000");
    }

    @Test
    void a_longer_second_series_gives_as_many_pairs_as_the_first_has() {
        // pairs 1-2, 2-4, 3-6
        Measured<LaggedCorrelation> lagged = LaggedCorrelation.of(series("1 2 3"), series("9 2 4 6 9"), 1, 3);
        assertThat(lagged.n()).isEqualTo(3);
        assertThat(present(lagged).r(6)).isEqualTo("1.000000");
    }

    @Test
    void halves_round_away_from_zero() {
        // r = 1/4 exactly: 1 / sqrt(16)
        assertThat(new LaggedCorrelation(0, Ratio.of(1, 1), Ratio.of(16, 1)).r(1))
                .isEqualTo("0.3");
        assertThat(new LaggedCorrelation(0, Ratio.of(-1, 1), Ratio.of(16, 1)).r(1))
                .isEqualTo("-0.3");
        assertThat(new LaggedCorrelation(0, Ratio.of(24, 1), Ratio.of(10000, 1)).r(1))
                .isEqualTo("0.2");
        assertThat(new LaggedCorrelation(0, Ratio.ZERO, Ratio.ONE).r(2)).isEqualTo("0.00");
    }

    @Test
    void absent_with_too_few_pairs() {
        assertThat(reasonOf(LaggedCorrelation.of(X, Y, 8, 4)))
                .isEqualTo("There must be at least 4 pairs, but there were 3.");
        assertThat(reasonOf(LaggedCorrelation.of(X, Y, 12, 3)))
                .isEqualTo("There must be at least 3 pairs, but there were 0.");
        assertThat(reasonOf(LaggedCorrelation.of(series("1 2"), Y, 0, 3)))
                .isEqualTo("There must be at least 3 pairs, but there were 2.");
    }

    @Test
    void undefined_when_a_series_does_not_vary() {
        assertThat(reasonOf(LaggedCorrelation.of(series("1 2 3"), series("4 4 4.0"), 0, 3)))
                .isEqualTo("One of the series does not vary over the 3 pairs.");
        assertThat(reasonOf(LaggedCorrelation.of(series("0 0 0 9"), series("1 2 3"), 0, 3)))
                .isEqualTo("One of the series does not vary over the 3 pairs.");
    }

    @Test
    void numbers_of_a_monstrous_scale_are_refused() {
        // 1, 2, 3 times 1e-250 or 1e250 against 1, 3, 2: r = 1/2
        assertThat(present(LaggedCorrelation.of(series("1E-250 2E-250 3E-250"), series("1 3 2"), 0, 3))
                        .r(1))
                .isEqualTo("0.5");
        assertThat(present(LaggedCorrelation.of(series("1E+250 2E+250 3E+250"), series("1E-250 3E-250 2E-250"), 0, 3))
                        .r(1))
                .isEqualTo("0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaggedCorrelation.of(series("1 2 3E-251"), series("1 3 2"), 0, 3))
                .withMessage(
                        "first must hold numbers of a scale between -250 and 250, but held one of '251'. Round it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaggedCorrelation.of(series("1 2 3"), series("1 3 2E+251"), 0, 3))
                .withMessage(
                        "second must hold numbers of a scale between -250 and 250, but held one of '-251'. Round it.");
        // what is not paired does not count
        assertThat(LaggedCorrelation.of(series("1 2 3 4E+999"), series("9E+999 1 3 2"), 1, 3)
                        .n())
                .isEqualTo(3);
    }

    @Test
    void arguments_have_ranges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaggedCorrelation.of(X, Y, -1, 3))
                .withMessage("lag must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaggedCorrelation.of(X, Y, 0, 2))
                .withMessage("minimumPairs must be at least 3, but was '2'. Any two points lie on a line.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaggedCorrelation(-1, Ratio.ZERO, Ratio.ONE))
                .withMessage("LaggedCorrelation.lag must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaggedCorrelation(0, Ratio.of(2, 1), Ratio.of(3, 1)))
                .withMessage("LaggedCorrelation.squaredDenominator must be above 0 and at least the square of "
                        + "numerator '2', but was '3'. Take both from the same pairs.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaggedCorrelation(0, Ratio.ZERO, Ratio.ZERO))
                .withMessage("LaggedCorrelation.squaredDenominator must be above 0 and at least the square of "
                        + "numerator '0', but was '0'. Take both from the same pairs.");
        LaggedCorrelation perfect = new LaggedCorrelation(0, Ratio.of(2, 1), Ratio.of(4, 1));
        assertThat(perfect.r(0)).isEqualTo("1");
        assertThat(perfect.r(1000)).isEqualByComparingTo("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perfect.r(-1))
                .withMessage("decimals must lie between 0 and 1000, but was '-1'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perfect.r(1001))
                .withMessage("decimals must lie between 0 and 1000, but was '1001'.");
    }

    private static List<BigDecimal> series(String numbers) {
        return Arrays.stream(numbers.split(" ")).map(BigDecimal::new).toList();
    }
}
