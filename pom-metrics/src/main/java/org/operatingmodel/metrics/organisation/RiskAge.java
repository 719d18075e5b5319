package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.LongStream;
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
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Merge only what is taken as
 * of the same instant.
 * <p>Limits: a percentile knows nothing of risks that were never updated; {@link #updatedWithin} counts them against.
 *
 * @param ages the time since the last update, of each updated risk
 * @param neverUpdated how many risks were only raised
 * @see <a href="https://www.iso.org/standard/65694.html">ISO 31000:2018, Risk management, 6.6, Monitoring and review</a>
 * @since 0.1
 */
public record RiskAge(Histogram ages, long neverUpdated) implements Serializable {
    /** No risks. */
    public static final RiskAge EMPTY = new RiskAge(Histogram.EMPTY, 0);

    /**
     * @throws IllegalArgumentException if an age or the count is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} risks
     */
    public RiskAge {
        Guard.notNegative("RiskAge.ages", ages.min().orElse(0));
        Guard.notNegative("RiskAge.neverUpdated", neverUpdated);
        Math.addExact(ages.n(), neverUpdated);
    }

    /**
     * The ages of the risks that were raised before {@code asOf}.
     *
     * @param open the open risks
     * @param asOf what happened strictly before it is known
     */
    public static RiskAge of(Collection<RiskUpdate> open, Instant asOf) {
        LongStream.Builder ages = LongStream.builder();
        long neverUpdated = 0;
        for (RiskUpdate risk : open) {
            if (risk.raisedAt().isBefore(asOf)) {
                OptionalLong age = risk.updatedAt().stream()
                        .filter(update -> update.isBefore(asOf))
                        .max(Comparator.naturalOrder())
                        .stream()
                        .mapToLong(last -> Duration.between(last, asOf).toMillis())
                        .findFirst();
                age.ifPresent(ages::add);
                neverUpdated += age.isPresent() ? 0 : 1;
            }
        }
        return new RiskAge(Histogram.of(ages.build().toArray()), neverUpdated);
    }

    /**
     * The risks of both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public RiskAge plus(RiskAge other) {
        return new RiskAge(ages.plus(other.ages), Math.addExact(neverUpdated, other.neverUpdated));
    }

    /**
     * Nearest-rank percentile of the time since the last update. Absent when no risk was updated; n counts updated risks.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> percentile(int percent) {
        Basis basis = Basis.timeless("time", "risk-age: since the last update, of updated risks, nearest rank");
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
                        Basis.timeless(
                                "share of the risks", "risk-freshness: updated within " + limit + " / all risks"),
                        "There are no risks.");
    }
}
