package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.Window;

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
 * @param window the period; absent for {@link #EMPTY}
 * @see <a href="https://doi.org/10.1287/opre.9.3.383">Little, A Proof for the Queuing Formula L = λW, Operations Research
 *     9(3), 1961</a>
 * @since 0.1
 */
public record Concurrency(
        long inProgress,
        long proposed,
        long completed,
        @Nullable Window window) implements Serializable {
    /** Nothing is proposed. */
    public static final Concurrency EMPTY = new Concurrency(0, 0, 0, null);

    /**
     * @throws IllegalArgumentException if a count is negative, or more is in progress and completed than is proposed
     * @throws NullPointerException if something is proposed for no period
     */
    public Concurrency {
        Guard.notNegative("Concurrency.inProgress", inProgress);
        Guard.notNegative("Concurrency.completed", completed);
        if (Math.addExact(inProgress, completed) > proposed) {
            throw new IllegalArgumentException("Concurrency.proposed must be at least inProgress '" + inProgress
                    + "' and completed '" + completed + "' together, but was '" + proposed
                    + "'. Count in proposed what is carried over too.");
        }
        if (proposed > 0) {
            Objects.requireNonNull(window, "Concurrency.window");
        }
    }

    /**
     * The initiatives of a period.
     *
     * @param initiatives initiatives, in any order; those that are not proposed for the period are left out
     * @param window the period
     */
    public static Concurrency of(Collection<Initiative> initiatives, Window window) {
        return new Concurrency(
                behind(Count.IN_PROGRESS, initiatives, window).size(),
                behind(Count.PROPOSED, initiatives, window).size(),
                behind(Count.COMPLETED, initiatives, window).size(),
                window);
    }

    /**
     * The initiatives that a count consists of, in their order.
     *
     * @param count what is counted
     * @param initiatives initiatives, in any order
     * @param window the period
     */
    public static List<Initiative> behind(Count count, Collection<Initiative> initiatives, Window window) {
        return initiatives.stream()
                .filter(initiative -> before(initiative.proposedAt(), window.to())
                        && !before(initiative.completedAt(), window.from()))
                .filter(initiative -> switch (count) {
                    case PROPOSED -> true;
                    case COMPLETED -> before(initiative.completedAt(), window.to());
                    case IN_PROGRESS ->
                        before(initiative.startedAt(), window.to()) && !before(initiative.completedAt(), window.to());
                })
                .toList();
    }

    /**
     * What is counted.
     *
     * @since 0.1
     */
    public enum Count {
        /** Initiatives that are in progress at the end of the period. */
        IN_PROGRESS,
        /** Initiatives that are proposed for the period. */
        PROPOSED,
        /** Those of them that are completed in it. */
        COMPLETED
    }

    private static boolean before(@Nullable Instant instant, Instant limit) {
        return instant != null && instant.isBefore(limit);
    }

    /**
     * The initiatives of both.
     *
     * @throws IllegalArgumentException if they are of different periods
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public Concurrency plus(Concurrency other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Guard.same("Concurrency.window", window, other.window, "Take both over the same period.");
        return new Concurrency(
                inProgress + other.inProgress,
                Math.addExact(proposed, other.proposed),
                completed + other.completed,
                window);
    }

    /** Proposed per completed initiative, 1 or more. Absent when none is completed; n counts proposed ones. */
    public Measured<Ratio> proposedToCompleted() {
        Basis basis = basis("proposed per completed", "proposed-to-completed: proposed / completed");
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
        Basis basis = basis("fraction", "completable-share: capacity / proposed, at most 1");
        if (proposed == 0) {
            return Measured.absent("No initiative is proposed.", 0, basis);
        }
        Ratio share = capacity.dividedBy(Ratio.of(proposed, 1));
        return Measured.value(share.compareTo(Ratio.ONE) > 0 ? Ratio.ONE : share, proposed, basis);
    }

    private Basis basis(String measuredIn, String convention) {
        return new Basis(measuredIn, convention, window == null ? null : window.to());
    }
}
