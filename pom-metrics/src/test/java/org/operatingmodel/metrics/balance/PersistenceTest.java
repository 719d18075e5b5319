package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.TARGET;
import static org.operatingmodel.metrics.balance.Samples.counts;
import static org.operatingmodel.metrics.balance.Samples.week;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Measured;

class PersistenceTest {
    private static final Persistence TWO_OF_THREE = new Persistence(2, 3);

    /** One window a letter: on target, with too much debt, with too little, or without items. */
    private static Map<Instant, Measured<Drift>> weeks(String letters) {
        Map<Instant, Measured<Drift>> drifts = new HashMap<>();
        for (int i = 0; i < letters.length(); i++) {
            Allocation items = switch (letters.charAt(i)) {
                case 't' -> counts(40, 20, 25, 15);
                case 'o' -> counts(20, 20, 45, 15);
                case 'u' -> counts(60, 20, 5, 15);
                default -> counts(0, 0, 0, 0);
            };
            drifts.put(week(i), Drift.of(items, TARGET, BigDecimal.TEN));
        }
        return drifts;
    }

    @ParameterizedTest
    @CsvSource({
        "oot,  FIRES",
        "too,  FIRES",
        "ttuo, FIRES",
        "oott, DOES_NOT_FIRE",
        "tto,  DOES_NOT_FIRE",
        "o-o,  FIRES",
        "oo-,  FIRES",
        "ot-,  UNDEFINED",
        "t--,  UNDEFINED",
        "tt-,  DOES_NOT_FIRE",
        "-tt,  DOES_NOT_FIRE",
        "ooo-t, UNDEFINED",
        "oo,   FIRES",
        "to,   UNDEFINED",
        "tt,   DOES_NOT_FIRE",
        "t,    UNDEFINED",
        "'',   UNDEFINED"
    })
    void lost_windows_neither_fire_nor_silence(String windows, Signal signal) {
        assertThat(TWO_OF_THREE.of(weeks(windows)).signal()).isEqualTo(signal);
    }

    @Test
    void the_windows_are_named() {
        assertThat(TWO_OF_THREE.of(weeks("oooo-t")))
                .isEqualTo(new Persistence.Result(Signal.UNDEFINED, List.of(week(3)), List.of(week(4)), 0));
        assertThat(TWO_OF_THREE.of(weeks("tuo")))
                .isEqualTo(new Persistence.Result(Signal.FIRES, List.of(week(1), week(2)), List.of(), 0));
        assertThat(new Persistence(1, 4).of(weeks("--")))
                .isEqualTo(new Persistence.Result(Signal.UNDEFINED, List.of(), List.of(week(0), week(1)), 2));
    }

    @Test
    void one_breach_counts_only_on_its_side() {
        Drift.Breach over = new Drift.Breach("DEBT", DriftStatus.OVER);
        assertThat(TWO_OF_THREE.of(weeks("uto"), over).signal()).isEqualTo(Signal.DOES_NOT_FIRE);
        assertThat(TWO_OF_THREE.of(weeks("oto"), over))
                .isEqualTo(new Persistence.Result(Signal.FIRES, List.of(week(0), week(2)), List.of(), 0));
        assertThat(TWO_OF_THREE.of(weeks("u-o"), over).signal()).isEqualTo(Signal.UNDEFINED);
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Persistence(0, 3))
                .withMessage("Persistence.breaches must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Persistence(4, 3))
                .withMessage("Persistence.windows must be at least breaches '4', but was '3'. "
                        + "Ask for 3 of the last 4 as breaches 3, windows 4.");
        assertThat(new Persistence(3, 3).of(weeks("ooo")).signal()).isEqualTo(Signal.FIRES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Persistence.Result(Signal.FIRES, List.of(), List.of(), -1))
                .withMessage("Result.missing must not be negative, but was '-1'. Use 0 or more.");
    }
}
