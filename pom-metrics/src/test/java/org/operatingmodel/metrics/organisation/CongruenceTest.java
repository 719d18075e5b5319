package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.cadence.CadenceId;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.cadence.Meeting;
import org.operatingmodel.cadence.MeetingId;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.organisation.Discipline;
import org.operatingmodel.organisation.Membership;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

class CongruenceTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final ValueStreamId STREAM = new ValueStreamId("growth");

    private static Dependency dependency(String from, String to) {
        return new Dependency(
                new DependencyId(from + "/" + to),
                new ProductId(from),
                new ProductId(to),
                "Something",
                LocalDate.of(2026, 7, 1),
                DependencyState.COMMITTED);
    }

    private static Ownership ownership(String product, String team) {
        return new Ownership(
                new ProductId(product), new TeamId(team), EnumSet.allOf(WorkPhase.class), Instant.EPOCH, null);
    }

    private static Team team(String id, String person) {
        return new Team(new TeamId(id), id, STREAM, List.of(new PersonId(person)));
    }

    private static Meeting meeting(Instant heldAt, String... people) {
        return new Meeting(
                new MeetingId("M-" + heldAt),
                new CadenceId("C"),
                CadenceKind.TEAM_PLANNING,
                STREAM,
                heldAt,
                Stream.of(people)
                        .map(person -> new Membership(new PersonId(person), Discipline.ENGINEERING))
                        .toList(),
                List.of(),
                List.of());
    }

    /** Portal and shop belong to team one, ledger to two, login to three; nobody has archive. */
    private static Congruence.Known known(Meeting... meetings) {
        return new Congruence.Known(
                List.of(
                        dependency("portal", "shop"),
                        dependency("portal", "ledger"),
                        dependency("ledger", "login"),
                        dependency("portal", "archive")),
                List.of(
                        ownership("portal", "one"),
                        ownership("shop", "one"),
                        ownership("ledger", "two"),
                        ownership("login", "three")),
                List.of(team("one", "ana"), team("two", "ben"), team("three", "cal")),
                List.of(meetings));
    }

    @Test
    void only_teams_that_own_both_or_meet_match_a_dependency() {
        Congruence.Known known = known(meeting(AS_OF.minus(MONTH), "ana", "ben"));
        Congruence congruence = Congruence.of(known, MONTH, AS_OF);
        // one team has portal and shop; ana and ben have met; ben and cal have not; nobody has archive: 2 of 4
        assertThat(congruence.dependencies()).isEqualTo(new Share(2, 4));
        assertThat(congruence.ratio())
                .isInstanceOfSatisfying(
                        Measured.Value.class, value -> assertThat(value.value()).isEqualTo(Ratio.of(1, 2)));
        assertThat(Congruence.behind(Share.Count.REST, known, MONTH, AS_OF))
                .containsExactly(dependency("ledger", "login"), dependency("portal", "archive"));
    }

    @Test
    void of_several_teams_that_own_a_product_one_that_meets_the_other_side_is_enough() {
        Congruence.Known known = new Congruence.Known(
                List.of(dependency("portal", "ledger")),
                List.of(ownership("portal", "one"), ownership("portal", "three"), ownership("ledger", "two")),
                List.of(team("one", "ana"), team("two", "ben"), team("three", "cal")),
                List.of(meeting(AS_OF.minusSeconds(1), "cal", "ben")));
        assertThat(Congruence.of(known, MONTH, AS_OF).dependencies()).isEqualTo(new Share(1, 1));
    }

    @Test
    void a_meeting_that_is_too_long_ago_or_still_to_come_matches_nothing() {
        Congruence.Known known = known(
                meeting(AS_OF.minus(MONTH).minusSeconds(1), "ana", "ben"), meeting(AS_OF.plusSeconds(1), "ana", "ben"));
        assertThat(Congruence.of(known, MONTH, AS_OF).dependencies()).isEqualTo(new Share(1, 4));
    }

    @Test
    void a_team_that_no_longer_owns_a_product_or_not_yet_matches_nothing() {
        for (Ownership other : List.of(
                new Ownership(
                        new ProductId("ledger"),
                        new TeamId("one"),
                        EnumSet.allOf(WorkPhase.class),
                        Instant.EPOCH,
                        AS_OF),
                new Ownership(
                        new ProductId("ledger"),
                        new TeamId("one"),
                        EnumSet.allOf(WorkPhase.class),
                        AS_OF.plusNanos(1),
                        null))) {
            Congruence.Known known = new Congruence.Known(
                    List.of(dependency("portal", "ledger")),
                    List.of(ownership("portal", "one"), other, ownership("ledger", "two")),
                    List.of(team("one", "ana"), team("two", "ben")),
                    List.of());
            assertThat(Congruence.of(known, MONTH, AS_OF).dependencies()).isEqualTo(new Share(0, 1));
        }
    }

    @Test
    void parts_merge_and_nothing_has_no_ratio() {
        assertThat(new Congruence(new Share(1, 2)).plus(new Congruence(new Share(0, 1))))
                .isEqualTo(new Congruence(new Share(1, 3)));
        assertThat(reasonOf(Congruence.EMPTY.ratio())).isEqualTo("No product depends on another.");
    }
}
