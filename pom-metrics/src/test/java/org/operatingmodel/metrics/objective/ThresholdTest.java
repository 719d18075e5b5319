package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.objective.Samples.number;
import static org.operatingmodel.metrics.objective.Samples.ratio;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.objective.Threshold.Kind;
import org.operatingmodel.metrics.objective.Threshold.Operator;

class ThresholdTest {
    @ParameterizedTest
    @CsvSource({
        "<420, LESS, ABSOLUTE, 420, <420",
        "<=12, AT_MOST, ABSOLUTE, 12, <=12",
        "=0.5, EQUAL, ABSOLUTE, 0.5, =0.5",
        ">=.5, AT_LEAST, ABSOLUTE, 0.5, >=0.5",
        ">007, GREATER, ABSOLUTE, 7, >7",
        "<=+8%, AT_MOST, PERCENT, 8, <=+8%",
        "<=8%, AT_MOST, PERCENT, 8, <=+8%",
        "<=-8%, AT_MOST, PERCENT, -8, <=-8%",
        "<=-5, AT_MOST, AMOUNT, -5, <=-5",
        "<=+5, AT_MOST, AMOUNT, 5, <=+5",
        "<=-0, AT_MOST, AMOUNT, 0, <=+0",
        "'  >=  -  .25  %  ', AT_LEAST, PERCENT, -0.25, >=-0.25%"
    })
    void a_text_is_read(String text, Operator operator, Kind kind, BigDecimal number, String shown) {
        Threshold threshold = Threshold.parse(text);
        assertThat(threshold).isEqualTo(new Threshold(operator, kind, number)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ends | 1",
                "'  ' | ends | 1",
                "420 | goes on with '420' | 1",
                "==5 | goes on with '=5' | 2",
                "=<5 | goes on with '<5' | 2",
                "< =5 | goes on with '=5' | 3",
                "< | ends | 2",
                "<=+ | ends | 4",
                "<=++5 | goes on with '+5' | 4",
                "<=+-5 | goes on with '-5' | 4",
                "<1e5 | goes on with 'e5' | 3",
                "<1,000 | goes on with ',000' | 3",
                "<1 000 | goes on with '000' | 4",
                "<1_000 | goes on with '_000' | 3",
                "<12. | goes on with '.' | 4",
                "<. | goes on with '.' | 2",
                "<NaN | goes on with 'NaN' | 2",
                "<٣ | goes on with '٣' | 2",
                "<420ms | goes on with 'ms' | 5",
                "<8%% | goes on with '%' | 4",
                "<%8 | goes on with '%8' | 2",
                "<8%5 | goes on with '5' | 4"
            })
    void anything_else_is_refused_at_its_position(String text, String what, int position) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.parse(text))
                .withMessage("Threshold must read 'operator [+|-] number [%]', but was '" + text + "', which " + what
                        + " at position " + position + ". Write it like '<=+8%' or '<420'.");
    }

    @Test
    void a_negative_absolute_target_has_no_text() {
        assertThat(Threshold.of(Operator.AT_MOST, number("-5"))).hasToString("<=-5 (absolute)");
        assertThat(Threshold.of(Operator.AT_MOST, number("0"))).hasToString("<=0");
        assertThat(Threshold.of(Operator.AT_MOST, number("1E+2"))).hasToString("<=100");
    }

    @Test
    void targets() {
        assertThat(Threshold.parse("<420").target(ratio("360"))).contains(ratio("420"));
        assertThat(Threshold.parse("<420").relative()).isFalse();
        assertThat(Threshold.parse("<+20").target(ratio("-360"))).contains(ratio("-340"));
        assertThat(Threshold.parse("<+20").relative()).isTrue();
        assertThat(Threshold.parse("<-20").target(ratio("360"))).contains(ratio("340"));
        // 360 x 108 / 100 = 388.8; 360 x 92 / 100 = 331.2
        assertThat(Threshold.parse("<8%").target(ratio("360"))).contains(ratio("388.8"));
        assertThat(Threshold.parse("<-8%").target(ratio("360"))).contains(ratio("331.2"));
        assertThat(Threshold.parse("<8%").target(Ratio.ZERO)).contains(Ratio.ZERO);
        assertThat(Threshold.parse("<8%").target(ratio("-0.01"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LESS, true, false, false",
        "AT_MOST, true, true, false",
        "EQUAL, false, true, false",
        "AT_LEAST, false, true, true",
        "GREATER, false, false, true"
    })
    void operators(Operator operator, boolean below, boolean at, boolean above) {
        assertThat(operator.holds(ratio("4.99"), ratio("5"))).isEqualTo(below);
        assertThat(operator.holds(ratio("5.0"), ratio("5"))).isEqualTo(at);
        assertThat(operator.holds(ratio("5.01"), ratio("5"))).isEqualTo(above);
    }

    @Test
    void an_unknown_operator_is_refused() {
        assertThat(Operator.of(">=")).isEqualTo(Operator.AT_LEAST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operator.of("=="))
                .withMessage("operator must be one of <, <=, =, >=, >, but was '=='.");
    }

    @Test
    void numbers_have_at_most_100_digits_on_either_side() {
        String hundred = "9".repeat(100);
        assertThat(Threshold.parse("<" + hundred + "." + hundred).number())
                .isEqualByComparingTo(hundred + "." + hundred);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.parse("<1" + hundred))
                .withMessage("Threshold.number must have at most 100 digits before and after the point, but had '101' "
                        + "before and '0' after it. Round it, or take a larger unit.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.parse("<.00" + hundred.substring(1)))
                .withMessage("Threshold.number must have at most 100 digits before and after the point, but had '0' "
                        + "before and '101' after it. Round it, or take a larger unit.");
    }

    /** SLO-EVALUATION 2: of these, floating-point arithmetic rejects some. */
    @Test
    void every_value_exactly_on_its_limit_passes() {
        BigDecimal hundred = BigDecimal.valueOf(100);
        for (int cents = 1; cents <= 1000; cents++) {
            BigDecimal baseline = BigDecimal.valueOf(cents, 2);
            for (int percent : new int[] {5, 10, 15, 20, 25, 50}) {
                BigDecimal limit =
                        baseline.multiply(BigDecimal.valueOf(100L + percent)).divide(hundred);
                Threshold threshold = Threshold.parse("<=+" + percent + "%");
                Ratio target = threshold.target(Ratio.of(baseline)).orElseThrow();
                assertThat(threshold.operator().holds(Ratio.of(limit), target)).isTrue();
                assertThat(threshold.operator().holds(Ratio.of(limit.add(number("1E-30"))), target))
                        .isFalse();
            }
        }
    }
}
