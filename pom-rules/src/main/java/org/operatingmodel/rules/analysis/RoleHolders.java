package org.operatingmodel.rules.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;

/**
 * Says which decision rights and escalation steps the people of a portfolio cannot fill, at an instant or later, as far as is
 * known of those who hold roles.
 *
 * @since 0.1
 */
public final class RoleHolders {
    private final Instant asOf;
    private final Map<RoleId, List<RoleHolding>> holdings = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private RoleHolders(Portfolio portfolio, Instant asOf) {
        this.asOf = asOf;
        portfolio
                .roleHoldings()
                .forEach(holding -> holdings.computeIfAbsent(holding.roleId(), role -> new ArrayList<>())
                        .add(holding));
    }

    /**
     * What is to be said about rights and steps, each for the first instant at which nobody is there for it.
     *
     * @param asOf the instant from which on is looked
     * @return warnings, ordered by place; empty when somebody is there for each of them
     */
    public static List<Finding> findings(
            List<Stated<DecisionRight>> rights, List<Stated<EscalationStep>> steps, Portfolio portfolio, Instant asOf) {
        RoleHolders roles = new RoleHolders(portfolio, asOf);
        rights.forEach(roles::right);
        steps.forEach(step -> roles.held(
                step,
                step.statement().to(),
                "A role that a matter is escalated to",
                "a matter at '" + step.statement().id() + "' waits in vain"));
        return roles.findings.stream().sorted().distinct().toList();
    }

    private void right(Stated<DecisionRight> stated) {
        DecisionRight right = stated.statement();
        held(stated, right.role(), "A role that has a say", "in '" + right.decisionId() + "' it is granted to nobody");
        for (Instant instant : instants(stated, right.role())) {
            int there = holders(right.role(), instant);
            if (there > 0 && there < right.quorum()) {
                findings.add(Lint.at(
                        FindingKind.DEAD_END_QUORUM,
                        right.source(),
                        "A quorum must be at most the number of people who hold the role, but '" + right.decisionId()
                                + "' asks for " + right.quorum() + " of '" + right.role() + "', which " + there
                                + (there == 1 ? " person holds" : " people hold") + " as of " + instant + ".",
                        "Ask for fewer, or give the role to more people."));
                return;
            }
        }
    }

    private void held(Stated<?> stated, RoleId role, String subject, String consequence) {
        for (Instant instant : instants(stated, role)) {
            if (holders(role, instant) == 0) {
                findings.add(Lint.at(
                        FindingKind.NOBODY_HOLDS_ROLE,
                        stated.statement().source(),
                        subject + " must be held by somebody, but nobody holds '" + role + "' as of " + instant
                                + ", so " + consequence + ".",
                        "Give the role to somebody, or name another one."));
                return;
            }
        }
    }

    private int holders(RoleId role, Instant instant) {
        Set<PersonId> holders = new HashSet<>();
        for (RoleHolding holding : holdings.getOrDefault(role, List.of())) {
            if (holding.heldAt(instant)) {
                holders.add(holding.personId());
            }
        }
        return holders.size();
    }

    /** From when on those may be fewer who are there for a rule: the instant, when it comes into force, when one stops. */
    private SortedSet<Instant> instants(Stated<?> stated, RoleId role) {
        SortedSet<Instant> instants = new TreeSet<>(Set.of(asOf));
        if (!stated.from().equals(LocalDate.MIN)) {
            instants.add(EffectivePeriod.start(stated.from()));
        }
        for (RoleHolding holding : holdings.getOrDefault(role, List.of())) {
            if (holding.to() != null) {
                instants.add(holding.to());
            }
        }
        instants.removeIf(instant -> instant.isBefore(asOf) || !stated.at(instant));
        return instants;
    }
}
