package org.operatingmodel.outcome;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.operatingmodel.portfolio.InRules;

/**
 * What a metric must come to by a day: an exit criterion that can be computed.
 *
 * @param metricId the metric
 * @param direction which way is better
 * @param bound the value that must be reached, in the metric's unit; a value equal to it reaches it
 * @param due the last day, included and in UTC, on which a value counts; before the year 999999999
 * @since 0.1
 */
public record MetricBound(MetricId metricId, Direction direction, BigDecimal bound, LocalDate due)
        implements Serializable {
    /** @throws IllegalArgumentException if the day is in the last year that there is */
    public MetricBound {
        Objects.requireNonNull(metricId, "MetricBound.metricId");
        Objects.requireNonNull(direction, "MetricBound.direction");
        Objects.requireNonNull(bound, "MetricBound.bound");
        if (due.getYear() == LocalDate.MAX.getYear()) {
            throw new IllegalArgumentException(
                    "MetricBound.due must be before the year 999999999, but was '" + due + "'. Name a day.");
        }
    }

    /** Whether the instant lies on the due day or before. */
    @InRules("{0} is no later than the due day")
    public boolean inTime(Instant observedAt) {
        return observedAt.isBefore(due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Whether the value is at the bound, or on its better side. */
    @InRules("{0} is at the bound or better")
    public boolean reachedBy(BigDecimal value) {
        int compared = value.compareTo(bound);
        return direction == Direction.INCREASE ? compared >= 0 : compared <= 0;
    }
}
