package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The fact how the completed items of a product spread over the four types, for rules that bound a share.
 *
 * <p>Definition: items completed in the window by type, counted, not weighted (C10). It exists only where it is defined:
 * {@link ProductFlow} makes one when an item was completed.
 *
 * @param productId the product
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param features how many features were completed
 * @param defects how many defects
 * @param risks how many risks
 * @param debts how many debts
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @since 0.1
 */
public record FlowDistribution(
        ProductId productId,
        Instant from,
        Instant to,
        long features,
        long defects,
        long risks,
        long debts,
        String convention)
        implements ProductScoped, Serializable {
    /**
     * @throws IllegalArgumentException if a number is negative, all are 0, the text is blank or the end not after the start
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} items
     */
    public FlowDistribution {
        Objects.requireNonNull(productId, "FlowDistribution.productId");
        Guard.inOrder(
                "FlowDistribution.from",
                from,
                "FlowDistribution.to",
                Objects.requireNonNull(to, "FlowDistribution.to"));
        Guard.notNegative("FlowDistribution.features", features);
        Guard.notNegative("FlowDistribution.defects", defects);
        Guard.notNegative("FlowDistribution.risks", risks);
        Guard.notNegative("FlowDistribution.debts", debts);
        Guard.positive(
                "FlowDistribution.items", Math.addExact(Math.addExact(features, defects), Math.addExact(risks, debts)));
        Guard.text("FlowDistribution.convention", convention);
    }

    /** How many items were completed, from 1. */
    @InRules
    public long items() {
        return features + defects + risks + debts;
    }

    /** How many items of the type were completed. */
    @InRules
    public long completed(FlowItemType type) {
        return switch (type) {
            case FEATURE -> features;
            case DEFECT -> defects;
            case RISK -> risks;
            case DEBT -> debts;
        };
    }

    /** The share of the type, 0 to 1, exact. */
    public Ratio share(FlowItemType type) {
        return Ratio.of(completed(type), items());
    }

    /** Whether the share of the type lies between so many percent, both included, compared exactly. */
    @InRules("of {1} to {2} percent {0}")
    public boolean shareWithin(FlowItemType type, long lowPercent, long highPercent) {
        Ratio share = share(type);
        return share.compareTo(Ratio.of(lowPercent, 100)) >= 0 && share.compareTo(Ratio.of(highPercent, 100)) <= 0;
    }
}
