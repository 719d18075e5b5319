package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;
import static org.operatingmodel.metrics.reliability.Samples.use;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final BigDecimal TARGET = new BigDecimal("0.995");

    @Test
    void the_use_of_the_budget_is_absent_below_the_least_number_of_events() {
        assertThat(reasonOf(Tally.EMPTY.use(TARGET, 1)))
                .isEqualTo("There must be at least 1 events, but there were 0.");
        assertThat(reasonOf(new Tally(99, 99).use(TARGET, 100)))
                .isEqualTo("There must be at least 100 events, but there were 99.");
        assertThat(present(new Tally(98, 100).use(TARGET, 100))).isEqualTo(use("0.995", 2, 100));
    }

    @Test
    void a_sum_that_overflows_is_an_error() {
        Tally most = new Tally(0, Long.MAX_VALUE);
        assertThat(most.plus(Tally.EMPTY)).isEqualTo(most);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(new Tally(0, 1)))
                .withMessage("Tally.total must be at most '9223372036854775807', but was the sum of "
                        + "'9223372036854775807' and '1'. Count in larger units, or over less time.");
    }

    @Test
    void there_are_not_more_good_events_than_events() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tally(2, 1))
                .withMessage("Tally.good must be at most total '1', but was '2'. "
                        + "Count every event in total, and the good ones among them in good.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tally(-1, 1))
                .withMessage("Tally.good must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tally(0, 0).use(BigDecimal.ZERO, 1))
                .withMessage("target must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
    }
}
