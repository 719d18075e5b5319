package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;
import static org.operatingmodel.metrics.reliability.Samples.slice;
import static org.operatingmodel.metrics.reliability.Samples.use;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.reliability.SloCount;

class TallyTest {
    private static final BigDecimal TARGET = new BigDecimal("0.995");

    @Test
    void the_use_of_the_budget_is_absent_below_the_least_number_of_events() {
        assertThat(reasonOf(Tally.EMPTY.use(TARGET, 1)))
                .isEqualTo("There must be at least 1 events, but there were 0.");
        assertThat(reasonOf(new Tally(99, 99, null).use(TARGET, 100)))
                .isEqualTo("There must be at least 100 events, but there were 99.");
        assertThat(present(new Tally(98, 100, null).use(TARGET, 100))).isEqualTo(use("0.995", 2, 100));
    }

    @Test
    void a_sum_that_overflows_is_an_error() {
        Tally most = new Tally(0, Long.MAX_VALUE, null);
        assertThat(most.plus(Tally.EMPTY)).isEqualTo(most);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(new Tally(0, 1, null)))
                .withMessage("Tally.total must be at most '9223372036854775807', but was the sum of "
                        + "'9223372036854775807' and '1'. Count in larger units, or over less time.");
    }

    @Test
    void there_are_not_more_good_events_than_events() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tally(2, 1, null))
                .withMessage("Tally.good must be at most total '1', but was '2'. "
                        + "Count every event in total, and the good ones among them in good.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tally(-1, 1, null))
                .withMessage("Tally.good must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tally(0, 0, null).use(BigDecimal.ZERO, 1))
                .withMessage("target must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
    }

    @Test
    void counts_up_to_the_horizon_are_added_up() {
        List<SloCount> counts = List.of(slice(3, 5), slice(0, 0), slice(7, 7));
        assertThat(Tally.of(counts, AS_OF)).isEqualTo(new Tally(10, 12, AS_OF));
        assertThat(Tally.behind(counts, AS_OF)).isEqualTo(counts);
        assertThat(Tally.of(counts, AS_OF.minusNanos(1))).isEqualTo(new Tally(0, 0, AS_OF.minusNanos(1)));
        assertThat(Tally.behind(counts, AS_OF.minusNanos(1))).isEmpty();
        assertThat(Tally.of(counts, AS_OF).use(TARGET, 1).basis())
                .isEqualTo(Basis.asOf(AS_OF, "events", "occurrences: bad events / all events"));
        assertThat(present(Tally.of(counts, AS_OF).use(TARGET, 1)).horizon()).isEqualTo(AS_OF);
    }

    @Test
    void events_of_different_horizons_are_not_merged() {
        Tally now = Tally.of(List.of(slice(3, 5)), AS_OF);
        assertThat(now.plus(Tally.EMPTY)).isEqualTo(now).isEqualTo(Tally.EMPTY.plus(now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(new Tally(0, 0, AS_OF.plusSeconds(1))))
                .withMessage("Tally.horizon must be '2026-06-21T00:00:00Z' as well, but was"
                        + " '2026-06-21T00:00:01Z'. Take both as of the same instant.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tally(0, 1, null).plus(now))
                .withMessage("Tally.horizon must be 'null' as well, but was '2026-06-21T00:00:00Z'."
                        + " Take both as of the same instant.");
    }
}
