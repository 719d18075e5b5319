package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The fact how many flow items of a product are in progress at an instant, for rules that limit it.
 *
 * <p>Definition: items whose last row before the instant is waiting or active (C12). It exists only where it is defined:
 * {@link ProductFlow} makes one when an item of the product is known. So a load of 0 was seen, not assumed.
 * <p>Limits: a tracker that no longer reports looks like work that stands still.
 *
 * @param productId the product
 * @param asOf the instant, cut to the millisecond
 * @param items how many items of the product are known, from 1
 * @param inProgress how many of them are waiting or active
 * @param waiting how many of those are waiting
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @since 0.1
 */
public record FlowLoad(ProductId productId, Instant asOf, long items, long inProgress, long waiting, String convention)
        implements ProductScoped, Serializable {
    /** @throws IllegalArgumentException if a number is out of range or the text blank */
    public FlowLoad {
        Objects.requireNonNull(productId, "FlowLoad.productId");
        Objects.requireNonNull(asOf, "FlowLoad.asOf");
        Guard.positive("FlowLoad.items", items);
        Guard.notNegative("FlowLoad.waiting", waiting);
        if (inProgress < waiting || inProgress > items) {
            throw new IllegalArgumentException("FlowLoad.inProgress must lie between waiting '" + waiting
                    + "' and items '" + items + "', but was '" + inProgress + "'. Count each item once.");
        }
        Guard.text("FlowLoad.convention", convention);
    }
}
