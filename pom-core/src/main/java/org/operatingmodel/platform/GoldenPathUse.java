package org.operatingmodel.platform;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A product is on a golden path during a stretch of time.
 *
 * @param productId the product
 * @param goldenPathId the path
 * @param version the version of the path that it is on
 * @param from since when
 * @param to until when, excluded; absent while it has no end
 * @since 0.1
 */
public record GoldenPathUse(
        ProductId productId,
        GoldenPathId goldenPathId,
        @NotBlank String version,
        Instant from,
        @Nullable Instant to) implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the version is blank or {@code to} is not after {@code from} */
    public GoldenPathUse {
        Objects.requireNonNull(productId, "GoldenPathUse.productId");
        Objects.requireNonNull(goldenPathId, "GoldenPathUse.goldenPathId");
        Guard.text("GoldenPathUse.version", version);
        Guard.inOrder("GoldenPathUse.from", from, "GoldenPathUse.to", to);
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
