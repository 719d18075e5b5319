package org.operatingmodel.platform;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A product may be off the golden paths for a reason, until a day: there is no deviation without an end.
 *
 * @param productId the product
 * @param reason why
 * @param agreedBy who agreed
 * @param from from when, included
 * @param to to when, excluded
 * @since 0.1
 */
public record GoldenPathDeviation(
        ProductId productId, @NotBlank String reason, PersonId agreedBy, Instant from, Instant to)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the reason is blank or {@code to} is not after {@code from} */
    public GoldenPathDeviation {
        Objects.requireNonNull(productId, "GoldenPathDeviation.productId");
        Guard.text("GoldenPathDeviation.reason", reason);
        Objects.requireNonNull(agreedBy, "GoldenPathDeviation.agreedBy");
        Guard.inOrder(
                "GoldenPathDeviation.from",
                from,
                "GoldenPathDeviation.to",
                Objects.requireNonNull(to, "GoldenPathDeviation.to"));
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
