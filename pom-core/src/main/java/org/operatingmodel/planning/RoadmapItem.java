package org.operatingmodel.planning;

import jakarta.validation.constraints.NotBlank;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Something on a roadmap.
 *
 * <p>It belongs on the roadmap of one value stream; that it is on none or on several can be said, so that it can be found.
 *
 * @param id its id, unique among the items of roadmaps
 * @param title what is planned
 * @param valueStreamIds the value streams whose roadmap it is on; empty while it is on none
 * @param outcomeId the outcome that it is for; absent while it is for none
 * @param productId the product that it changes; absent while none is named
 * @param runCosts what it will cost to run, one estimate a category; empty while nobody has estimated it
 * @since 0.1
 */
public record RoadmapItem(
        RoadmapItemId id,
        @NotBlank String title,
        List<ValueStreamId> valueStreamIds,
        @Nullable OutcomeId outcomeId,
        @Nullable ProductId productId,
        List<RunCostEstimate> runCosts) {
    /** @throws IllegalArgumentException if the title is blank, or a value stream or a category is there twice */
    public RoadmapItem {
        Objects.requireNonNull(id, "RoadmapItem.id");
        Guard.text("RoadmapItem.title", title);
        valueStreamIds = List.copyOf(valueStreamIds);
        if (Set.copyOf(valueStreamIds).size() < valueStreamIds.size()) {
            throw new IllegalArgumentException("RoadmapItem.valueStreamIds must name each value stream once, but was '"
                    + valueStreamIds + "'. Leave the second out.");
        }
        runCosts = List.copyOf(runCosts);
        Set<RunCostCategory> seen = EnumSet.noneOf(RunCostCategory.class);
        for (RunCostEstimate estimate : runCosts) {
            if (!seen.add(estimate.category())) {
                throw new IllegalArgumentException("RoadmapItem.runCosts must have one estimate a category, but was '"
                        + estimate.category() + "' twice. Add the two.");
            }
        }
    }

    /** Whether it is on the roadmap of exactly one value stream. */
    @InRules("is on the roadmap of exactly one value stream")
    public boolean onOneRoadmap() {
        return valueStreamIds.size() == 1;
    }

    /** Whether there is an estimate of each {@link RunCostCategory}; one of 0 is an estimate. */
    @InRules("has a run-cost estimate of each category")
    public boolean runCostEstimated() {
        return runCosts.size() == RunCostCategory.values().length;
    }
}
