package org.operatingmodel.testkit.law;

import java.time.Instant;
import java.util.stream.Stream;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;

/** Who can act at an instant. */
final class People {
    private People() {}

    /** Whether somebody is not away. */
    static boolean there(Portfolio portfolio, PersonId person, Instant at) {
        return portfolio.absences().stream()
                .noneMatch(
                        each -> each.personId().equals(person) && !at.isBefore(each.from()) && at.isBefore(each.to()));
    }

    /** Whether somebody holds a role, or has a delegation from somebody who does. */
    static boolean holdsOrActsFor(Portfolio portfolio, PersonId person, RoleId role, Instant at) {
        Stream<PersonId> holders = portfolio.delegations().stream()
                .filter(each -> each.delegate().equals(person) && each.roleId().equals(role))
                .filter(each -> !at.isBefore(each.from()) && at.isBefore(each.to()))
                .map(Delegation::holder);
        return Stream.concat(Stream.of(person), holders)
                .anyMatch(holder -> portfolio.roleHoldings().stream()
                        .anyMatch(each ->
                                each.personId().equals(holder) && each.roleId().equals(role) && each.heldAt(at)));
    }
}
