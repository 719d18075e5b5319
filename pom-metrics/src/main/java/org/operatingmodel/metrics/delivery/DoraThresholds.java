package org.operatingmodel.metrics.delivery;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;

/**
 * What DORA's report of a year gives as the bounds of its performance levels.
 *
 * <p>Definition: a figure has the best level whose bound it keeps, and {@link PerformanceLevel#LOW} when it keeps none.
 * A time must be below its bound, a frequency above, a fail rate at most at it. A week is 7 days, a month 30.
 * <p>Limits: the levels are clusters of one year's answers, not grades. In 2024 the medium cluster failed less often than
 * the high one and recovered within the same day, so those two measures never come out as medium. In 2023 the low cluster
 * was as fast and deployed as often as the medium one, so those two measures come out as low only beyond all clusters. From
 * 2025 on the report gives no such levels. The bounds were checked in November 2026 against the tables that Octopus Deploy, a
 * sponsor of the reports, printed of them; the reports themselves print ranges, and a rate for each cluster, not limits.
 *
 * @param validFrom the first day for which it is the latest report: that of the month after it was published
 * @param source where the bounds are published
 * @param elite the bounds of the best level
 * @param high the bounds of the second
 * @param medium the bounds of the third
 * @see <a href="https://dora.dev/research/2024/dora-report/">DORA, Accelerate State of DevOps Report 2024, software delivery
 *     performance levels</a>
 * @see <a href="https://octopus.com/blog/2024-devops-performance-clusters">Fenton, The 2024 DevOps performance clusters,
 *     23 October 2024: table of the levels</a>
 * @see <a href="https://octopus.com/blog/software-delivery-performance-clusters-2023">Fenton, The 2023 DevOps performance
 *     clusters, 6 October 2023: table of the levels</a>
 * @since 0.1
 */
public record DoraThresholds(LocalDate validFrom, String source, Bounds elite, Bounds high, Bounds medium)
        implements Serializable {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Ratio DAILY = Ratio.ONE;
    private static final Ratio WEEKLY = Ratio.of(1, 7);
    private static final Ratio MONTHLY = Ratio.of(1, 30);

    /** The report of 2023: fail rates of 5, 10 and 15 percent, recovery in an hour, a day and a week. */
    public static final DoraThresholds REPORT_2023 = new DoraThresholds(
            LocalDate.of(2023, 11, 1),
            "https://dora.dev/research/2023/dora-report/",
            new Bounds(DAY, DAILY, Ratio.of(5, 100), HOUR),
            new Bounds(WEEK, WEEKLY, Ratio.of(10, 100), DAY),
            new Bounds(MONTH, MONTHLY, Ratio.of(15, 100), WEEK));
    /** The report of 2024: fail rates of 5, 20 and 10 percent, recovery in an hour, a day and a day. */
    public static final DoraThresholds REPORT_2024 = new DoraThresholds(
            LocalDate.of(2024, 11, 1),
            "https://dora.dev/research/2024/dora-report/",
            new Bounds(DAY, DAILY, Ratio.of(5, 100), HOUR),
            new Bounds(WEEK, WEEKLY, Ratio.of(20, 100), DAY),
            new Bounds(MONTH, MONTHLY, Ratio.of(10, 100), DAY));

    private static final List<DoraThresholds> REPORTS = List.of(REPORT_2023, REPORT_2024);

    /** @throws IllegalArgumentException if the source is blank */
    public DoraThresholds {
        Objects.requireNonNull(validFrom, "DoraThresholds.validFrom");
        Guard.text("DoraThresholds.source", source);
        Objects.requireNonNull(elite, "DoraThresholds.elite");
        Objects.requireNonNull(high, "DoraThresholds.high");
        Objects.requireNonNull(medium, "DoraThresholds.medium");
    }

    /** The latest of the reports of 2023 and 2024 on a day; empty before the first. */
    public static Optional<DoraThresholds> on(LocalDate day) {
        return REPORTS.stream()
                .filter(report -> !report.validFrom.isAfter(day))
                .max(Comparator.comparing(DoraThresholds::validFrom));
    }

    /** The level of a change lead time. */
    public PerformanceLevel changeLeadTime(Duration time) {
        return best(bounds -> time.compareTo(bounds.changeLeadTime) < 0);
    }

    /** The level of a deployment frequency. */
    public PerformanceLevel deploymentFrequency(Ratio perDay) {
        return best(bounds -> perDay.compareTo(bounds.deploymentsPerDay) > 0);
    }

    /** The level of a change fail rate. */
    public PerformanceLevel changeFailRate(Ratio rate) {
        return best(bounds -> rate.compareTo(bounds.changeFailRate) <= 0);
    }

    /** The level of a failed deployment recovery time. */
    public PerformanceLevel failedDeploymentRecoveryTime(Duration time) {
        return best(bounds -> time.compareTo(bounds.recoveryTime) < 0);
    }

    private PerformanceLevel best(Predicate<Bounds> kept) {
        if (kept.test(elite)) {
            return PerformanceLevel.ELITE;
        }
        if (kept.test(high)) {
            return PerformanceLevel.HIGH;
        }
        return kept.test(medium) ? PerformanceLevel.MEDIUM : PerformanceLevel.LOW;
    }

    /**
     * The bounds of one level.
     *
     * @param changeLeadTime changes take less
     * @param deploymentsPerDay deployments are more frequent
     * @param changeFailRate at most this share fails
     * @param recoveryTime recovery takes less
     * @since 0.1
     */
    public record Bounds(Duration changeLeadTime, Ratio deploymentsPerDay, Ratio changeFailRate, Duration recoveryTime)
            implements Serializable {
        /** @throws NullPointerException if a bound is missing */
        public Bounds {
            Objects.requireNonNull(changeLeadTime, "Bounds.changeLeadTime");
            Objects.requireNonNull(deploymentsPerDay, "Bounds.deploymentsPerDay");
            Objects.requireNonNull(changeFailRate, "Bounds.changeFailRate");
            Objects.requireNonNull(recoveryTime, "Bounds.recoveryTime");
        }
    }
}
