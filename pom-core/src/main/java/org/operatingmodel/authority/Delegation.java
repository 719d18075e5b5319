package org.operatingmodel.authority;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.PersonScoped;

/**
 * Somebody who holds a role lets somebody else act in it during a stretch of time.
 *
 * <p>It gives no more than the holder has: it counts only while the holder holds the role, holder and delegate together have
 * one say, and a delegate cannot delegate further.
 *
 * @param id its id, unique among the delegations
 * @param holder who holds the role
 * @param roleId the role
 * @param delegate who may act
 * @param decisionId the kind of decision that it is for; absent for all
 * @param from from when, included
 * @param to to when, excluded
 * @since 0.1
 */
public record Delegation(
        DelegationId id,
        PersonId holder,
        RoleId roleId,
        PersonId delegate,
        @Nullable DecisionId decisionId,
        Instant from,
        Instant to)
        implements PersonScoped, Dated {
    /** @throws IllegalArgumentException if {@code to} is not after {@code from}, or somebody delegates to themselves */
    public Delegation {
        Objects.requireNonNull(id, "Delegation.id");
        Objects.requireNonNull(holder, "Delegation.holder");
        Objects.requireNonNull(roleId, "Delegation.roleId");
        Objects.requireNonNull(delegate, "Delegation.delegate");
        Guard.inOrder("Delegation.from", from, "Delegation.to", Objects.requireNonNull(to, "Delegation.to"));
        if (holder.equals(delegate)) {
            throw new IllegalArgumentException(
                    "Delegation.delegate must be somebody else than the holder, but was '" + delegate + "'.");
        }
    }

    /** Whether it is for decisions of the kind; one for a single kind is not for what is no decision. */
    public boolean isFor(@Nullable DecisionId decision) {
        return decisionId == null || decisionId.equals(decision);
    }

    /** The holder, about whom it is. */
    @Override
    public PersonId personId() {
        return holder;
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
