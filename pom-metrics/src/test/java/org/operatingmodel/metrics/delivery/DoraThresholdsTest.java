package org.operatingmodel.metrics.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.ratio;
import static org.operatingmodel.metrics.delivery.DoraThresholds.REPORT_2023;
import static org.operatingmodel.metrics.delivery.DoraThresholds.REPORT_2024;
import static org.operatingmodel.metrics.delivery.PerformanceLevel.ELITE;
import static org.operatingmodel.metrics.delivery.PerformanceLevel.HIGH;
import static org.operatingmodel.metrics.delivery.PerformanceLevel.LOW;
import static org.operatingmodel.metrics.delivery.PerformanceLevel.MEDIUM;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Ratio;

class DoraThresholdsTest {
    @Test
    void a_day_has_the_latest_report_before_it() {
        assertThat(DoraThresholds.on(LocalDate.of(2023, 10, 31))).isEmpty();
        assertThat(DoraThresholds.on(LocalDate.of(2023, 11, 1))).contains(REPORT_2023);
        assertThat(DoraThresholds.on(LocalDate.of(2024, 10, 31))).contains(REPORT_2023);
        assertThat(DoraThresholds.on(LocalDate.of(2024, 11, 1))).contains(REPORT_2024);
        assertThat(DoraThresholds.on(LocalDate.of(2030, 1, 1))).contains(REPORT_2024);
    }

    @Test
    void lead_time_below_a_day_a_week_a_month() {
        assertThat(REPORT_2024.changeLeadTime(Duration.ofHours(24).minusMillis(1)))
                .isEqualTo(ELITE);
        assertThat(REPORT_2024.changeLeadTime(Duration.ofHours(24))).isEqualTo(HIGH);
        assertThat(REPORT_2024.changeLeadTime(Duration.ofDays(7))).isEqualTo(MEDIUM);
        assertThat(REPORT_2024.changeLeadTime(Duration.ofDays(30))).isEqualTo(LOW);
    }

    @Test
    void deployments_more_often_than_daily_weekly_monthly() {
        assertThat(REPORT_2024.deploymentFrequency(ratio("1.01"))).isEqualTo(ELITE);
        assertThat(REPORT_2024.deploymentFrequency(Ratio.ONE)).isEqualTo(HIGH);
        assertThat(REPORT_2024.deploymentFrequency(Ratio.of(1, 7))).isEqualTo(MEDIUM);
        assertThat(REPORT_2024.deploymentFrequency(Ratio.of(1, 30))).isEqualTo(LOW);
    }

    @Test
    void fail_rates_of_2023_rise_from_level_to_level() {
        assertThat(REPORT_2023.changeFailRate(ratio("0.05"))).isEqualTo(ELITE);
        assertThat(REPORT_2023.changeFailRate(ratio("0.10"))).isEqualTo(HIGH);
        assertThat(REPORT_2023.changeFailRate(ratio("0.15"))).isEqualTo(MEDIUM);
        assertThat(REPORT_2023.changeFailRate(ratio("0.16"))).isEqualTo(LOW);
    }

    @Test
    void fail_rates_of_2024_never_come_out_as_medium() {
        assertThat(REPORT_2024.changeFailRate(ratio("0.05"))).isEqualTo(ELITE);
        assertThat(REPORT_2024.changeFailRate(ratio("0.10"))).isEqualTo(HIGH);
        assertThat(REPORT_2024.changeFailRate(ratio("0.20"))).isEqualTo(HIGH);
        assertThat(REPORT_2024.changeFailRate(ratio("0.21"))).isEqualTo(LOW);
    }

    @Test
    void recovery_below_an_hour_a_day_a_week() {
        assertThat(REPORT_2023.failedDeploymentRecoveryTime(Duration.ofMinutes(59)))
                .isEqualTo(ELITE);
        assertThat(REPORT_2023.failedDeploymentRecoveryTime(Duration.ofHours(1)))
                .isEqualTo(HIGH);
        assertThat(REPORT_2023.failedDeploymentRecoveryTime(Duration.ofDays(1))).isEqualTo(MEDIUM);
        assertThat(REPORT_2023.failedDeploymentRecoveryTime(Duration.ofDays(7))).isEqualTo(LOW);
        assertThat(REPORT_2024.failedDeploymentRecoveryTime(Duration.ofDays(1))).isEqualTo(LOW);
    }

    @Test
    void a_source_is_given() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DoraThresholds(
                        LocalDate.EPOCH, " ", REPORT_2024.elite(), REPORT_2024.high(), REPORT_2024.medium()))
                .withMessage("DoraThresholds.source must not be blank, but was ' '. Write a text.");
    }
}
