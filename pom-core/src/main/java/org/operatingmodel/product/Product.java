package org.operatingmodel.product;

import jakarta.validation.constraints.NotBlank;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A product of the portfolio, or a shared capability that is run as one.
 *
 * @param id its id, unique among the products
 * @param name what people call it
 * @param kind for whom it is
 * @param stage where it stands in its life
 * @param channels through what it is reached; empty for a product without an interface
 * @param valueStreamId the stream that it belongs to
 * @param teamId the team that owns it; absent while none does
 * @param owner who is accountable for it; absent while nobody is
 * @param outcomeIds the outcomes of the portfolio that it serves; empty while it is linked to none
 * @param consumes the shared capabilities that it uses; empty when it uses none
 * @param releasedVersion the version that customers get, or will get next; absent before the first
 * @since 0.1
 */
public record Product(
        ProductId id,
        @NotBlank String name,
        ProductKind kind,
        Stage stage,
        Set<Channel> channels,
        ValueStreamId valueStreamId,
        @Nullable TeamId teamId,
        @Nullable PersonId owner,
        List<OutcomeId> outcomeIds,
        List<ProductId> consumes,
        @Nullable String releasedVersion)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a text is blank */
    public Product {
        Objects.requireNonNull(id, "Product.id");
        Guard.text("Product.name", name);
        Objects.requireNonNull(kind, "Product.kind");
        Objects.requireNonNull(stage, "Product.stage");
        channels = Collections.unmodifiableSet(new TreeSet<>(channels));
        Objects.requireNonNull(valueStreamId, "Product.valueStreamId");
        outcomeIds = List.copyOf(outcomeIds);
        consumes = List.copyOf(consumes);
        Guard.textOrAbsent("Product.releasedVersion", releasedVersion);
    }

    @Override
    public ProductId productId() {
        return id;
    }
}
