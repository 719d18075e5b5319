package org.operatingmodel.organisation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.PersonScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A person holds a role during a stretch of time, for everything, for one product, or for the products of one value stream.
 *
 * <p>A holding that has ended is still a fact for rules, because the role may have been held when it mattered; one that
 * begins after the instant of a decision is none. So each pattern over holdings must say when, with {@link #heldAt}.
 *
 * @param personId who
 * @param roleId which role
 * @param productId the product for which alone it is held; absent for all that follows from the value stream
 * @param valueStreamId the value stream for whose products alone it is held; absent for all products
 * @param from from when, included
 * @param to to when, excluded; absent while it has no end
 * @since 0.1
 */
public record RoleHolding(
        PersonId personId,
        RoleId roleId,
        @Nullable ProductId productId,
        @Nullable ValueStreamId valueStreamId,
        Instant from,
        @Nullable Instant to)
        implements PersonScoped, Dated {
    /** @throws IllegalArgumentException if {@code to} is not after {@code from}, or both a product and a value stream are named */
    public RoleHolding {
        Objects.requireNonNull(personId, "RoleHolding.personId");
        Objects.requireNonNull(roleId, "RoleHolding.roleId");
        if (productId != null && valueStreamId != null) {
            throw new IllegalArgumentException(
                    "RoleHolding.valueStreamId must be absent where a product is named, but was '" + valueStreamId
                            + "' beside '" + productId + "'. Leave one out, or write two holdings.");
        }
        Guard.inOrder("RoleHolding.from", from, "RoleHolding.to", to);
    }

    /** A role that is held for everything. */
    public RoleHolding(PersonId personId, RoleId roleId, Instant from, @Nullable Instant to) {
        this(personId, roleId, null, null, from, to);
    }

    /** Whether it is held where a product is decided about, or, without one, what is about no single product. */
    public boolean isFor(@Nullable Product product) {
        if (productId != null) {
            return product != null && product.id().equals(productId);
        }
        return valueStreamId == null
                || product != null && product.valueStreamId().equals(valueStreamId);
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
