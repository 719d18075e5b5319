package org.operatingmodel.reliability;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A service level agreement: the share of good events that customers were promised.
 *
 * @param id its id, unique among the agreements
 * @param productId the product
 * @param sloId the objective that guards the promise
 * @param target the share of good events, above 0 and at most 1: 99.5 percent is 0.995
 * @since 0.1
 */
public record Sla(
        SlaId id,
        ProductId productId,
        SloId sloId,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        BigDecimal target)
        implements ProductScoped {
    /** @throws IllegalArgumentException if the target is out of range */
    public Sla {
        Objects.requireNonNull(id, "Sla.id");
        Objects.requireNonNull(productId, "Sla.productId");
        Objects.requireNonNull(sloId, "Sla.sloId");
        Guard.share("Sla.target", target);
    }
}
