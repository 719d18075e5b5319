package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.metrics.flow.Window;

class TeamStabilityTest {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-11T00:00:00Z");
    private static final Window WINDOW = new Window(FROM, TO);

    /** A window of 10 days: two members all along, one who leaves after 5 days, one who joins on the fifth. */
    private static final List<Spell> TEAM = List.of(stay(-90, null), stay(-10, 99), stay(-20, 5), stay(5, null));

    @Test
    void churn_is_those_who_left_per_average_member() {
        // 10 + 10 + 5 + 5 = 30 member days in 10 days: 3 members on average; 1 left
        assertThat(TeamStability.of(TEAM, WINDOW).churn())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 3),
                        1,
                        Basis.asOf(TO, "leavers per average member", "team-churn: left / (member time / window)")));
    }

    @Test
    void tenure_is_that_of_those_who_are_there_at_the_end() {
        // 100, 20 and 5 days at the end
        TeamStability team = TeamStability.of(TEAM, WINDOW);
        assertThat(team.tenure(50))
                .isEqualTo(Measured.value(
                        Duration.ofDays(20),
                        3,
                        Basis.asOf(
                                TO,
                                "milliseconds",
                                "team-tenure: since joining, of members at the end, nearest rank")));
        assertThat(present(team.tenure(100))).isEqualTo(Duration.ofDays(100));
    }

    @Test
    void a_temporary_team_leaves_as_a_whole() {
        // 4 people for 4 of 10 days: 1.6 members on average, of whom 4 left
        TeamStability team = TeamStability.of(List.of(stay(2, 6), stay(2, 6), stay(2, 6), stay(2, 6)), WINDOW);
        assertThat(present(team.churn())).isEqualTo(Ratio.of(5, 2));
        assertThat(reasonOf(team.tenure(50))).isEqualTo("The teams have no members at the end of the window.");
    }

    @Test
    void the_window_includes_its_start_and_excludes_its_end() {
        assertThat(of(stay(-5, 0))).isEqualTo(new TeamStability(Histogram.EMPTY, 1, BigInteger.ZERO, WINDOW));
        assertThat(of(stay(-5, -1))).isEqualTo(new TeamStability(Histogram.EMPTY, 0, BigInteger.ZERO, WINDOW));
        assertThat(of(stay(0, 10)))
                .isEqualTo(new TeamStability(Histogram.of(days(10).toMillis()), 0, millis(10), WINDOW));
        assertThat(of(stay(10, null))).isEqualTo(new TeamStability(Histogram.EMPTY, 0, BigInteger.ZERO, WINDOW));
        assertThat(of(stay(12, 15))).isEqualTo(new TeamStability(Histogram.EMPTY, 0, BigInteger.ZERO, WINDOW));
        assertThat(reasonOf(of(stay(-5, 0)).churn())).isEqualTo("The teams had no members in the window.");
    }

    @Test
    void teams_of_one_window_merge() {
        TeamStability one = TeamStability.of(TEAM.subList(0, 1), WINDOW);
        TeamStability other = TeamStability.of(TEAM.subList(1, 4), WINDOW);
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(TeamStability.of(TEAM, WINDOW));
        assertThat(one.plus(TeamStability.EMPTY)).isEqualTo(one).isEqualTo(TeamStability.EMPTY.plus(one));
        // the next window, of the same length
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.plus(TeamStability.of(TEAM, new Window(TO, TO.plus(days(10))))))
                .withMessage(
                        "TeamStability.window must be 'Window[from=2026-06-01T00:00:00Z, to=2026-06-11T00:00:00Z]' as "
                                + "well, but was 'Window[from=2026-06-11T00:00:00Z, to=2026-06-21T00:00:00Z]'. "
                                + "Take both over the same window.");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new TeamStability(Histogram.EMPTY, Long.MAX_VALUE, BigInteger.ZERO, WINDOW)
                        .plus(new TeamStability(Histogram.EMPTY, 1, BigInteger.ZERO, WINDOW)));
    }

    @Test
    void numbers_are_not_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TeamStability(Histogram.of(-1, 5), 0, BigInteger.ZERO, WINDOW))
                .withMessage("TeamStability.tenures must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TeamStability(Histogram.EMPTY, -1, BigInteger.ZERO, WINDOW))
                .withMessage("TeamStability.left must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TeamStability(Histogram.EMPTY, 0, BigInteger.ONE.negate(), WINDOW))
                .withMessage("TeamStability.memberMillis must not be negative, but was '-1'. Use 0 or more.");
        assertThatNullPointerException()
                .isThrownBy(() -> new TeamStability(Histogram.of(1), 0, BigInteger.ZERO, null))
                .withMessage("TeamStability.window");
        assertThatNullPointerException()
                .isThrownBy(() -> new TeamStability(Histogram.EMPTY, 1, BigInteger.ZERO, null))
                .withMessage("TeamStability.window");
        assertThatNullPointerException()
                .isThrownBy(() -> new TeamStability(Histogram.EMPTY, 0, BigInteger.ONE, null))
                .withMessage("TeamStability.window");
        assertThat(reasonOf(TeamStability.EMPTY.churn())).isEqualTo("The teams had no members in the window.");
    }

    @Test
    void the_memberships_behind_a_count_are_listed() {
        Map<String, Spell> stays = Map.of(
                "founder", stay(-90, null),
                "leaver", stay(-20, 5),
                "left at the start", stay(-5, 0),
                "left before", stay(-5, -1),
                "joins at the end", stay(10, null));
        List<String> people = List.of("joins at the end", "left before", "left at the start", "leaver", "founder");
        assertThat(TeamStability.behind(TeamStability.Count.LEFT, people, stays::get, WINDOW))
                .containsExactly("left at the start", "leaver");
        assertThat(TeamStability.behind(TeamStability.Count.MEMBERS, people, stays::get, WINDOW))
                .containsExactly("founder");
    }

    private static TeamStability of(Spell stay) {
        return TeamStability.of(List.of(stay), WINDOW);
    }

    /** A stay in days from the start of the window. */
    private static Spell stay(int joined, @Nullable Integer left) {
        return new Spell(FROM.plus(days(joined)), left == null ? null : FROM.plus(days(left)));
    }

    private static BigInteger millis(int days) {
        return BigInteger.valueOf(days(days).toMillis());
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
