package org.operatingmodel.organisation;

import java.util.Objects;

/**
 * A person takes part and speaks for a discipline.
 *
 * @param personId who
 * @param discipline for what
 * @since 0.1
 */
public record Membership(PersonId personId, Discipline discipline) {
    /** @throws NullPointerException if a part is missing */
    public Membership {
        Objects.requireNonNull(personId, "Membership.personId");
        Objects.requireNonNull(discipline, "Membership.discipline");
    }
}
