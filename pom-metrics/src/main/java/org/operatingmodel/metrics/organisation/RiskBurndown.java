package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Spell;

/**
 * How the open risks of a backlog become fewer, from instant to instant.
 *
 * <p>Definition: at an instant, all risks that were raised before it, and those of them that were closed before it; the rest
 * is open. The burn rate is how many fewer are open at the last instant than at the first, per day of 24 hours.
 * <p>Unit and range: risks, 0 or more; the rate any, below 0 when the backlog grows. Empty case: no share while nothing is
 * raised, no rate with fewer than two instants.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact; over different risks at the
 * same instants.
 * <p>Limits: risks count alike, where the source adds up probability times loss; burn down those of one severity apart. One
 * that is raised again is another risk.
 *
 * @param closed the closed ones of all risks raised, at each instant
 * @see <a href="https://www.mountaingoatsoftware.com/blog/managing-risk-on-agile-projects-with-the-risk-burndown-chart">Cohn,
 *     Managing Risk on Agile Projects with the Risk Burndown Chart, 2010</a>
 * @since 0.1
 */
public record RiskBurndown(SortedMap<Instant, Share> closed) implements Serializable {
    /** No instants. */
    public static final RiskBurndown EMPTY = new RiskBurndown(Collections.emptySortedMap());

    private static final Ratio DAY = Ratio.of(Duration.ofDays(1), Duration.ofSeconds(1));

    /** @throws IllegalArgumentException if fewer risks are raised or closed than at an earlier instant */
    public RiskBurndown {
        closed = Collections.unmodifiableSortedMap(new TreeMap<>(closed));
        Share before = Share.EMPTY;
        for (Map.Entry<Instant, Share> at : closed.entrySet()) {
            Share now = at.getValue();
            if (now.part() < before.part() || now.whole() < before.whole()) {
                throw new IllegalArgumentException("RiskBurndown.closed must not fall, but was '" + now + "' at '"
                        + at.getKey() + "' after '" + before + "'. Count all that were raised, and closed, before it.");
            }
            before = now;
        }
    }

    /**
     * The burn-down of risks.
     *
     * @param risks the risks, each from being raised to being closed
     * @param at the instants, such as the ends of months, in any order; the last one is the horizon
     */
    public static RiskBurndown of(Collection<Spell> risks, Collection<Instant> at) {
        TreeMap<Instant, Share> steps = new TreeMap<>();
        at.forEach(instant -> steps.put(instant, Share.EMPTY));
        TreeMap<Instant, Long> raised = new TreeMap<>();
        TreeMap<Instant, Long> closed = new TreeMap<>();
        for (Spell risk : risks) {
            count(raised, steps.higherKey(risk.start()));
            Instant end = risk.end();
            count(closed, end == null ? null : steps.higherKey(end));
        }
        long raisedBefore = 0;
        long closedBefore = 0;
        for (Map.Entry<Instant, Share> step : steps.entrySet()) {
            raisedBefore += raised.getOrDefault(step.getKey(), 0L);
            closedBefore += closed.getOrDefault(step.getKey(), 0L);
            step.setValue(new Share(closedBefore, raisedBefore));
        }
        return new RiskBurndown(steps);
    }

    private static void count(Map<Instant, Long> counts, @Nullable Instant at) {
        if (at != null) {
            counts.merge(at, 1L, Long::sum);
        }
    }

    /**
     * The risks that are closed at an instant, or open, in their order.
     *
     * @param count whether those that are closed or the rest, which is open
     * @param risks the risks
     * @param spell from when to when a risk was open: the one that {@link #of} is given
     * @param at the instant
     */
    public static <T> List<T> behind(
            Share.Count count, Collection<T> risks, Function<? super T, Spell> spell, Instant at) {
        return Share.behind(
                count,
                risks.stream()
                        .filter(risk -> spell.apply(risk).start().isBefore(at))
                        .toList(),
                risk -> spell.apply(risk).closedAt(at));
    }

    /**
     * The risks of both.
     *
     * @throws IllegalArgumentException if they are counted at different instants
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public RiskBurndown plus(RiskBurndown other) {
        if (closed.isEmpty() || other.closed.isEmpty()) {
            return closed.isEmpty() ? other : this;
        }
        Guard.same("RiskBurndown.closed", closed.keySet(), other.closed.keySet(), "Count both at the same instants.");
        TreeMap<Instant, Share> sums = new TreeMap<>(closed);
        other.closed.forEach((at, share) -> sums.merge(at, share, Share::plus));
        return new RiskBurndown(sums);
    }

    /**
     * How many risks are open at one of the instants, 0 or more.
     *
     * @throws IllegalArgumentException if risks are not counted at that instant
     */
    public long open(Instant at) {
        Share share = at(at);
        return share.whole() - share.part();
    }

    /**
     * Share of the risks raised that are closed at one of the instants, 0 to 1. Absent while none was raised; n counts
     * risks raised.
     *
     * @throws IllegalArgumentException if risks are not counted at that instant
     */
    public Measured<Ratio> closedShare(Instant at) {
        return at(at).ratio(
                        Basis.asOf(at, "fraction", "risks-closed: closed / raised"),
                        "No risk was raised before " + at + ".");
    }

    private Share at(Instant at) {
        Share share = closed.get(at);
        if (share == null) {
            throw new IllegalArgumentException(
                    "at must be one of " + closed.keySet() + ", but was '" + at + "'. Count the risks there, too.");
        }
        return share;
    }

    /**
     * How many fewer risks are open at the last instant than at the first, per day. Absent with fewer than two instants; n
     * counts risks raised before the last.
     */
    public Measured<Ratio> burnRate() {
        String convention = "risk-burn-rate: (open at the first instant - open at the last) / days between";
        if (closed.size() < 2) {
            return Measured.absent(
                    "There must be at least 2 instants, but there were " + closed.size() + ".",
                    closed.values().stream().mapToLong(Share::whole).sum(),
                    new Basis("risks per day", convention, closed.isEmpty() ? null : closed.lastKey()));
        }
        Instant first = closed.firstKey();
        Instant last = closed.lastKey();
        return Measured.value(
                Ratio.of(open(first), 1)
                        .minus(Ratio.of(open(last), 1))
                        .times(DAY)
                        .dividedBy(Ratio.of(Duration.between(first, last), Duration.ofSeconds(1))),
                at(last).whole(),
                Basis.asOf(last, "risks per day", convention));
    }
}
