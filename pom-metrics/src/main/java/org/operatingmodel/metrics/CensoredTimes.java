package org.operatingmodel.metrics;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * How long items took, with those that are still open (right-censored), so that what is not done never looks fast.
 *
 * <p>Definition: an open item counts in every percentile as longer than all closed ones. A percentile that falls among
 * the open items is absent; {@link #atLeast} then says the bound that is known.
 * <p>Unit and range: milliseconds, rounded down; 0 or more. Empty case: no percentile.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Only times known up to the
 * same horizon are merged.
 * <p>Limits: choose the items by when they started. A choice by when they ended drops the open ones, and with them the
 * long ones.
 *
 * @param closed the times of the closed items
 * @param open the ages of the open items at the horizon
 * @param horizon what happened strictly before it is known; absent for {@link #EMPTY}, and where times
 *     come without dates, as in a published study
 * @see <a href="https://doi.org/10.1007/b97377">Klein, Moeschberger, Survival Analysis, 2nd edition, 2003, section 3.2,
 *     Right Censoring</a>
 * @since 0.1
 */
public record CensoredTimes(
        Histogram closed, Histogram open, @Nullable Instant horizon) implements Serializable {
    /** No items. */
    public static final CensoredTimes EMPTY = new CensoredTimes(Histogram.EMPTY, Histogram.EMPTY, null);

    /**
     * @throws IllegalArgumentException if a time is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} items
     */
    public CensoredTimes {
        check("CensoredTimes.closed", closed);
        check("CensoredTimes.open", open);
        Math.addExact(closed.n(), open.n());
    }

    private static void check(String what, Histogram times) {
        times.min().ifPresent(least -> {
            if (least < 0) {
                throw new IllegalArgumentException(
                        what + " must hold no negative time, but held '" + least + "'. Swap start and end.");
            }
        });
    }

    /**
     * The times of the spells that started before {@code asOf}; those that did not end before it are open.
     *
     * @param spells the spells, in any order
     * @param asOf what happened strictly before it is known
     * @throws ArithmeticException if a time is longer than {@link Long#MAX_VALUE} milliseconds
     */
    public static CensoredTimes of(Collection<Spell> spells, Instant asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return new CensoredTimes(histogram(Count.CLOSED, spells, asOf), histogram(Count.OPEN, spells, asOf), asOf);
    }

    private static Histogram histogram(Count count, Collection<Spell> spells, Instant asOf) {
        return Histogram.of(behind(count, spells, Function.identity(), asOf).stream()
                .mapToLong(spell -> spell.millisAt(asOf))
                .toArray());
    }

    /**
     * The items that a count consists of, in their order.
     *
     * @param count what is counted
     * @param items what took the times, such as defects
     * @param spell from when to when an item was open: the one that {@link #of} is given
     * @param asOf what happened strictly before it is known
     */
    public static <T> List<T> behind(Count count, Collection<T> items, Function<? super T, Spell> spell, Instant asOf) {
        return items.stream()
                .filter(item -> count == Count.CLOSED
                        ? spell.apply(item).closedAt(asOf)
                        : spell.apply(item).openAt(asOf))
                .toList();
    }

    /**
     * What is counted.
     *
     * @since 0.1
     */
    public enum Count {
        /** Items that ended before the horizon. */
        CLOSED,
        /** Items that started before the horizon, but did not end. */
        OPEN
    }

    /** How many items there are, closed and open. */
    public long n() {
        return closed.n() + open.n();
    }

    /**
     * The items of both.
     *
     * @throws IllegalArgumentException if they are known up to different horizons
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public CensoredTimes plus(CensoredTimes other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Guard.same("CensoredTimes.horizon", horizon, other.horizon, "Take both as of the same instant.");
        return new CensoredTimes(closed.plus(other.closed), open.plus(other.open), horizon);
    }

    /**
     * The nearest-rank percentile, open items counted as longer than all closed ones. Absent without items, and when it
     * falls among the open ones.
     *
     * @param percent 1 to 100
     * @param convention the definition of the times
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> percentile(int percent, String convention) {
        return atLeast(percent, convention).flatMap(bound -> {
            Basis basis = basis(convention);
            long rank = Histogram.share(percent, n(), true);
            return rank > closed.n()
                    ? Measured.absent(
                            "Percentile " + percent + " falls among the " + open.n() + " open of " + n()
                                    + " items; it is at least " + bound + ".",
                            n(),
                            basis)
                    : Measured.value(Duration.ofMillis(closed.ranked(rank)), n(), basis);
        });
    }

    /**
     * The nearest-rank percentile if every open item closed now: the true one is at least that. Absent without items.
     *
     * @param percent 1 to 100
     * @param convention the definition of the times
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> atLeast(int percent, String convention) {
        Histogram.check(percent, 1);
        Basis basis = basis(convention);
        Histogram all = closed.plus(open);
        return all.n() == 0
                ? Measured.absent("There are no items.", 0, basis)
                : Measured.value(Duration.ofMillis(all.ranked(Histogram.share(percent, n(), true))), n(), basis);
    }

    private Basis basis(String convention) {
        return new Basis("milliseconds", convention, horizon);
    }
}
