package org.operatingmodel.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.forecast.ThroughputTest.SMALL;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.metrics.RoundTrip;

class ForecastSerializationTest {
    @ParameterizedTest
    @MethodSource("results")
    void it_survives_a_round_trip(Object result) {
        assertThat(RoundTrip.of(result)).isEqualTo(result);
    }

    static Stream<Object> results() {
        Throughput history = new Throughput(SMALL.days(), Instant.parse("2026-06-21T00:00:00Z"));
        return Stream.of(
                history,
                Throughput.EMPTY,
                history.when(3),
                history.when(3).within(2),
                SMALL.when(3).percentile(50),
                ForecastLimits.STANDARD);
    }
}
