package org.operatingmodel.metrics.design;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Spell;

/**
 * Time from a concept to its coded prototype, over a set of concepts.
 *
 * <p>Definition: the nearest-rank median; a concept without a prototype counts as longer than all with one.
 * <p>Unit and range: hours, 0 or more. Empty case: absent without concepts, and when more than half of them wait.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 *
 * @param times the times from concept to prototype
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman, Fan, Sample Quantiles in Statistical Packages,
 *     The American Statistician 50(4), 1996: definition 1</a>
 * @since 0.1
 */
public record TimeToPrototype(CensoredTimes times) implements Serializable {
    /** No concepts. */
    public static final TimeToPrototype EMPTY = new TimeToPrototype(CensoredTimes.EMPTY);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String CONVENTION = "time-to-prototype: from concept to coded prototype, nearest rank";

    /**
     * The concepts that were there before {@code asOf}.
     *
     * @param concepts each from concept to prototype
     * @param asOf what happened strictly before it is known
     */
    public static TimeToPrototype of(Collection<Spell> concepts, Instant asOf) {
        return new TimeToPrototype(CensoredTimes.of(concepts, asOf));
    }

    /**
     * The concepts of both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     */
    public TimeToPrototype plus(TimeToPrototype other) {
        return new TimeToPrototype(times.plus(other.times));
    }

    /** The median, in hours; n counts concepts. */
    public Measured<Ratio> medianHours() {
        Basis basis = new Basis("hours", CONVENTION, times.horizon());
        Measured<Duration> median = times.percentile(50, CONVENTION);
        return median instanceof Measured.Absent<Duration> absent
                ? Measured.absent(absent.reason(), absent.n(), basis)
                : median.flatMap(time -> Measured.value(Ratio.of(time, HOUR), median.n(), basis));
    }
}
