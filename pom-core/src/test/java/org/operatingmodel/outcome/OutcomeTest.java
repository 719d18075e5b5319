package org.operatingmodel.outcome;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.organisation.PersonId;

class OutcomeTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void what_an_outcome_is_measured_in_is_told(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outcome(
                        new OutcomeId("stay"),
                        "Partners stay",
                        OutcomeKind.RETENTION,
                        Direction.INCREASE,
                        blank,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        LocalDate.parse("2026-12-31"),
                        new PersonId("ada")))
                .withMessage("Outcome.measuredIn must not be blank, but was '" + blank + "'. Write a text.");
    }
}
