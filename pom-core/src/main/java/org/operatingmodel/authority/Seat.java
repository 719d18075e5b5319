package org.operatingmodel.authority;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;

/**
 * The one say that somebody has who holds a role, and who can use it.
 *
 * @param holding by what they hold the role
 * @param people who may use it: the holder, then those to whom they delegated, ordered by delegation
 * @since 0.1
 */
public record Seat(RoleHolding holding, List<Occupant> people) {
    /** @throws NullPointerException if a part is missing */
    public Seat {
        Objects.requireNonNull(holding, "Seat.holding");
        people = List.copyOf(people);
    }

    /** Those who can use it; empty when nobody can. */
    public List<PersonId> actors() {
        return people.stream()
                .filter(person -> person.hindrance() == null)
                .map(Occupant::personId)
                .toList();
    }

    /**
     * Somebody who may use a say.
     *
     * @param personId who
     * @param delegation by what they act for the holder; absent for the holder
     * @param absence by what they are away; absent when they are there
     * @param conflicted whether they, or the holder for whom they would act, asked for the decision
     */
    public record Occupant(
            PersonId personId,
            @Nullable Delegation delegation,
            @Nullable Absence absence,
            boolean conflicted) {
        /** @throws NullPointerException if the person is missing */
        public Occupant {
            Objects.requireNonNull(personId, "Occupant.personId");
        }

        /** Why they cannot act, in words without a full stop; absent when they can. */
        public @Nullable String hindrance() {
            if (absence != null) {
                return "away until " + absence.to();
            }
            return conflicted
                    ? "cannot decide what " + (delegation == null ? "they" : delegation.holder()) + " asked for"
                    : null;
        }
    }
}
