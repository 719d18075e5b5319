package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloCount;

/**
 * Good events among all events, for an objective that is budgeted by occurrences.
 *
 * <p>Unit and range: events, 0 to {@link Long#MAX_VALUE}.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Only events known up to the
 * same horizon are merged.
 *
 * @param good how many events were good, 0 to {@code total}
 * @param total how many events there were
 * @param horizon up to when they were known; absent for {@link #EMPTY}, and where they have no dates
 * @since 0.1
 */
public record Tally(long good, long total, @Nullable Instant horizon) implements Serializable {
    /** No events. */
    public static final Tally EMPTY = new Tally(0, 0, null);

    /** @throws IllegalArgumentException if a count is negative or good exceeds total */
    public Tally {
        Guard.notNegative("Tally.good", good);
        Guard.notNegative("Tally.total", total);
        if (good > total) {
            throw new IllegalArgumentException("Tally.good must be at most total '" + total + "', but was '" + good
                    + "'. Count every event in total, and the good ones among them in good.");
        }
    }

    /**
     * The events of the counts that are known.
     *
     * @param counts counts of one objective that do not overlap
     * @param asOf up to when they are known; those that end later do not count
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} events
     */
    public static Tally of(Collection<SloCount> counts, Instant asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return behind(counts, asOf).stream()
                .map(count -> new Tally(count.good(), count.total(), asOf))
                .reduce(new Tally(0, 0, asOf), Tally::plus);
    }

    /** The counts whose sum {@link #of} is, in their order. */
    public static List<SloCount> behind(Collection<SloCount> counts, Instant asOf) {
        return Slices.known(counts, asOf).toList();
    }

    /** How many events were not good. */
    public long bad() {
        return total - good;
    }

    /**
     * The events of both.
     *
     * @throws IllegalArgumentException if they are known up to different horizons, or only one of them up to any
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public Tally plus(Tally other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Guard.same("Tally.horizon", horizon, other.horizon, "Take both as of the same instant.");
        return new Tally(good + other.good, Sums.exact("Tally.total", total, other.total), horizon);
    }

    /**
     * The use of an objective's budget, by occurrences: every event counts the same. Absent below the least number of
     * events.
     *
     * @param target the share of good events that is aimed at
     * @param minimumEvents the least number of events, from 1
     * @throws IllegalArgumentException if a number is out of range
     */
    public Measured<BudgetUse> use(BigDecimal target, long minimumEvents) {
        BudgetUse.checkTarget("target", target);
        Guard.positive("minimumEvents", minimumEvents);
        Basis basis = new Basis("events", "occurrences: bad events / all events", horizon);
        if (total < minimumEvents) {
            return Measured.absent(
                    "There must be at least " + minimumEvents + " events, but there were " + total + ".", total, basis);
        }
        return Measured.value(new BudgetUse(target, Ratio.of(bad(), 1), total, horizon), total, basis);
    }
}
