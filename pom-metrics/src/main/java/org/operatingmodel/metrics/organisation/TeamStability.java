package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Spell;

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
 * @param window the length of the window; zero for {@link #EMPTY}
 * @see <a href="https://www.iso.org/standard/69338.html">ISO 30414:2018, Human capital reporting: turnover rate</a>
 * @since 0.1
 */
public record TeamStability(Histogram tenures, long left, BigInteger memberMillis, Duration window)
        implements Serializable {
    /** No members. */
    public static final TeamStability EMPTY = new TeamStability(Histogram.EMPTY, 0, BigInteger.ZERO, Duration.ZERO);

    /** @throws IllegalArgumentException if a number is negative */
    public TeamStability {
        Guard.notNegative("TeamStability.tenures", tenures.min().orElse(0));
        Guard.notNegative("TeamStability.left", left);
        if (memberMillis.signum() < 0) {
            throw new IllegalArgumentException(
                    "TeamStability.memberMillis must not be negative, but was '" + memberMillis + "'. Use 0 or more.");
        }
        if (window.isNegative()) {
            throw new IllegalArgumentException(
                    "TeamStability.window must not be negative, but was '" + window + "'. Swap start and end.");
        }
    }

    /**
     * The stability of teams in a window.
     *
     * @param memberships one for each stay of a person in a team, from joining to leaving
     * @param from the start of the window, included
     * @param to the end of the window, excluded
     * @throws IllegalArgumentException if the window does not end after it starts
     */
    public static TeamStability of(Collection<Spell> memberships, Instant from, Instant to) {
        Guard.inOrder("from", from, "to", to);
        LongStream.Builder tenures = LongStream.builder();
        long left = 0;
        BigInteger memberMillis = BigInteger.ZERO;
        for (Spell membership : memberships) {
            Instant end = membership.end();
            Instant joined = membership.start().isBefore(from) ? from : membership.start();
            Instant there = end == null || end.isAfter(to) ? to : end;
            if (joined.isBefore(there)) {
                memberMillis = memberMillis.add(
                        BigInteger.valueOf(Duration.between(joined, there).toMillis()));
            }
            if (end != null && end.isBefore(to)) {
                left += end.isBefore(from) ? 0 : 1;
            } else if (membership.start().isBefore(to)) {
                tenures.add(Duration.between(membership.start(), to).toMillis());
            }
        }
        return new TeamStability(
                Histogram.of(tenures.build().toArray()), left, memberMillis, Duration.between(from, to));
    }

    /**
     * The teams of both.
     *
     * @throws IllegalArgumentException if their windows differ in length
     * @throws ArithmeticException if more than {@link Long#MAX_VALUE} left
     */
    public TeamStability plus(TeamStability other) {
        if (!window.isZero() && !other.window.isZero() && !window.equals(other.window)) {
            throw new IllegalArgumentException("TeamStability.window must be '" + window + "' to be merged, but was '"
                    + other.window + "'. Take both over the same window.");
        }
        return new TeamStability(
                tenures.plus(other.tenures),
                Math.addExact(left, other.left),
                memberMillis.add(other.memberMillis),
                window.isZero() ? other.window : window);
    }

    /**
     * Nearest-rank percentile of the tenure. Absent when nobody is there at the end; n counts members then.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> tenure(int percent) {
        Basis basis = Basis.timeless("time", "team-tenure: since joining, of members at the end, nearest rank");
        OptionalLong tenure = tenures.nearestRank(percent);
        return tenure.isEmpty()
                ? Measured.absent("The teams have no members at the end of the window.", 0, basis)
                : Measured.value(Duration.ofMillis(tenure.getAsLong()), tenures.n(), basis);
    }

    /** Those who left per average member. Absent when nobody was a member for any time; n counts those who left. */
    public Measured<Ratio> churn() {
        Basis basis = Basis.timeless("leavers per average member", "team-churn: left / (member time / window)");
        return memberMillis.signum() == 0
                ? Measured.absent("The teams had no members in the window.", left, basis)
                : Measured.value(
                        new Ratio(
                                BigInteger.valueOf(left).multiply(BigInteger.valueOf(window.toMillis())), memberMillis),
                        left,
                        basis);
    }
}
