package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The fact in which share of their flow time the items of a product were active, for rules that ask for a least share.
 *
 * <p>Definition: active time divided by flow time of the items completed in the window, a ratio of sums (C11). It exists
 * only where it is defined: {@link ProductFlow} makes one when a completed item has a flow time above zero.
 *
 * @param productId the product
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param items how many completed items it rests on, from 1
 * @param activeTime how long they were active
 * @param flowTime how long they took, above zero
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @since 0.1
 */
public record FlowEfficiency(
        ProductId productId,
        Instant from,
        Instant to,
        long items,
        Duration activeTime,
        Duration flowTime,
        String convention)
        implements ProductScoped, Serializable {
    /** @throws IllegalArgumentException if there is no item, a time out of range, the text blank or the end not after the start */
    public FlowEfficiency {
        Objects.requireNonNull(productId, "FlowEfficiency.productId");
        Guard.inOrder(
                "FlowEfficiency.from", from, "FlowEfficiency.to", Objects.requireNonNull(to, "FlowEfficiency.to"));
        Guard.positive("FlowEfficiency.items", items);
        if (flowTime.isNegative() || flowTime.isZero()) {
            throw new IllegalArgumentException("FlowEfficiency.flowTime must be above zero, but was '" + flowTime
                    + "'. Say that the figure is absent instead.");
        }
        if (activeTime.isNegative() || activeTime.compareTo(flowTime) > 0) {
            throw new IllegalArgumentException("FlowEfficiency.activeTime must lie between 0 and flowTime '" + flowTime
                    + "', but was '" + activeTime + "'. Take both from the same items.");
        }
        Guard.text("FlowEfficiency.convention", convention);
    }

    /** The share, 0 to 1, exact. */
    public Ratio share() {
        return Ratio.of(activeTime, flowTime);
    }

    /** Whether the share is at least so many percent, compared exactly. */
    @InRules("of at least {0} percent")
    public boolean atLeast(long percent) {
        return share().compareTo(Ratio.of(percent, 100)) >= 0;
    }
}
