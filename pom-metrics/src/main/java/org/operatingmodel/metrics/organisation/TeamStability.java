package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.metrics.flow.Window;

/**
 * How long people stay in their teams, over a window.
 *
 * <p>Definition: tenure is the time since a member who is there at the end joined; churn is those who left in the window
 * divided by the average number of members, which is their time in the window divided by its length.
 * <p>Unit and range: milliseconds for tenure; churn is a multiple of the average number of members, 0 or more. Empty case:
 * absent without members.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact; over teams in the same
 * window.
 * <p>Limits: churn is that of the window; it is not scaled to a year. Somebody who changes teams leaves one.
 *
 * @param tenures the time since each member at the end joined
 * @param left how many left in the window
 * @param memberMillis the time of all members in the window, in milliseconds
 * @param window the window; absent for {@link #EMPTY}
 * @see <a href="https://www.iso.org/standard/69338.html">ISO 30414:2018, Human capital reporting: turnover rate</a>
 * @since 0.1
 */
public record TeamStability(
        Histogram tenures,
        long left,
        BigInteger memberMillis,
        @Nullable Window window) implements Serializable {
    /** No members. */
    public static final TeamStability EMPTY = new TeamStability(Histogram.EMPTY, 0, BigInteger.ZERO, null);

    /**
     * @throws IllegalArgumentException if a number is negative
     * @throws NullPointerException if there are members in no window
     */
    public TeamStability {
        Guard.notNegative("TeamStability.tenures", tenures.min().orElse(0));
        Guard.notNegative("TeamStability.left", left);
        if (memberMillis.signum() < 0) {
            throw new IllegalArgumentException(
                    "TeamStability.memberMillis must not be negative, but was '" + memberMillis + "'. Use 0 or more.");
        }
        if (tenures.n() > 0 || left > 0 || memberMillis.signum() > 0) {
            Objects.requireNonNull(window, "TeamStability.window");
        }
    }

    /**
     * The stability of teams in a window.
     *
     * @param memberships one for each stay of a person in a team, from joining to leaving
     * @param window the window
     */
    public static TeamStability of(Collection<Spell> memberships, Window window) {
        BigInteger memberMillis = BigInteger.ZERO;
        for (Spell membership : memberships) {
            Instant end = membership.end();
            Instant joined = membership.start().isBefore(window.from()) ? window.from() : membership.start();
            Instant there = end == null || end.isAfter(window.to()) ? window.to() : end;
            if (joined.isBefore(there)) {
                memberMillis = memberMillis.add(
                        BigInteger.valueOf(Duration.between(joined, there).toMillis()));
            }
        }
        return new TeamStability(
                Histogram.of(behind(Count.MEMBERS, memberships, Function.identity(), window).stream()
                        .mapToLong(membership -> Duration.between(membership.start(), window.to())
                                .toMillis())
                        .toArray()),
                behind(Count.LEFT, memberships, Function.identity(), window).size(),
                memberMillis,
                window);
    }

    /**
     * The memberships that a count consists of, in their order.
     *
     * @param count what is counted
     * @param memberships one for each stay of a person in a team
     * @param stay from joining to leaving: the one that {@link #of} is given
     * @param window the window
     */
    public static <T> List<T> behind(
            Count count, Collection<T> memberships, Function<? super T, Spell> stay, Window window) {
        return memberships.stream()
                .filter(membership -> {
                    Spell spell = stay.apply(membership);
                    return count == Count.MEMBERS
                            ? spell.openAt(window.to())
                            : spell.closedAt(window.to()) && !spell.closedAt(window.from());
                })
                .toList();
    }

    /**
     * What is counted.
     *
     * @since 0.1
     */
    public enum Count {
        /** Those who are there at the end of the window. */
        MEMBERS,
        /** Those who left in the window. */
        LEFT
    }

    /**
     * The teams of both.
     *
     * @throws IllegalArgumentException if their windows differ
     * @throws ArithmeticException if more than {@link Long#MAX_VALUE} left
     */
    public TeamStability plus(TeamStability other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Guard.same("TeamStability.window", window, other.window, "Take both over the same window.");
        return new TeamStability(
                tenures.plus(other.tenures),
                Math.addExact(left, other.left),
                memberMillis.add(other.memberMillis),
                window);
    }

    /**
     * Nearest-rank percentile of the tenure. Absent when nobody is there at the end; n counts members then.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> tenure(int percent) {
        Basis basis = basis("milliseconds", "team-tenure: since joining, of members at the end, nearest rank");
        OptionalLong tenure = tenures.nearestRank(percent);
        return tenure.isEmpty()
                ? Measured.absent("The teams have no members at the end of the window.", 0, basis)
                : Measured.value(Duration.ofMillis(tenure.getAsLong()), tenures.n(), basis);
    }

    /** Those who left per average member. Absent when nobody was a member for any time; n counts those who left. */
    public Measured<Ratio> churn() {
        Basis basis = basis("leavers per average member", "team-churn: left / (member time / window)");
        return window == null || memberMillis.signum() == 0
                ? Measured.absent("The teams had no members in the window.", left, basis)
                : Measured.value(
                        new Ratio(
                                BigInteger.valueOf(left)
                                        .multiply(BigInteger.valueOf(
                                                window.length().toMillis())),
                                memberMillis),
                        left,
                        basis);
    }

    private Basis basis(String measuredIn, String convention) {
        return new Basis(measuredIn, convention, window == null ? null : window.to());
    }
}
