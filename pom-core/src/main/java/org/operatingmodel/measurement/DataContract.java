package org.operatingmodel.measurement;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.SlaId;

/**
 * What those who use the data of a product may rely on.
 *
 * @param id its id, unique among the data contracts
 * @param productId the product that provides the data
 * @param events the events of the catalogue that it covers; empty for other data
 * @param properties the names of the properties that each record has; empty while they are not written down
 * @param owner who answers for it; absent while nobody does
 * @param slaId the agreement that promises its service level; absent while none does
 * @param freshness how old the data may be; absent while nobody has said
 * @param deliveredAt when data last arrived; absent while none has
 * @param brokenSince from when on the data is not as it should be; absent while it is
 * @since 0.1
 */
public record DataContract(
        DataContractId id,
        ProductId productId,
        List<EventId> events,
        List<@NotBlank String> properties,
        @Nullable PersonId owner,
        @Nullable SlaId slaId,
        @Nullable Duration freshness,
        @Nullable Instant deliveredAt,
        @Nullable Instant brokenSince)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a property is blank or the freshness negative */
    public DataContract {
        Objects.requireNonNull(id, "DataContract.id");
        Objects.requireNonNull(productId, "DataContract.productId");
        events = List.copyOf(events);
        properties = Guard.texts("DataContract.properties", properties);
        if (freshness != null && freshness.isNegative()) {
            throw new IllegalArgumentException("DataContract.freshness must not be negative, but was '" + freshness
                    + "'. Say how old the data may be.");
        }
    }

    /** Whether data arrived within its freshness before {@code asOf}, and nobody has said that it is broken since then or before. */
    @InRules("is fresh and not broken at {0}")
    public boolean keptAt(Instant asOf) {
        return freshness != null
                && deliveredAt != null
                && Freshness.within(deliveredAt, freshness, asOf)
                && (brokenSince == null || brokenSince.isAfter(asOf));
    }
}
