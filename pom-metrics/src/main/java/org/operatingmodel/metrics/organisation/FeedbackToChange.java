package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Spell;

/**
 * Time from customer feedback to the delivery of the change that it led to, over a set of feedback items.
 *
 * <p>Definition: nearest-rank percentiles; feedback that nothing was delivered for counts as longer than all other.
 * <p>Unit and range: milliseconds, 0 or more. Empty case: absent without feedback, and when the percentile falls among the
 * open items; the reason then says the least that it is.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 * <p>Limits: feedback that was declined is open for ever; leave it out, and count how often that happens.
 *
 * @param times the times from feedback to delivery
 * @see <a href="https://doi.org/10.1007/b97377">Klein, Moeschberger, Survival Analysis, 2nd edition, 2003, section 3.2,
 *     Right Censoring</a>
 * @since 0.1
 */
public record FeedbackToChange(CensoredTimes times) implements Serializable {
    /** No feedback. */
    public static final FeedbackToChange EMPTY = new FeedbackToChange(CensoredTimes.EMPTY);

    private static final String CONVENTION = "feedback-to-change: from feedback to delivered change, nearest rank";

    /**
     * The feedback that came in before {@code asOf}.
     *
     * @param feedback each from feedback to delivered change
     * @param asOf what happened strictly before it is known
     */
    public static FeedbackToChange of(Collection<Spell> feedback, Instant asOf) {
        return new FeedbackToChange(CensoredTimes.of(feedback, asOf));
    }

    /**
     * The feedback of both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     */
    public FeedbackToChange plus(FeedbackToChange other) {
        return new FeedbackToChange(times.plus(other.times));
    }

    /** The median; n counts feedback items. */
    public Measured<Duration> median() {
        return times.percentile(50, CONVENTION);
    }

    /** The 85th percentile; n counts feedback items. */
    public Measured<Duration> percentile85() {
        return times.percentile(85, CONVENTION);
    }
}
