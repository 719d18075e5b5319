package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.delivery.DeliveryTally;
import org.operatingmodel.metrics.design.AccessibilityConformance;
import org.operatingmodel.metrics.design.ComponentReuse;
import org.operatingmodel.metrics.design.RemediationTime;
import org.operatingmodel.metrics.design.TimeToPrototype;
import org.operatingmodel.metrics.organisation.Concurrency;
import org.operatingmodel.metrics.organisation.DecisionLevels;
import org.operatingmodel.metrics.organisation.EventRate;
import org.operatingmodel.metrics.organisation.FeedbackToChange;
import org.operatingmodel.metrics.organisation.GoldenPathAdoption;
import org.operatingmodel.metrics.organisation.LaggedCorrelation;
import org.operatingmodel.metrics.organisation.RiskAge;
import org.operatingmodel.metrics.organisation.TeamStability;
import org.operatingmodel.metrics.organisation.WorkClass;
import org.operatingmodel.metrics.organisation.WorkClasses;
import org.operatingmodel.metrics.outcome.OutcomeProgress;

class AggregateSerializationTest {
    private static final Share SHARE = new Share(1, 2);
    private static final CensoredTimes TIMES =
            new CensoredTimes(Histogram.of(1, 2), Histogram.of(3), Instant.parse("2026-06-21T00:00:00Z"));

    @Test
    void aggregates_survive_a_round_trip() throws IOException, ClassNotFoundException {
        for (Object aggregate : List.of(
                SHARE,
                TIMES,
                new DeliveryTally(9, Histogram.of(4), TIMES, 1),
                new OutcomeProgress(Ratio.of(1, 3)),
                new TimeToPrototype(TIMES),
                new ComponentReuse(SHARE),
                new AccessibilityConformance(SHARE, SHARE, SHARE),
                new RemediationTime(TIMES),
                new Concurrency(1, 3, 1),
                new WorkClasses(Map.of(WorkClass.PLANNED, 3L), 1),
                new FeedbackToChange(TIMES),
                new RiskAge(Histogram.of(5), 1),
                new GoldenPathAdoption(SHARE),
                new DecisionLevels(SHARE, 1),
                new TeamStability(Histogram.of(6), 1, BigInteger.TEN, Duration.ofDays(1)),
                new EventRate(1, Duration.ofDays(1)),
                new LaggedCorrelation(1, Ratio.ONE, Ratio.of(2, 1)))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(aggregate);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(aggregate);
            }
        }
    }
}
