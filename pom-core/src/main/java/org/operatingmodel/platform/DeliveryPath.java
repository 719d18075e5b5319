package org.operatingmodel.platform;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The way of a change of a product into production, as it was last observed.
 *
 * @param productId the product
 * @param automatedSteps the steps that nobody has to do by hand; empty when there is none
 * @param manualSteps the steps that somebody has to do by hand; empty when there is none
 * @param deployedWith the products that can only be deployed together with it; empty when it is deployed alone
 * @param observedAt when that was observed
 * @since 0.1
 */
public record DeliveryPath(
        ProductId productId,
        List<@NotBlank String> automatedSteps,
        List<@NotBlank String> manualSteps,
        Set<ProductId> deployedWith,
        Instant observedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if a step is blank, or it is deployed with itself */
    public DeliveryPath {
        Objects.requireNonNull(productId, "DeliveryPath.productId");
        automatedSteps = Guard.texts("DeliveryPath.automatedSteps", automatedSteps);
        manualSteps = Guard.texts("DeliveryPath.manualSteps", manualSteps);
        deployedWith = Collections.unmodifiableSet(new TreeSet<>(deployedWith));
        if (deployedWith.contains(productId)) {
            throw new IllegalArgumentException(
                    "DeliveryPath.deployedWith must name other products, but was '" + productId + "'. Leave it out.");
        }
        Objects.requireNonNull(observedAt, "DeliveryPath.observedAt");
    }

    /** Whether there are steps, and none of them is done by hand. */
    @InRules("automated from end to end")
    public boolean automated() {
        return !automatedSteps.isEmpty() && manualSteps.isEmpty();
    }

    /** Whether the product is deployed without any other one. */
    @InRules("independent of other products")
    public boolean independent() {
        return deployedWith.isEmpty();
    }

    /** Whether it was observed at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("observed within {0} before {1}")
    public boolean observedWithin(Duration age, Instant asOf) {
        return Freshness.within(observedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return observedAt;
    }
}
