package org.operatingmodel.benchmarks;

import java.time.Duration;
import java.time.Instant;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A fact of a host's own: somebody inspected a product.
 *
 * @param id its id
 * @param productId the product
 * @param inspectedAt when
 */
public record Inspection(String id, ProductId productId, Instant inspectedAt) implements ProductScoped, Dated {
    @Override
    public Instant countsFrom() {
        return inspectedAt;
    }

    /** Whether it was done at most {@code age} before. */
    @InRules("inspected within {0} before {1}")
    public boolean inspectedWithin(Duration age, Instant asOf) {
        return !inspectedAt.plus(age).isBefore(asOf);
    }
}
