package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.operatingmodel.cadence.Meeting;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.organisation.Membership;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.ProductId;

/**
 * How far teams talk to each other where their products depend on each other.
 *
 * <p>Definition: dependencies between products of which one team answers for both, or people of a team of each have met / all
 * dependencies.
 * <p>Unit and range: dependencies; the ratio 0 to 1. Empty case: absent when no product depends on another.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different dependencies.
 * <p>Limits: teams also talk outside of meetings. A product that no team answers for talks to nobody.
 *
 * @param dependencies the dependencies that are matched among all
 * @see <a href="https://doi.org/10.1145/1180875.1180929">Cataldo, Wagstrom, Herbsleb, Carley, Identification of Coordination
 *     Requirements, CSCW 2006</a>
 * @since 0.1
 */
public record Congruence(Share dependencies) implements Serializable {
    /** No dependencies. */
    public static final Congruence EMPTY = new Congruence(Share.EMPTY);

    /**
     * What is known of an organisation and of what its products need from each other.
     *
     * @param dependencies what products need from each other
     * @param ownerships who answers for which product
     * @param teams the teams and their people
     * @param meetings the meetings that were held
     */
    public record Known(
            Collection<Dependency> dependencies,
            Collection<Ownership> ownerships,
            Collection<Team> teams,
            Collection<Meeting> meetings) {
        /** @throws NullPointerException if a part is missing */
        public Known {
            dependencies = List.copyOf(dependencies);
            ownerships = List.copyOf(ownerships);
            teams = List.copyOf(teams);
            meetings = List.copyOf(meetings);
        }
    }

    /**
     * The congruence as of an instant.
     *
     * @param known the organisation and its products
     * @param window how long before the instant a meeting may have been held
     * @param asOf the instant as of which is looked
     */
    public static Congruence of(Known known, Duration window, Instant asOf) {
        return new Congruence(Share.of(known.dependencies(), matched(known, window, asOf)));
    }

    /** The dependencies that a count of {@link #of} consists of, in their order. */
    public static List<Dependency> behind(Share.Count count, Known known, Duration window, Instant asOf) {
        return Share.behind(count, known.dependencies(), matched(known, window, asOf));
    }

    private static Predicate<Dependency> matched(Known known, Duration window, Instant asOf) {
        Map<ProductId, Set<TeamId>> owners = new HashMap<>();
        for (Ownership ownership : known.ownerships()) {
            if (ownership.presenceAt(asOf) == Presence.COUNTS) {
                owners.computeIfAbsent(ownership.productId(), id -> new HashSet<>())
                        .add(ownership.teamId());
            }
        }
        Map<TeamId, Set<TeamId>> talkTo = new HashMap<>();
        for (Meeting meeting : known.meetings()) {
            if (meeting.heldWithin(window, asOf)) {
                Set<TeamId> there = teams(known.teams(), meeting);
                there.forEach(team ->
                        talkTo.computeIfAbsent(team, id -> new HashSet<>()).addAll(there));
            }
        }
        return dependency -> {
            Set<TeamId> needing = owners.getOrDefault(dependency.productId(), Set.of());
            Set<TeamId> needed = owners.getOrDefault(dependency.dependsOn(), Set.of());
            return !Collections.disjoint(needing, needed)
                    || needing.stream()
                            .anyMatch(team -> !Collections.disjoint(talkTo.getOrDefault(team, Set.of()), needed));
        };
    }

    private static Set<TeamId> teams(Collection<Team> teams, Meeting meeting) {
        Set<PersonId> people =
                meeting.attendees().stream().map(Membership::personId).collect(Collectors.toSet());
        return teams.stream()
                .filter(team -> !Collections.disjoint(team.members(), people))
                .map(Team::id)
                .collect(Collectors.toSet());
    }

    /** The dependencies of both, of which none is in both. */
    public Congruence plus(Congruence other) {
        return new Congruence(dependencies.plus(other.dependencies));
    }

    /** Share of the dependencies that are matched; n counts dependencies. */
    public Measured<Ratio> ratio() {
        return dependencies.ratio(
                Basis.timeless("fraction", "congruence: dependencies whose teams talk / dependencies"),
                "No product depends on another.");
    }
}
