package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A team answers for phases of the work on a product during a stretch of time.
 *
 * @param productId the product
 * @param teamId the team
 * @param phases the phases, at least one
 * @param from from when, included
 * @param to to when, excluded; absent while it has no end
 * @since 0.1
 */
public record Ownership(
        ProductId productId,
        TeamId teamId,
        @NotEmpty Set<WorkPhase> phases,
        Instant from,
        @Nullable Instant to) implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if there is no phase, or {@code to} is not after {@code from} */
    public Ownership {
        Objects.requireNonNull(productId, "Ownership.productId");
        Objects.requireNonNull(teamId, "Ownership.teamId");
        phases = Collections.unmodifiableSet(new TreeSet<>(phases));
        if (phases.isEmpty()) {
            throw new IllegalArgumentException(
                    "Ownership.phases must not be empty, but was '[]'. Name what the team answers for.");
        }
        Guard.inOrder("Ownership.from", from, "Ownership.to", to);
    }

    /** Whether the team answers for the whole way, from design to maintenance. */
    @InRules("spans all phases from design to maintenance")
    public boolean wholeWay() {
        return phases.size() == WorkPhase.values().length;
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
