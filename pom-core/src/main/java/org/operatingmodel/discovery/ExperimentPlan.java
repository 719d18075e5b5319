package org.operatingmodel.discovery;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What is to be learnt after launch, how it is measured and when it is stopped.
 *
 * <p>Metrics are named by their ids, as the plan's author wrote them; whether the catalogue knows them is for a rule to say.
 *
 * @param id its id, unique among the plans
 * @param productId the product that it is about
 * @param hypothesis what is expected
 * @param metric the id of the metric that shows it
 * @param guardrails the ids of the metrics that must not get worse; empty while none is named
 * @param stopRule when the experiment ends early; absent while nobody has said
 * @param outcomeId the outcome of the portfolio that it serves; absent while it is linked to none
 * @since 0.1
 */
public record ExperimentPlan(
        ExperimentPlanId id,
        ProductId productId,
        @NotBlank String hypothesis,
        @NotBlank String metric,
        List<@NotBlank String> guardrails,
        @Nullable String stopRule,
        @Nullable OutcomeId outcomeId)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a text is blank */
    public ExperimentPlan {
        Objects.requireNonNull(id, "ExperimentPlan.id");
        Objects.requireNonNull(productId, "ExperimentPlan.productId");
        Guard.text("ExperimentPlan.hypothesis", hypothesis);
        Guard.text("ExperimentPlan.metric", metric);
        guardrails = Guard.texts("ExperimentPlan.guardrails", guardrails);
        Guard.textOrAbsent("ExperimentPlan.stopRule", stopRule);
    }
}
