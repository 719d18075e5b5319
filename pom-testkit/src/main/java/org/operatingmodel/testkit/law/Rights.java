package org.operatingmodel.testkit.law;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.funding.Money;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.testkit.Situation;

/** L8: one role decides, or what is wrong has a name; nobody decides what they asked for; only an overrule beats a veto. */
final class Rights {
    private Rights() {}

    static void check(Policy policy, Situation situation) {
        Portfolio portfolio = situation.portfolio();
        List<Optional<PersonId>> requesters = portfolio.people().isEmpty()
                ? List.of(Optional.empty())
                : List.of(
                        Optional.empty(),
                        Optional.of(portfolio.people().get(0).id()),
                        Optional.of(portfolio
                                .people()
                                .get(portfolio.people().size() - 1)
                                .id()));
        for (DecisionId decision : policy.service().decisions()) {
            for (Optional<PersonId> requester : requesters) {
                DecisionRequest request = new DecisionRequest(
                        decision,
                        situation.request().productId(),
                        situation.request().gateId(),
                        null,
                        requester.orElse(null));
                authority(portfolio, policy.service().whoDecides(portfolio, request, situation.asOf()));
                for (Money amount : policy.amounts(decision)) {
                    authority(
                            portfolio, policy.service().whoDecides(portfolio, request.over(amount), situation.asOf()));
                }
            }
        }
        for (DecisionRecord decision : portfolio.decisions()) {
            DecisionStanding standing = policy.service().standing(portfolio, decision.id(), situation.asOf());
            standing(standing);
            vetoes(policy, portfolio, standing);
        }
    }

    private static void authority(Portfolio portfolio, Authority authority) {
        List<GrantedRight> deciding = authority.rights(RightKind.DECIDES);
        Set<String> different = deciding.stream()
                .map(right -> right.role() + ", " + right.quorum() + " together")
                .collect(Collectors.toCollection(TreeSet::new));
        if (authority.resolution() instanceof Resolution.Decider decider) {
            if (different.size() != 1) {
                throw new Breach("one role is said to decide, though these do: " + different)
                        .with("who decides", authority);
            }
            GrantedRight right = decider.right();
            if (right.seatsFilledBy(right.actors()) < right.quorum()) {
                throw new Breach("'" + right.role() + "' is said to decide, though too few of its people can")
                        .with("who decides", authority);
            }
        } else if (authority.resolution() instanceof Resolution.Conflict && different.size() < 2) {
            throw new Breach("a conflict is named, though no two roles decide").with("who decides", authority);
        }
        for (GrantedRight right : authority.granted()) {
            boolean binding = right.kind() == RightKind.DECIDES || right.kind() == RightKind.OVERRULES;
            PersonId requester = authority.request().requestedBy();
            if (binding && requester != null && right.actors().contains(requester)) {
                throw new Breach("'" + requester + "' " + right.kind().word() + " what they asked for")
                        .with("who decides", authority);
            }
            for (PersonId actor : right.actors()) {
                if (!acts(portfolio, actor, right, authority.asOf())) {
                    throw new Breach("'" + actor + "' neither holds the role '" + right.role()
                                    + "' nor acts for somebody who does, or is away, and yet "
                                    + right.kind().word())
                            .with("who decides", authority);
                }
            }
        }
    }

    /** Whether somebody who is there holds the role, or acts for somebody who does. */
    private static boolean acts(Portfolio portfolio, PersonId person, GrantedRight right, Instant at) {
        return portfolio.people().stream().map(Person::id).anyMatch(person::equals)
                && People.there(portfolio, person, at)
                && People.holdsOrActsFor(portfolio, person, right.role(), at);
    }

    /** What stands without an overrule was vetoed by nobody who could veto alone. */
    private static void vetoes(Policy policy, Portfolio portfolio, DecisionStanding standing) {
        boolean overruled = standing.counted().stream().anyMatch(vote -> vote.say() == RightKind.OVERRULES);
        if (standing.ruling() != Ruling.DECIDED || overruled) {
            return;
        }
        for (Vote vote : standing.counted()) {
            if (vote.say() == RightKind.VETOES
                    && policy
                            .service()
                            .whoDecides(portfolio, standing.authority().request(), vote.castAt())
                            .rights(RightKind.VETOES)
                            .stream()
                            .anyMatch(right ->
                                    right.quorum() == 1 && right.actors().contains(vote.personId()))) {
                throw new Breach("the decision '" + standing.decision().id() + "' stands, though '" + vote.personId()
                                + "' vetoed it and nobody overruled that")
                        .with("who decides", standing.authority())
                        .with("standing", standing.toString());
            }
        }
    }

    private static void standing(DecisionStanding standing) {
        DecisionRecord decision = standing.decision();
        boolean agreed = standing.counted().stream().anyMatch(vote -> vote.say() == RightKind.DECIDES);
        if (standing.counted().size() + standing.refused().size()
                != decision.votes().size()) {
            throw new Breach("a vote of the decision '" + decision.id() + "' is neither counted nor refused")
                    .with("who decides", standing.authority())
                    .with("standing", standing.toString());
        }
        if (standing.ruling() == Ruling.DECIDED && !agreed) {
            throw new Breach("the decision '" + decision.id() + "' stands, though nobody who decides agreed")
                    .with("who decides", standing.authority())
                    .with("standing", standing.toString());
        }
        for (Vote vote : standing.counted()) {
            if (vote.say() == RightKind.DECIDES && vote.personId().equals(decision.requestedBy())) {
                throw new Breach("'" + vote.personId() + "' decided '" + decision.id() + "', which they asked for")
                        .with("who decides", standing.authority())
                        .with("standing", standing.toString());
            }
        }
    }
}
