package org.operatingmodel.release;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A version of a product that went out to customers.
 *
 * <p>It counts from {@code releasedAt}.
 *
 * @param id its id, unique among the releases
 * @param productId the product
 * @param version the version
 * @param trainId the train that it left with; absent when it left alone
 * @param readyAt when it had passed its gate; absent where nobody recorded that
 * @param releasedAt when customers got it
 * @since 0.1
 */
public record Release(
        ReleaseId id,
        ProductId productId,
        @NotBlank String version,
        @Nullable ReleaseTrainId trainId,
        @Nullable Instant readyAt,
        Instant releasedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the version is blank */
    public Release {
        Objects.requireNonNull(id, "Release.id");
        Objects.requireNonNull(productId, "Release.productId");
        Guard.text("Release.version", version);
        Objects.requireNonNull(releasedAt, "Release.releasedAt");
    }

    @Override
    public Instant countsFrom() {
        return releasedAt;
    }
}
