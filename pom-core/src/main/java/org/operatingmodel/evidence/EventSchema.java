package org.operatingmodel.evidence;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A telemetry event of the catalogue, which a product is meant to send.
 *
 * @param id its name in the taxonomy, unique among the events
 * @param productId the product that sends it
 * @param meaning what it tells
 * @param owner who answers for it; absent while nobody does
 * @since 0.1
 */
public record EventSchema(
        EventId id,
        ProductId productId,
        @NotBlank String meaning,
        @Nullable PersonId owner) implements ProductScoped {
    /** @throws IllegalArgumentException if the meaning is blank */
    public EventSchema {
        Objects.requireNonNull(id, "EventSchema.id");
        Objects.requireNonNull(productId, "EventSchema.productId");
        Guard.text("EventSchema.meaning", meaning);
    }
}
