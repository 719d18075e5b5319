package org.operatingmodel.learning;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The way from an insight over a decision, its execution and what was learnt of it, back to strategy.
 *
 * <p>Each link names what it led to. A link that is absent while a later one is there is broken: nobody can tell how one
 * led to the other.
 *
 * @param id its id, unique among the traces
 * @param productId the product
 * @param insightId the insight that it begins with
 * @param decisionId the decision that was taken on it; absent while none was
 * @param flowItemId the item of work by which that was executed; absent while there is none
 * @param experimentId the experiment by which was learnt what came of it; absent while there is none
 * @param strategyDecisionId the decision by which strategy took that up, be it to stay; absent while none was taken
 * @since 0.1
 */
public record Trace(
        TraceId id,
        ProductId productId,
        InsightId insightId,
        @Nullable DecisionRecordId decisionId,
        @Nullable FlowItemId flowItemId,
        @Nullable ExperimentId experimentId,
        @Nullable DecisionRecordId strategyDecisionId)
        implements ProductScoped {
    /** @throws NullPointerException if a part is missing */
    public Trace {
        Objects.requireNonNull(id, "Trace.id");
        Objects.requireNonNull(productId, "Trace.productId");
        Objects.requireNonNull(insightId, "Trace.insightId");
    }

    /** Whether all of its links are there. */
    @InRules("has a decision, an item, an experiment and a decision on strategy")
    public boolean complete() {
        return decisionId != null && flowItemId != null && experimentId != null && strategyDecisionId != null;
    }

    /** Whether no link is absent while a later one is there. */
    @InRules("leaves out no link before one that is there")
    public boolean unbroken() {
        boolean ended = false;
        for (@Nullable
        Object link : new @Nullable Object[] {decisionId, flowItemId, experimentId, strategyDecisionId}) {
            if (ended && link != null) {
                return false;
            }
            ended |= link == null;
        }
        return true;
    }
}
