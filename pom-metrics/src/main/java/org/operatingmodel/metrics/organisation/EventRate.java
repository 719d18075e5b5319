package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * How many events, such as changes, major incidents or support tickets, there were in the time that was observed.
 *
 * <p>Definition: the rate is events / observed time; the trend is a rate divided by an earlier one, so 5 is five times as
 * many and 0.25 is 75 percent fewer.
 * <p>Unit and range: events per day of 24 hours, 0 or more. Empty case: absent when no time was observed.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over windows that follow each other.
 * <p>Limits: two rates say nothing about chance; few events make any trend.
 *
 * @param events how many events there were
 * @param observed for how long somebody counted
 * @param horizon when the counting ended; absent for {@link #EMPTY}
 * @see <a href="https://itrevolution.com/product/project-to-product/">Kersten, Project to Product, 2018</a>
 * @since 0.1
 */
public record EventRate(
        long events, Duration observed, @Nullable Instant horizon) implements Serializable {
    /** Nothing was observed. */
    public static final EventRate EMPTY = new EventRate(0, Duration.ZERO, null);

    private static final Ratio DAY = Ratio.of(Duration.ofDays(1), Duration.ofSeconds(1));

    /**
     * @throws IllegalArgumentException if the count or the time is negative, or there are events in no time
     * @throws NullPointerException if time is observed, but it is not said up to when
     */
    public EventRate {
        Guard.notNegative("EventRate.events", events);
        Objects.requireNonNull(observed, "EventRate.observed");
        if (observed.isNegative()) {
            throw new IllegalArgumentException(
                    "EventRate.observed must not be negative, but was '" + observed + "'. Swap start and end.");
        }
        if (observed.isZero() && events > 0) {
            throw new IllegalArgumentException("EventRate.events must be 0 when no time is observed, but was '" + events
                    + "'. Say for how long they were counted.");
        }
        if (!observed.isZero()) {
            Objects.requireNonNull(horizon, "EventRate.horizon");
        }
    }

    /**
     * The events of a window.
     *
     * @param events when events happened, in any order
     * @param from the start of the window, included
     * @param to its end, excluded, and the horizon
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static EventRate of(Collection<Instant> events, Instant from, Instant to) {
        Guard.inOrder("EventRate.from", from, "EventRate.to", Objects.requireNonNull(to, "EventRate.to"));
        long within = events.stream()
                .filter(at -> !at.isBefore(from) && at.isBefore(to))
                .count();
        return new EventRate(within, Duration.between(from, to), to);
    }

    /**
     * The events of both; the horizon is the later one.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}, or over a longer time than can be held
     */
    public EventRate plus(EventRate other) {
        Instant later =
                horizon == null || other.horizon != null && other.horizon.isAfter(horizon) ? other.horizon : horizon;
        return new EventRate(Math.addExact(events, other.events), observed.plus(other.observed), later);
    }

    /** Events per day. Absent when no time was observed; n counts events. */
    public Measured<Ratio> perDay() {
        Basis basis = new Basis("events per day", "event-rate: events / observed days", horizon);
        return observed.isZero()
                ? Measured.absent("No time was observed.", 0, basis)
                : Measured.value(
                        Ratio.of(events, 1).times(DAY).dividedBy(Ratio.of(observed, Duration.ofSeconds(1))),
                        events,
                        basis);
    }

    /**
     * This rate as a multiple of an earlier one. Absent when one of them is, and when the earlier one is 0; n counts the
     * events of both.
     *
     * @param earlier the rate to compare with
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} events
     */
    public Measured<Ratio> trendFrom(EventRate earlier) {
        Basis basis = new Basis("multiple of the earlier rate", "rate-trend: rate / earlier rate", horizon);
        long n = Math.addExact(events, earlier.events);
        if (observed.isZero() || earlier.observed.isZero()) {
            return Measured.absent("No time was observed in one of the two windows.", n, basis);
        }
        return earlier.events == 0
                ? Measured.absent("There were no events in the earlier window to compare with.", n, basis)
                : Measured.value(
                        Ratio.of(events, earlier.events).times(Ratio.of(earlier.observed, observed)), n, basis);
    }
}
