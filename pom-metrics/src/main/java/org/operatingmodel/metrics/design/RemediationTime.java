package org.operatingmodel.metrics.design;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Spell;

/**
 * Time from the report of an accessibility defect to its remediation, over a set of defects.
 *
 * <p>Definition: nearest-rank percentiles; an open defect counts as longer than all closed ones.
 * <p>Unit and range: milliseconds, 0 or more. Empty case: absent without defects, and when the percentile falls among the
 * open ones; the reason then says the least that it is.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 *
 * @param times the times from report to remediation
 * @see <a href="https://doi.org/10.1007/b97377">Klein, Moeschberger, Survival Analysis, 2nd edition, 2003, section 3.2,
 *     Right Censoring</a>
 * @since 0.1
 */
public record RemediationTime(CensoredTimes times) implements Serializable {
    /** No defects. */
    public static final RemediationTime EMPTY = new RemediationTime(CensoredTimes.EMPTY);

    private static final String CONVENTION = "remediation-time: from report to remediation, nearest rank";

    /**
     * The defects that were reported before {@code asOf}.
     *
     * @param defects each from report to remediation
     * @param asOf what happened strictly before it is known
     */
    public static RemediationTime of(Collection<Spell> defects, Instant asOf) {
        return new RemediationTime(CensoredTimes.of(defects, asOf));
    }

    /**
     * The defects of both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     */
    public RemediationTime plus(RemediationTime other) {
        return new RemediationTime(times.plus(other.times));
    }

    /** The median; n counts defects. */
    public Measured<Duration> median() {
        return times.percentile(50, CONVENTION);
    }

    /** The 85th percentile; n counts defects. */
    public Measured<Duration> percentile85() {
        return times.percentile(85, CONVENTION);
    }
}
