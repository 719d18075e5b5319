package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

/**
 * Time since the last update of open risks; those that were never updated are counted apart.
 *
 * <p>Unit and range: milliseconds, rounded down; 0 or more. Empty case: absent.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Only risks as of the same
 * instant are merged.
 * <p>Limits: a percentile knows nothing of risks that were never updated; {@link #updatedWithin} counts them against.
 *
 * @param ages the time since the last update, of each updated risk
 * @param neverUpdated how many risks were only raised
 * @param horizon what happened strictly before it is known; absent for {@link #EMPTY}
 * @see <a href="https://www.iso.org/standard/65694.html">ISO 31000:2018, Risk management, 6.6, Monitoring and review</a>
 * @since 0.1
 */
public record RiskAge(
        Histogram ages, long neverUpdated, @Nullable Instant horizon) implements Serializable {
    /** No risks. */
    public static final RiskAge EMPTY = new RiskAge(Histogram.EMPTY, 0, null);

    /**
     * @throws IllegalArgumentException if an age or the count is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} risks
     * @throws NullPointerException if there are risks as of no instant
     */
    public RiskAge {
        Guard.notNegative("RiskAge.ages", ages.min().orElse(0));
        Guard.notNegative("RiskAge.neverUpdated", neverUpdated);
        if (Math.addExact(ages.n(), neverUpdated) > 0) {
            Objects.requireNonNull(horizon, "RiskAge.horizon");
        }
    }

    /**
     * The ages of the risks that were raised before {@code asOf}.
     *
     * @param open the open risks
     * @param asOf what happened strictly before it is known
     */
    public static RiskAge of(Collection<RiskUpdate> open, Instant asOf) {
        return new RiskAge(
                Histogram.of(behind(Count.UPDATED, open, asOf).stream()
                        .flatMap(risk -> lastUpdate(risk, asOf).stream())
                        .mapToLong(last -> Duration.between(last, asOf).toMillis())
                        .toArray()),
                behind(Count.NEVER_UPDATED, open, asOf).size(),
                asOf);
    }

    private static Optional<Instant> lastUpdate(RiskUpdate risk, Instant asOf) {
        return risk.updatedAt().stream().filter(update -> update.isBefore(asOf)).max(Comparator.naturalOrder());
    }

    /**
     * The risks that a count consists of, in their order.
     *
     * @param count what is counted
     * @param open the open risks
     * @param asOf what happened strictly before it is known
     */
    public static List<RiskUpdate> behind(Count count, Collection<RiskUpdate> open, Instant asOf) {
        return open.stream()
                .filter(risk -> risk.raisedAt().isBefore(asOf)
                        && lastUpdate(risk, asOf).isPresent() == (count == Count.UPDATED))
                .toList();
    }

    /**
     * What is counted.
     *
     * @since 0.1
     */
    public enum Count {
        /** Risks that were updated. */
        UPDATED,
        /** Risks that were only raised. */
        NEVER_UPDATED
    }

    /**
     * The risks of both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public RiskAge plus(RiskAge other) {
        return new RiskAge(
                ages.plus(other.ages),
                Math.addExact(neverUpdated, other.neverUpdated),
                Guard.sameHorizon("RiskAge.horizon", horizon, other.horizon));
    }

    /**
     * Nearest-rank percentile of the time since the last update. Absent when no risk was updated; n counts updated risks.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> percentile(int percent) {
        Basis basis =
                new Basis("milliseconds", "risk-age: since the last update, of updated risks, nearest rank", horizon);
        OptionalLong age = ages.nearestRank(percent);
        return age.isEmpty()
                ? Measured.absent("None of " + neverUpdated + " risks was updated.", 0, basis)
                : Measured.value(Duration.ofMillis(age.getAsLong()), ages.n(), basis);
    }

    /**
     * Share of all risks whose last update is at most this old, 0 to 1. Absent without risks; n counts all risks.
     *
     * @param limit the oldest that is fresh
     */
    public Measured<Ratio> updatedWithin(Duration limit) {
        return new Share(ages.countAtMost(limit.toMillis()), ages.n() + neverUpdated)
                .ratio(
                        new Basis("fraction", "risk-freshness: updated within " + limit + " / all risks", horizon),
                        "There are no risks.");
    }
}
