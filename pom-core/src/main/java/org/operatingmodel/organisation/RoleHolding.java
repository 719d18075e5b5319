package org.operatingmodel.organisation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.PersonScoped;

/**
 * A person holds a role during a stretch of time.
 *
 * @param personId who
 * @param roleId which role
 * @param from from when, included
 * @param to to when, excluded; absent while it has no end
 * @since 0.1
 */
public record RoleHolding(
        PersonId personId,
        RoleId roleId,
        Instant from,
        @Nullable Instant to) implements PersonScoped, Dated {
    /** @throws IllegalArgumentException if {@code to} is not after {@code from} */
    public RoleHolding {
        Objects.requireNonNull(personId, "RoleHolding.personId");
        Objects.requireNonNull(roleId, "RoleHolding.roleId");
        Guard.inOrder("RoleHolding.from", from, "RoleHolding.to", to);
    }

    /** Whether the role is held at the instant. */
    @InRules("held at {0}")
    public boolean heldAt(Instant instant) {
        return presenceAt(instant) == Presence.COUNTS;
    }

    @Override
    public Instant countsFrom() {
        return from;
    }

    @Override
    public @Nullable Instant expires() {
        return to;
    }
}
