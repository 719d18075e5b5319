package org.operatingmodel.funding;

import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.UsageMeasure;

/**
 * What a product may cost to run for each unit of its use.
 *
 * @param productId the product
 * @param measure the unit
 * @param limit the most that one may cost, 0 or more
 * @since 0.1
 */
public record UnitCostTarget(ProductId productId, UsageMeasure measure, Money limit) implements ProductScoped {
    /** @throws IllegalArgumentException if the limit is negative */
    public UnitCostTarget {
        Objects.requireNonNull(productId, "UnitCostTarget.productId");
        Objects.requireNonNull(measure, "UnitCostTarget.measure");
        Guard.notNegative("UnitCostTarget.limit.amount", limit.amount());
    }
}
