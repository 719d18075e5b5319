package org.operatingmodel.organisation;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.PersonScoped;

/**
 * A person cannot act during a stretch of time; whoever they delegated to can.
 *
 * @param personId who
 * @param from from when, included
 * @param to to when, excluded
 * @since 0.1
 */
public record Absence(PersonId personId, Instant from, Instant to) implements PersonScoped, Dated {
    /** @throws IllegalArgumentException if {@code to} is not after {@code from} */
    public Absence {
        Objects.requireNonNull(personId, "Absence.personId");
        Guard.inOrder("Absence.from", from, "Absence.to", Objects.requireNonNull(to, "Absence.to"));
    }

    @Override
    public Instant countsFrom() {
        return from;
    }

    @Override
    public Instant expires() {
        return to;
    }
}
