package org.operatingmodel.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A capability as one product provides it, for itself alone or for others, too.
 *
 * <p>It counts from {@code from}, included, to {@code to}, excluded. Two products that provide the same capability have
 * solved it twice.
 *
 * @param id its id, unique among the provided capabilities
 * @param productId the product that provides it
 * @param capabilityId the capability
 * @param mode how others use it; absent while that is not decided
 * @param modeDecidedAt when that was decided; absent exactly while the mode is
 * @param consumers the other products that use it, each once; empty while none does
 * @param from since when it is provided
 * @param to until when, excluded; absent while it has no end
 * @since 0.1
 */
public record ProvidedCapability(
        ProvidedCapabilityId id,
        ProductId productId,
        CapabilityId capabilityId,
        @Nullable ConsumptionMode mode,
        @Nullable Instant modeDecidedAt,
        List<CapabilityConsumer> consumers,
        Instant from,
        @Nullable Instant to)
        implements ProductScoped, Dated {
    /**
     * @throws IllegalArgumentException if only one of mode and its instant is there, a product is a consumer of itself or
     *     named twice, or {@code to} is not after {@code from}
     */
    public ProvidedCapability {
        Objects.requireNonNull(id, "ProvidedCapability.id");
        Objects.requireNonNull(productId, "ProvidedCapability.productId");
        Objects.requireNonNull(capabilityId, "ProvidedCapability.capabilityId");
        if ((mode == null) != (modeDecidedAt == null)) {
            throw new IllegalArgumentException("ProvidedCapability.modeDecidedAt must be there exactly where a mode is,"
                    + " but mode was '" + mode + "' and modeDecidedAt '" + modeDecidedAt
                    + "'. Write both, or leave both out.");
        }
        consumers = List.copyOf(consumers);
        Set<ProductId> seen = new HashSet<>(Set.of(productId));
        for (CapabilityConsumer consumer : consumers) {
            if (!seen.add(consumer.productId())) {
                throw new IllegalArgumentException(
                        "ProvidedCapability.consumers must name each other product once, but '" + consumer.productId()
                                + "' is " + (consumer.productId().equals(productId) ? "the provider" : "there twice")
                                + ". Leave it out.");
            }
        }
        Guard.inOrder("ProvidedCapability.from", from, "ProvidedCapability.to", to);
    }

    /** How many other products use it at {@code asOf}. */
    @InRules("consumers at {0}")
    public long consumersAt(Instant asOf) {
        return consumers.stream()
                .filter(consumer -> !consumer.from().isAfter(asOf))
                .count();
    }

    /** Whether it had fewer than two consumers at {@code asOf}, or its mode was decided before the second one came. */
    @InRules("mode decided before the second consumer, at {0}")
    public boolean modeDecidedInTime(Instant asOf) {
        return secondConsumer(asOf)
                .map(second -> modeDecidedAt != null && modeDecidedAt.isBefore(second))
                .orElse(true);
    }

    /** Whether its second consumer came at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("second consumer came within {0} before {1}")
    public boolean sharedWithin(Duration age, Instant asOf) {
        return secondConsumer(asOf)
                .map(second -> Freshness.within(second, age, asOf))
                .orElse(false);
    }

    private Optional<Instant> secondConsumer(Instant asOf) {
        return consumers.stream()
                .map(CapabilityConsumer::from)
                .filter(start -> !start.isAfter(asOf))
                .sorted()
                .skip(1)
                .findFirst();
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
