package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.objective.Samples.OBSERVED;
import static org.operatingmodel.metrics.objective.Samples.PORTAL;
import static org.operatingmodel.metrics.objective.Samples.any;
import static org.operatingmodel.metrics.objective.Samples.definition;
import static org.operatingmodel.metrics.objective.Samples.id;
import static org.operatingmodel.metrics.objective.Samples.ms;
import static org.operatingmodel.metrics.objective.Samples.number;
import static org.operatingmodel.metrics.objective.Samples.retrieval;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.metrics.RoundTrip;

class ObjectiveSerializationTest {
    @ParameterizedTest
    @MethodSource("results")
    void it_survives_a_round_trip(Object result) {
        assertThat(RoundTrip.of(result)).isEqualTo(result);
    }

    static Stream<Object> results() {
        SloDefinition definition = definition(
                Objective.of(id("latency"), "p95", any("<=+8%")).withWarning(any("<500")),
                Objective.informational(id("load"), "load").asKey());
        Evaluation evaluation = definition.evaluate(
                retrieval(ms("p95", "388.8"), IndicatorValue.absent("load", "Nobody asked.")), List.of());
        GateDemand demand = new GateDemand(PORTAL, OBSERVED, Duration.ofDays(7), "1.4.0", List.of("uptime"));
        return Stream.of(
                evaluation,
                evaluation.score(),
                evaluation.earlier(),
                demand,
                demand.answer(List.of(evaluation)),
                definition.findings(),
                List.of(
                        new Unwanted.Beyond(Threshold.Operator.LESS, number("1")),
                        new Unwanted.Inside(number("1"), number("2")),
                        new Unwanted.Outside(number("1"), number("2"))));
    }
}
