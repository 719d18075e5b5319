package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * How much an organisation has in progress at once, and how much of what is proposed it completes.
 *
 * <p>Definition: an initiative is proposed for a period when it was proposed before the end and not completed before the
 * start; in progress when it was started before the end and not completed before it.
 * <p>Unit and range: initiatives, 0 or more. Empty case: each ratio says its own.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over parts of the organisation in
 * the same period. Periods are not merged: what is carried over would count in each.
 * <p>Limits: initiatives count alike, whatever their size.
 *
 * @param inProgress how many are in progress at the end of the period
 * @param proposed how many are proposed for the period
 * @param completed how many of them are completed in it
 * @see <a href="https://doi.org/10.1287/opre.9.3.383">Little, A Proof for the Queuing Formula L = λW, Operations Research
 *     9(3), 1961</a>
 * @since 0.1
 */
public record Concurrency(long inProgress, long proposed, long completed) implements Serializable {
    /** Nothing is proposed. */
    public static final Concurrency EMPTY = new Concurrency(0, 0, 0);

    /** @throws IllegalArgumentException if a count is negative, or more is in progress and completed than is proposed */
    public Concurrency {
        Guard.notNegative("Concurrency.inProgress", inProgress);
        Guard.notNegative("Concurrency.completed", completed);
        if (Math.addExact(inProgress, completed) > proposed) {
            throw new IllegalArgumentException("Concurrency.proposed must be at least inProgress '" + inProgress
                    + "' and completed '" + completed + "' together, but was '" + proposed
                    + "'. Count in proposed what is carried over too.");
        }
    }

    /**
     * The initiatives of a period.
     *
     * @param initiatives initiatives, in any order; those that are not proposed for the period are left out
     * @param from the start of the period, included
     * @param to the end of the period, excluded
     * @throws IllegalArgumentException if the period does not end after it starts
     */
    public static Concurrency of(Collection<Initiative> initiatives, Instant from, Instant to) {
        Guard.inOrder("from", from, "to", to);
        long inProgress = 0;
        long proposed = 0;
        long completed = 0;
        for (Initiative initiative : initiatives) {
            if (before(initiative.proposedAt(), to) && !before(initiative.completedAt(), from)) {
                proposed++;
                if (before(initiative.completedAt(), to)) {
                    completed++;
                } else if (before(initiative.startedAt(), to)) {
                    inProgress++;
                }
            }
        }
        return new Concurrency(inProgress, proposed, completed);
    }

    private static boolean before(@Nullable Instant instant, Instant limit) {
        return instant != null && instant.isBefore(limit);
    }

    /**
     * The initiatives of both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public Concurrency plus(Concurrency other) {
        return new Concurrency(
                inProgress + other.inProgress, Math.addExact(proposed, other.proposed), completed + other.completed);
    }

    /** Proposed per completed initiative, 1 or more. Absent when none is completed; n counts proposed ones. */
    public Measured<Ratio> proposedToCompleted() {
        Basis basis = Basis.timeless("proposed per completed", "proposed-to-completed: proposed / completed");
        return completed == 0
                ? Measured.absent("None of " + proposed + " proposed initiatives is completed.", proposed, basis)
                : Measured.value(Ratio.of(proposed, completed), proposed, basis);
    }

    /**
     * Share of the proposed initiatives that can be completed in the period: capacity / proposed, at most 1. Absent when
     * none is proposed; n counts proposed ones.
     *
     * @param capacity how many can be completed in a period of this length, such as the throughput of the one before
     * @throws IllegalArgumentException if it is negative
     */
    public Measured<Ratio> completableShare(Ratio capacity) {
        if (capacity.signum() < 0) {
            throw new IllegalArgumentException(
                    "capacity must not be negative, but was '" + capacity + "'. Use 0 or more.");
        }
        Basis basis = Basis.timeless(
                "share of the proposed initiatives", "completable-share: capacity / proposed, at most 1");
        if (proposed == 0) {
            return Measured.absent("No initiative is proposed.", 0, basis);
        }
        Ratio share = capacity.dividedBy(Ratio.of(proposed, 1));
        return Measured.value(share.compareTo(Ratio.ONE) > 0 ? Ratio.ONE : share, proposed, basis);
    }
}
