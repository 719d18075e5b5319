package org.operatingmodel.metrics.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class DeliveryTallyTest {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-11T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-07-01T00:00:00Z");

    /** Lead times 2 h, 4 h, 6 h; one failure recovered in 30 min, one not. */
    private static final List<Deployment> FIVE = List.of(
            new Deployment("R-1", day(1), List.of(day(1).minus(hours(2)), day(1).minus(hours(6))), false, null, false),
            new Deployment("R-2", day(2), List.of(day(2).minus(hours(4))), true, day(2).plusSeconds(1800), false),
            new Deployment("R-3", day(3), List.of(), false, null, true),
            new Deployment("R-4", day(4), List.of(), false, null, false),
            new Deployment("R-5", day(5), List.of(), true, null, false));

    @Test
    void the_five_measures_of_a_window() {
        DeliveryTally tally = DeliveryTally.of(FIVE, FROM, TO, AS_OF);
        assertThat(tally.changeLeadTime(50))
                .isEqualTo(Measured.value(
                        hours(4),
                        3,
                        Basis.asOf(
                                AS_OF,
                                "milliseconds",
                                "dora-change-lead-time: from commit to deployment, nearest rank")));
        assertThat(present(tally.changeLeadTime(100))).isEqualTo(hours(6));
        // 5 deployments in 10 days; 2 of 5 failed; 1 of 5 was rework
        assertThat(tally.deploymentFrequency(Duration.ofDays(10)))
                .isEqualTo(Measured.value(
                        Ratio.of(1, 2),
                        5,
                        Basis.asOf(
                                AS_OF,
                                "deployments per day",
                                "dora-deployment-frequency: deployments / observed days")));
        assertThat(tally.changeFailRate())
                .isEqualTo(Measured.value(
                        Ratio.of(2, 5),
                        5,
                        Basis.asOf(AS_OF, "fraction", "dora-change-fail-rate: failed deployments / deployments")));
        assertThat(present(tally.deploymentReworkRate())).isEqualTo(Ratio.of(1, 5));
        // 1 recovered of 2: rank ceil(0.5 * 2) = 1 is the recovered one, rank 2 the open one
        assertThat(present(tally.failedDeploymentRecoveryTime(50))).isEqualTo(Duration.ofMinutes(30));
        // 5 June to 1 July: 26 days, and no end
        assertThat(reasonOf(tally.failedDeploymentRecoveryTime(51)))
                .isEqualTo("Percentile 51 falls among the 1 open of 2 items; it is at least PT624H.");
    }

    @Test
    void the_window_includes_its_start_and_excludes_its_end() {
        assertThat(DeliveryTally.of(FIVE, day(2), day(5), AS_OF).deployments()).isEqualTo(3);
        assertThat(DeliveryTally.of(FIVE, FROM, TO, day(4)).deployments()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeliveryTally.of(FIVE, FROM, FROM, AS_OF))
                .withMessage("to must be after from '2026-06-01T00:00:00Z', but was '2026-06-01T00:00:00Z'.");
    }

    @Test
    void a_recovery_after_the_horizon_is_not_known_yet() {
        Instant asOf = day(2).plusSeconds(1800);
        DeliveryTally tally = DeliveryTally.of(FIVE, FROM, TO, asOf);
        assertThat(tally.deployments()).isEqualTo(2);
        assertThat(reasonOf(tally.failedDeploymentRecoveryTime(50)))
                .isEqualTo("Percentile 50 falls among the 1 open of 1 items; it is at least PT30M.");
    }

    @Test
    void no_deployments_have_a_frequency_only_when_the_feed_was_alive() {
        DeliveryTally none = DeliveryTally.of(List.of(), FROM, TO, AS_OF);
        assertThat(present(none.deploymentFrequency(Duration.ofDays(10)))).isEqualTo(Ratio.ZERO);
        assertThat(reasonOf(none.deploymentFrequency(Duration.ZERO)))
                .isEqualTo("The feed of deployments was at no time alive.");
        assertThat(reasonOf(none.changeFailRate())).isEqualTo("There are no deployments.");
        assertThat(reasonOf(none.deploymentReworkRate())).isEqualTo("There are no deployments.");
        assertThat(reasonOf(none.changeLeadTime(50))).isEqualTo("There are no items.");
        assertThat(reasonOf(none.failedDeploymentRecoveryTime(50))).isEqualTo("There are no items.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.deploymentFrequency(Duration.ofMillis(-1)))
                .withMessage("observed must not be negative, but was '-1'. Use 0 or more.");
    }

    @Test
    void counts_fit_together() {
        assertThat(new DeliveryTally(1, Histogram.of(0), times(1), 1)
                        .changeFailRate()
                        .n())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryTally(1, Histogram.EMPTY, times(), 2))
                .withMessage("DeliveryTally.rework must count at most all deployments '1', but counted '2'. "
                        + "Count every deployment.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryTally(0, Histogram.EMPTY, times(1), 0))
                .withMessage("DeliveryTally.recovery must count at most all deployments '0', but counted '1'. "
                        + "Count every deployment.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryTally(-1, Histogram.EMPTY, CensoredTimes.EMPTY, 0))
                .withMessage("DeliveryTally.deployments must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryTally(1, Histogram.EMPTY, times(), -1))
                .withMessage("DeliveryTally.rework must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryTally(1, Histogram.of(-1), CensoredTimes.EMPTY, 0))
                .withMessage("DeliveryTally.leadTimes must not be negative, but was '-1'. Use 0 or more.");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new DeliveryTally(Long.MAX_VALUE, Histogram.EMPTY, times(), 0)
                        .plus(new DeliveryTally(1, Histogram.EMPTY, times(), 0)));
    }

    @Test
    void the_deployments_behind_each_count_are_listed() {
        assertThat(behind(DeliveryCount.DEPLOYMENTS)).containsExactly("R-1", "R-2", "R-3", "R-4", "R-5");
        assertThat(behind(DeliveryCount.CHANGES)).containsExactly("R-1", "R-1", "R-2");
        assertThat(behind(DeliveryCount.RECOVERED)).containsExactly("R-2");
        assertThat(behind(DeliveryCount.NOT_RECOVERED)).containsExactly("R-5");
        assertThat(behind(DeliveryCount.REWORK)).containsExactly("R-3");
        assertThat(DeliveryTally.behind(DeliveryCount.DEPLOYMENTS, FIVE, day(2), day(5), day(4)))
                .extracting(Deployment::id)
                .containsExactly("R-2", "R-3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeliveryTally.behind(DeliveryCount.DEPLOYMENTS, FIVE, FROM, FROM, AS_OF))
                .withMessage("to must be after from '2026-06-01T00:00:00Z', but was '2026-06-01T00:00:00Z'.");
    }

    private static List<String> behind(DeliveryCount count) {
        return DeliveryTally.behind(count, FIVE, FROM, TO, AS_OF).stream()
                .map(Deployment::id)
                .toList();
    }

    @Test
    void only_deployments_as_of_one_instant_are_merged() {
        DeliveryTally now = DeliveryTally.of(FIVE, FROM, TO, AS_OF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(DeliveryTally.of(FIVE, FROM, TO, TO)))
                .withMessage("CensoredTimes.horizon must be '2026-07-01T00:00:00Z' as well, but was "
                        + "'2026-06-11T00:00:00Z'. Take both as of the same instant.");
        assertThatNullPointerException()
                .isThrownBy(() -> new DeliveryTally(1, Histogram.EMPTY, CensoredTimes.EMPTY, 0))
                .withMessage("DeliveryTally.recovery.horizon");
    }

    @Test
    void the_times_of_a_deployment_are_in_order() {
        Instant at = day(1);
        assertThat(new Deployment("R-1", at, List.of(at), true, at, false).committedAt())
                .containsExactly(at);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deployment("R 1", at, List.of(), false, null, false))
                .withMessage("Deployment.id must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127}, but was 'R 1'. "
                        + "Use letters, digits and '.', '_', ':', '/', '-'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deployment(List.of(at.plusSeconds(1)), false, null))
                .withMessage("Deployment.committedAt must not be after deployedAt '2026-06-01T00:00:00Z', but was "
                        + "'2026-06-01T00:00:01Z'. Give only changes that it carries.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deployment(List.of(), true, at.minusSeconds(1)))
                .withMessage("Deployment.recoveredAt must not be before deployedAt '2026-06-01T00:00:00Z', but was "
                        + "'2026-05-31T23:59:59Z'. Give when service was restored.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deployment(List.of(), false, at))
                .withMessage("Deployment.recoveredAt must be absent when it did not fail, but was "
                        + "'2026-06-01T00:00:00Z'. Say that it failed, or leave it out.");
    }

    private static CensoredTimes times(long... closed) {
        return new CensoredTimes(Histogram.of(closed), Histogram.EMPTY, AS_OF);
    }

    private static Deployment deployment(List<Instant> committedAt, boolean failed, @Nullable Instant recoveredAt) {
        return new Deployment("R-1", day(1), committedAt, failed, recoveredAt, false);
    }

    private static Instant day(int day) {
        return FROM.plus(Duration.ofDays(day - 1));
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
