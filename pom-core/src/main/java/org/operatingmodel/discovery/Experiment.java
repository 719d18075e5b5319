package org.operatingmodel.discovery;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A completed test of an assumption.
 *
 * @param id its id, unique among the experiments
 * @param productId the product that it is about
 * @param assumptionId the assumption that was tested
 * @param result what came out
 * @param completedAt when
 * @since 0.1
 */
public record Experiment(
        ExperimentId id, ProductId productId, AssumptionId assumptionId, ExperimentResult result, Instant completedAt)
        implements ProductScoped, Dated {
    /** @throws NullPointerException if a part is missing */
    public Experiment {
        Objects.requireNonNull(id, "Experiment.id");
        Objects.requireNonNull(productId, "Experiment.productId");
        Objects.requireNonNull(assumptionId, "Experiment.assumptionId");
        Objects.requireNonNull(result, "Experiment.result");
        Objects.requireNonNull(completedAt, "Experiment.completedAt");
    }

    @Override
    public Instant countsFrom() {
        return completedAt;
    }
}
