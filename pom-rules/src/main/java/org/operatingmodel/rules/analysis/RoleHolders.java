package org.operatingmodel.rules.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Statement;

/**
 * Says which decision rights and escalation steps the people of a portfolio cannot fill at an instant.
 *
 * @since 0.1
 */
public final class RoleHolders {
    private final Instant asOf;
    private final Map<RoleId, Set<PersonId>> holders = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private RoleHolders(Portfolio portfolio, Instant asOf) {
        this.asOf = asOf;
        for (RoleHolding holding : portfolio.roleHoldings()) {
            if (holding.heldAt(asOf)) {
                holders.computeIfAbsent(holding.roleId(), role -> new LinkedHashSet<>())
                        .add(holding.personId());
            }
        }
    }

    /**
     * What is to be said about rights and steps that are in force at the instant.
     *
     * @return warnings, ordered by place; empty when somebody is there for each of them
     */
    public static List<Finding> findings(
            List<DecisionRight> rights, List<EscalationStep> steps, Portfolio portfolio, Instant asOf) {
        RoleHolders roles = new RoleHolders(portfolio, asOf);
        rights.forEach(roles::right);
        steps.forEach(step -> roles.held(
                step,
                step.to(),
                "A role that a matter is escalated to",
                "a matter at '" + step.id() + "' waits in vain"));
        return roles.findings.stream().sorted().distinct().toList();
    }

    private void right(DecisionRight right) {
        String what = "in '" + right.decisionId() + "' it is granted to nobody";
        held(right, right.role(), "A role that has a say", what);
        int there = holders.getOrDefault(right.role(), Set.of()).size();
        if (there > 0 && there < right.quorum()) {
            findings.add(Lint.at(
                    FindingKind.DEAD_END_QUORUM,
                    right.source(),
                    "A quorum must be at most the number of people who hold the role, but '" + right.decisionId()
                            + "' asks for " + right.quorum() + " of '" + right.role() + "', which " + there
                            + (there == 1 ? " person holds" : " people hold") + " as of " + asOf + ".",
                    "Ask for fewer, or give the role to more people."));
        }
    }

    private void held(Statement statement, RoleId role, String subject, String consequence) {
        if (!holders.containsKey(role)) {
            findings.add(Lint.at(
                    FindingKind.NOBODY_HOLDS_ROLE,
                    statement.source(),
                    subject + " must be held by somebody, but nobody holds '" + role + "' as of " + asOf + ", so "
                            + consequence + ".",
                    "Give the role to somebody, or name another one."));
        }
    }
}
