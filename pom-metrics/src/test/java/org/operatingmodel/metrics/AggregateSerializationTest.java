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
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.CriterionOutcome;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.metrics.delivery.DeliveryTally;
import org.operatingmodel.metrics.delivery.Deployment;
import org.operatingmodel.metrics.delivery.DoraThresholds;
import org.operatingmodel.metrics.design.AccessibilityConformance;
import org.operatingmodel.metrics.design.ComponentReuse;
import org.operatingmodel.metrics.flow.Window;
import org.operatingmodel.metrics.organisation.Concurrency;
import org.operatingmodel.metrics.organisation.Congruence;
import org.operatingmodel.metrics.organisation.DecisionLevels;
import org.operatingmodel.metrics.organisation.EventRate;
import org.operatingmodel.metrics.organisation.GoldenPathAdoption;
import org.operatingmodel.metrics.organisation.LaggedCorrelation;
import org.operatingmodel.metrics.organisation.OwnershipHandoffs;
import org.operatingmodel.metrics.organisation.RiskAge;
import org.operatingmodel.metrics.organisation.TeamStability;
import org.operatingmodel.metrics.organisation.WorkClass;
import org.operatingmodel.metrics.organisation.WorkClasses;
import org.operatingmodel.metrics.outcome.OutcomeProgress;

class AggregateSerializationTest {
    private static final Instant AT = Instant.parse("2026-06-21T00:00:00Z");
    private static final Share SHARE = new Share(1, 2);
    private static final CensoredTimes TIMES = new CensoredTimes(Histogram.of(1, 2), Histogram.of(3), AT);
    private static final Window WINDOW = new Window(AT, AT.plusSeconds(1));

    @Test
    void aggregates_survive_a_round_trip() throws IOException, ClassNotFoundException {
        for (Object aggregate : List.of(
                SHARE,
                TIMES,
                new DeliveryTally(9, Histogram.of(4), TIMES, 1),
                new OutcomeProgress(Ratio.of(1, 3)),
                new ComponentReuse(SHARE),
                new AccessibilityConformance(SHARE, SHARE, SHARE),
                new Concurrency(1, 3, 1, WINDOW),
                new WorkClasses(Map.of(WorkClass.PLANNED, 3L), 1, AT),
                new RiskAge(Histogram.of(5), 1, AT),
                new GoldenPathAdoption(SHARE),
                new DecisionLevels(SHARE, 1),
                new OwnershipHandoffs(SHARE),
                new Congruence(SHARE),
                new TeamStability(Histogram.of(6), 1, BigInteger.TEN, WINDOW),
                new EventRate(1, Duration.ofDays(1), AT),
                new LaggedCorrelation(1, Ratio.ONE, Ratio.of(2, 1)),
                new Spell(AT, null),
                Turnaround.FEEDBACK_TO_CHANGE,
                new Deployment("R-1", AT, List.of(AT), true, AT, false),
                DoraThresholds.REPORT_2024,
                new ComponentUse("Button", true, 1),
                new CriterionEvaluation("1.4.3", WcagLevel.AA, CriterionOutcome.PASSED))) {
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
