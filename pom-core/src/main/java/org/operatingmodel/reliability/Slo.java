package org.operatingmodel.reliability;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A service level objective: the share of good events that a product aims at, over a rolling window.
 *
 * @param id its id, unique among the objectives
 * @param productId the product
 * @param indicator what makes an event good
 * @param target the share of good events, above 0 and at most 1: 99.5 percent is 0.995
 * @param windowDays the length of the rolling window, in days of 24 hours, from 1
 * @since 0.1
 */
public record Slo(
        SloId id,
        ProductId productId,
        @NotBlank String indicator,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        BigDecimal target,

        @Positive int windowDays)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a text is blank or a number is out of range */
    public Slo {
        Objects.requireNonNull(id, "Slo.id");
        Objects.requireNonNull(productId, "Slo.productId");
        Guard.text("Slo.indicator", indicator);
        Guard.share("Slo.target", target);
        Guard.positive("Slo.windowDays", windowDays);
    }
}
