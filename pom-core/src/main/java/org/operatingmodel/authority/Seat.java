package org.operatingmodel.authority;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.Delegation;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;

/**
 * The one say that somebody has who holds a role: who may use it, and why nobody else.
 *
 * @param holding by what they hold the role
 * @param absence by what they cannot act themselves; absent when they are there
 * @param delegations by what others may act for them; empty when nobody may
 * @param actors who may act, the holder first; empty when nobody can
 * @param leftOut those of them who cannot, because they asked for the decision or are away themselves; empty when there are none
 * @since 0.1
 */
public record Seat(
        RoleHolding holding,
        @Nullable Absence absence,
        List<Delegation> delegations,
        List<PersonId> actors,
        List<PersonId> leftOut) {
    /** @throws NullPointerException if a part is missing */
    public Seat {
        Objects.requireNonNull(holding, "Seat.holding");
        delegations = List.copyOf(delegations);
        actors = List.copyOf(actors);
        leftOut = List.copyOf(leftOut);
    }
}
