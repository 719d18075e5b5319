package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.authority.DelegationId;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.Resolution.GapReason;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;

/** Law L8: a decision resolves to exactly one decider, or to the name of what is wrong. */
class WhoDecidesProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 4;
    private static final List<PersonId> PEOPLE = List.of(new PersonId("ana"), new PersonId("ben"), new PersonId("cal"));
    private static final List<RoleId> ROLES = List.of(RoleId.EXECUTIVE, RoleId.PRODUCT_LEAD, RoleId.SECURITY);
    private static final DecisionId SCOPE = new DecisionId("scope");

    /** Packs with rights, of which those over an amount are granted only where one is said; made once, for speed. */
    private static final List<Governance> GOVERNANCES = List.of(
            governance(line("decides", 0, 1, "", "")),
            governance(line("decides", 0, 2, "", ""), line("vetoes", 2, 1, "", "")),
            governance(
                    line("decides", 1, 1, "", ""),
                    line("vetoes", 2, 1, "", ""),
                    line("vetoes", 1, 2, "", ""),
                    line("overrules", 0, 1, "@over( \"security\" )", ""),
                    line("overrules", 0, 1, "@over( \"product-lead\" )", "")),
            governance(
                    line("decides", 2, 1, "", ""),
                    line("vetoes", 1, 1, "", ""),
                    line("overrules", 0, 2, "@over( \"product-lead\" )", ""),
                    line("overrules", 2, 1, "@over( \"executive\" )", "")),
            governance(line("decides", 0, 1, "", "gateId != null"), line("vetoes", 2, 1, "", "")),
            Governance.load(pack("one", line("decides", 0, 1, "", "")), pack("two", line("decides", 1, 1, "", ""))),
            Governance.load(pack("one", line("decides", 0, 1, "", "")), pack("two", line("decides", 0, 2, "", ""))));

    private static String line(String kind, int role, int quorum, String more, String conditions) {
        return "rule \"" + kind + " " + ROLES.get(role) + more.replace("\"", "'") + "\" @right( \"" + kind
                + "\" ) @decision( \"scope\" ) @by( \"" + ROLES.get(role) + "\" ) @quorum( \"" + quorum
                + "\" ) " + more + "\nwhen PendingDecision( " + conditions + " ) then end\n";
    }

    private static RulePack pack(String id, String... rules) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        return RulePack.of(manifest, Map.of(id + ".drl", String.join("", rules).getBytes(StandardCharsets.UTF_8)));
    }

    private static Governance governance(String... rules) {
        return Governance.load(pack("house", rules));
    }

    /** The organisation, and what was said to one decision. */
    record World(
            List<RoleHolding> holdings,
            List<Absence> absences,
            List<Delegation> delegations,
            PersonId requester,
            List<Vote> votes) {
        Portfolio portfolio() {
            Portfolio.Builder builder = Portfolio.builder()
                    .roleHoldings(holdings.toArray(RoleHolding[]::new))
                    .absences(absences.toArray(Absence[]::new))
                    .decisions(new DecisionRecord(
                            new DecisionRecordId("D"),
                            SCOPE,
                            "This or that?",
                            null,
                            null,
                            null,
                            requester,
                            START,
                            null,
                            null,
                            votes,
                            null));
            PEOPLE.forEach(person -> builder.people(new Person(person, person.value())));
            for (int i = 0; i < delegations.size(); i++) {
                Delegation each = delegations.get(i);
                builder.delegations(new Delegation(
                        new DelegationId("D-" + i),
                        each.holder(),
                        each.roleId(),
                        each.delegate(),
                        each.decisionId(),
                        each.from(),
                        each.to()));
            }
            return builder.build();
        }

        DecisionRequest request() {
            return DecisionRequest.of("scope").askedBy(requester);
        }

        World without(Vote vote) {
            List<Vote> fewer = new ArrayList<>(votes);
            fewer.remove(vote);
            return new World(holdings, absences, delegations, requester, fewer);
        }
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<PersonId> person = Arbitraries.of(PEOPLE);
        Arbitrary<RoleId> role = Arbitraries.of(ROLES);
        Arbitrary<int[]> days = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.integers().between(2, DAYS + 2))
                .as((from, length) -> new int[] {from, from + length});
        Arbitrary<RoleHolding> holding = Combinators.combine(person, role, days)
                .as((who, what, when) -> new RoleHolding(who, what, day(when[0]), day(when[1])));
        Arbitrary<Absence> absence =
                Combinators.combine(person, days).as((who, when) -> new Absence(who, day(when[0]), day(when[1])));
        Arbitrary<Delegation> delegation = Combinators.combine(
                        person, Arbitraries.integers().between(1, 2), role, days, Arbitraries.of(0, 1, 2))
                .as((who, step, what, when, kind) -> new Delegation(
                        new DelegationId("x"),
                        who,
                        what,
                        PEOPLE.get((PEOPLE.indexOf(who) + step) % PEOPLE.size()),
                        kind == 0 ? null : kind == 1 ? SCOPE : new DecisionId("pricing"),
                        day(when[0]),
                        day(when[1])));
        Arbitrary<Vote> vote = Combinators.combine(
                        person,
                        Arbitraries.of(RightKind.DECIDES, RightKind.VETOES, RightKind.OVERRULES),
                        role,
                        Arbitraries.integers().between(0, DAYS))
                .as((who, say, over, when) -> new Vote(who, say, say == RightKind.OVERRULES ? over : null, day(when)));
        return Combinators.combine(
                        holding.list().ofMinSize(3).ofMaxSize(9),
                        absence.list().ofMaxSize(2),
                        delegation.list().ofMaxSize(3),
                        person,
                        vote.list().ofMaxSize(9).map(votes -> List.copyOf(new LinkedHashSet<>(votes))))
                .as(World::new);
    }

    @Provide
    Arbitrary<Governance> governances() {
        return Arbitraries.of(GOVERNANCES);
    }

    /** Who may act in a role, counted out by trying every way in which people fill seats. */
    private static int fillable(World world, RoleId role, Instant at, boolean binding, Set<PersonId> among) {
        List<Set<PersonId>> seats = new ArrayList<>();
        for (PersonId holder : PEOPLE) {
            boolean holds = world.holdings().stream()
                    .anyMatch(each -> each.personId().equals(holder)
                            && each.roleId().equals(role)
                            && within(at, each.from(), each.to()));
            if (holds) {
                Set<PersonId> able = new TreeSet<>();
                if (!(binding && holder.equals(world.requester()))) {
                    able.add(holder);
                    world.delegations().stream()
                            .filter(each -> each.holder().equals(holder)
                                    && each.roleId().equals(role)
                                    && within(at, each.from(), each.to())
                                    && (each.decisionId() == null
                                            || each.decisionId().equals(SCOPE)))
                            .forEach(each -> able.add(each.delegate()));
                }
                if (binding) {
                    able.remove(world.requester());
                }
                able.removeIf(person -> world.absences().stream()
                        .anyMatch(each -> each.personId().equals(person) && within(at, each.from(), each.to())));
                able.retainAll(among);
                seats.add(able);
            }
        }
        return most(seats, 0, Set.of());
    }

    private static boolean within(Instant at, Instant from, @Nullable Instant to) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    private static int most(List<Set<PersonId>> seats, int seat, Set<PersonId> taken) {
        if (seat == seats.size()) {
            return 0;
        }
        int most = most(seats, seat + 1, taken);
        for (PersonId person : seats.get(seat)) {
            if (!taken.contains(person)) {
                Set<PersonId> more = new TreeSet<>(taken);
                more.add(person);
                most = Math.max(most, 1 + most(seats, seat + 1, more));
            }
        }
        return most;
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void one_role_decides_or_what_is_wrong_has_a_name(
            @ForAll("worlds") World world, @ForAll("governances") Governance governance) {
        Instant asOf = day(2);
        Authority authority = governance.whoDecides(world.portfolio(), world.request(), asOf);
        List<GrantedRight> deciding = authority.rights(RightKind.DECIDES);
        long different = deciding.stream()
                .map(right -> right.role() + " " + right.quorum())
                .distinct()
                .count();
        Statistics.label("resolution").collect(authority.resolution().word());
        Statistics.label("resolution").coverage(coverage -> {
            coverage.check("decider").count(count -> count >= 50);
            coverage.check("gap").count(count -> count >= 50);
            coverage.check("conflict").count(count -> count >= 50);
        });
        if (authority.resolution() instanceof Resolution.Decider decider) {
            assertThat(different).isEqualTo(1);
            assertThat(fillable(world, decider.right().role(), asOf, true, Set.copyOf(PEOPLE)))
                    .isGreaterThanOrEqualTo(decider.right().quorum());
        } else if (authority.resolution() instanceof Resolution.Conflict conflict) {
            assertThat(different).isEqualTo(conflict.rights().size()).isGreaterThan(1);
        } else if (authority.resolution() instanceof Resolution.Gap gap && gap.reason() == GapReason.NO_CASE) {
            assertThat(deciding).isEmpty();
        } else if (authority.resolution() instanceof Resolution.Gap) {
            assertThat(different).isEqualTo(1);
            GrantedRight right = deciding.get(0);
            assertThat(fillable(world, right.role(), asOf, true, Set.copyOf(PEOPLE)))
                    .isLessThan(right.quorum());
        } else {
            throw new AssertionError("no right here is unevaluable, but: " + authority.text());
        }
        for (GrantedRight right : authority.granted()) {
            boolean binding = right.kind() == RightKind.DECIDES || right.kind() == RightKind.OVERRULES;
            assertThat(right.seatsFilledBy(PEOPLE))
                    .isEqualTo(fillable(world, right.role(), asOf, binding, Set.copyOf(PEOPLE)));
            assertThat(!binding || !right.actors().contains(world.requester())).isTrue();
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_veto_beats_approval_and_only_an_overrule_beats_a_veto(
            @ForAll("worlds") World world, @ForAll("governances") Governance governance) {
        DecisionStanding standing = standing(governance, world);
        Statistics.label("ruling").collect(standing.ruling());
        Statistics.label("ruling").coverage(coverage -> {
            for (Ruling ruling : Ruling.values()) {
                coverage.check(ruling).count(count -> count >= 15);
            }
        });
        assertThat(standing.counted().size() + standing.refused().size())
                .isEqualTo(world.votes().size());
        boolean decided = standing.counted().stream().anyMatch(vote -> vote.say() == RightKind.DECIDES);
        boolean vetoed = standing.counted().stream().anyMatch(vote -> vote.say() == RightKind.VETOES);
        boolean overruled = standing.counted().stream().anyMatch(vote -> vote.say() == RightKind.OVERRULES);
        if (standing.ruling() == Ruling.DECIDED) {
            assertThat(decided).isTrue();
            assertThat(standing.counted())
                    .filteredOn(vote -> vote.say() == RightKind.DECIDES)
                    .noneMatch(vote -> vote.personId().equals(world.requester()));
        }
        if (standing.ruling() == Ruling.STOPPED) {
            assertThat(vetoed || overruled).isTrue();
        }
        if (!overruled && standing.ruling() == Ruling.DECIDED) {
            // whoever could veto alone did not
            assertThat(standing.counted())
                    .filteredOn(vote -> vote.say() == RightKind.VETOES)
                    .allMatch(
                            vote -> governance
                                    .whoDecides(world.portfolio(), world.request(), vote.castAt())
                                    .rights(RightKind.VETOES)
                                    .stream()
                                    .filter(right -> right.actors().contains(vote.personId()))
                                    .allMatch(right -> right.quorum() > 1));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_vote_that_does_not_count_changes_nothing(
            @ForAll("worlds") World world, @ForAll("governances") Governance governance) {
        DecisionStanding standing = standing(governance, world);
        for (DecisionStanding.RefusedVote refused : standing.refused()) {
            DecisionStanding without = standing(governance, world.without(refused.vote()));
            assertThat(without.ruling()).isEqualTo(standing.ruling());
            assertThat(without.counted()).isEqualTo(standing.counted());
        }
    }

    private static DecisionStanding standing(Governance governance, World world) {
        return governance.standing(world.portfolio(), new DecisionRecordId("D"), day(DAYS));
    }
}
