package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The fact how old the flow items of a product in progress are at an instant, for rules that limit it.
 *
 * <p>Definition: time since the first start of each item in progress (C14). It exists only where it is defined:
 * {@link ProductFlow} makes one when an item is in progress. A rule that is content without any asks for a
 * {@link FlowLoad} of 0 as well.
 *
 * @param productId the product
 * @param asOf the instant, cut to the millisecond
 * @param items how many items are in progress, from 1
 * @param p85 the age that 85 of 100 do not exceed, by nearest rank (C15)
 * @param oldest the age of the oldest
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @since 0.1
 */
public record FlowAge(ProductId productId, Instant asOf, long items, Duration p85, Duration oldest, String convention)
        implements ProductScoped, Serializable {
    /** @throws IllegalArgumentException if there is no item, an age out of range or the text blank */
    public FlowAge {
        Objects.requireNonNull(productId, "FlowAge.productId");
        Objects.requireNonNull(asOf, "FlowAge.asOf");
        Guard.positive("FlowAge.items", items);
        if (p85.isNegative() || p85.compareTo(oldest) > 0) {
            throw new IllegalArgumentException("FlowAge.p85 must lie between 0 and oldest '" + oldest + "', but was '"
                    + p85 + "'. Take both from the same ages.");
        }
        Guard.text("FlowAge.convention", convention);
    }
}
