package org.operatingmodel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {
    private static Parameter parameter(ParameterType type, String value) {
        return new Parameter(
                new ParameterId("exercise-age"),
                new PackId("base"),
                type,
                new BigDecimal(value),
                "stated by pack 'base'");
    }

    @ParameterizedTest
    @CsvSource({
        "DAYS,       0, true",
        "DAYS,       36500, true",
        "DAYS,       36501, false",
        "DAYS,       14.0, true",
        "DAYS,       14.5, false",
        "DAYS,       -1, false",
        "COUNT,      1E+9, true",
        "COUNT,      1000000001, false",
        "COUNT,      0.5, false",
        "PERCENTAGE, 99.95, true",
        "PERCENTAGE, 100, true",
        "PERCENTAGE, 100.01, false",
        "PERCENTAGE, -0.01, false",
        "AMOUNT,     0.01, true",
        "AMOUNT,     1000000000000000, true",
        "AMOUNT,     1000000000000000.01, false"
    })
    void a_type_has_a_range(ParameterType type, BigDecimal value, boolean accepted) {
        assertThat(type.accepts(value)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "DAYS, 1, 1 day",
        "DAYS, 1E+1, 10 days",
        "COUNT, 0.0, 0",
        "PERCENTAGE, 99.50, 99.5 percent",
        "AMOUNT, 1200.00, 1200"
    })
    void a_value_is_told_with_its_unit(ParameterType type, BigDecimal value, String words) {
        assertThat(type.words(value)).isEqualTo(words);
    }

    @Test
    void a_value_is_read_by_the_property_of_its_type() {
        assertThat(parameter(ParameterType.DAYS, "14").days()).isEqualTo(14);
        assertThat(parameter(ParameterType.COUNT, "3").count()).isEqualTo(3);
        assertThat(parameter(ParameterType.PERCENTAGE, "99.5").percentage()).isEqualTo("99.5");
        assertThat(parameter(ParameterType.AMOUNT, "0.05").amount()).isEqualTo("0.05");
        assertThat(parameter(ParameterType.DAYS, "14").described())
                .isEqualTo("exercise-age = 14 days (stated by pack 'base')");
    }

    @Test
    void a_value_that_the_type_does_not_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameter(ParameterType.DAYS, "14.5"))
                .withMessage("Parameter.value must be a whole number from 0 to 36500, but was '14.5'.");
    }
}
