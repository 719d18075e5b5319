package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.WINDOW;
import static org.operatingmodel.metrics.reliability.Samples.count;
import static org.operatingmodel.metrics.reliability.Samples.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.metrics.RoundTrip;
import org.operatingmodel.reliability.SloCount;

class ReliabilitySerializationTest {
    @ParameterizedTest
    @MethodSource("results")
    void it_survives_a_round_trip(Object result) {
        assertThat(RoundTrip.of(result)).isEqualTo(result);
    }

    static Stream<Object> results() {
        List<SloCount> counts = List.of(count(WINDOW, Duration.ZERO, 7, 2_000));
        Tally tally = Tally.of(counts, AS_OF);
        return Stream.of(
                tally,
                Tally.EMPTY,
                SliceTally.of(counts, BigDecimal.ONE, AS_OF),
                SliceRatios.of(counts, AS_OF),
                tally.use(new BigDecimal("0.995"), 1),
                ErrorBudgets.of(slo("0.995", 28), counts, AS_OF),
                ErrorBudgets.of(slo("0.995", 28), List.of(), AS_OF),
                BurnRates.of(slo("0.995", 28), counts, AS_OF),
                MinimumData.DEFAULT,
                List.of(new Projection.After(Duration.ofHours(1)), new Projection.Never(), new Projection.Already()),
                SloFindings.of(slo("1", 28), List.of(), List.of()));
    }
}
