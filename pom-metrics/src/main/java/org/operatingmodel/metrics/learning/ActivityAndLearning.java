package org.operatingmodel.metrics.learning;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.product.ProductId;

/**
 * How much was learnt beside what was done: activity without learning is project theatre.
 *
 * <p>Definition: learning is experiments completed in a window, activity the features completed in it.
 * <p>Unit and range: counts, 0 or more; the ratio is experiments per feature, 0 or more. Empty case: no ratio without a
 * completed feature.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different work.
 * <p>Limits: an experiment counts whatever it has shown; a refuted assumption is learning, too.
 *
 * @param features how many features were completed
 * @param experiments how many experiments were completed
 * @param horizon the end of the last window; absent for {@link #EMPTY}
 * @since 0.1
 */
public record ActivityAndLearning(
        long features, long experiments, @Nullable Instant horizon) implements Serializable {
    /** Nothing was done or learnt. */
    public static final ActivityAndLearning EMPTY = new ActivityAndLearning(0, 0, null);

    /** @throws IllegalArgumentException if a number is negative */
    public ActivityAndLearning {
        Guard.notNegative("ActivityAndLearning.features", features);
        Guard.notNegative("ActivityAndLearning.experiments", experiments);
    }

    /**
     * What was done and learnt in a window.
     *
     * @param items items of work, in any order
     * @param experiments experiments, in any order
     * @param from the start of the window, included
     * @param to its end, excluded, and the horizon
     */
    public static ActivityAndLearning of(
            Collection<FlowItem> items, Collection<Experiment> experiments, Instant from, Instant to) {
        Guard.inOrder("ActivityAndLearning.from", from, "ActivityAndLearning.to", to);
        return new ActivityAndLearning(
                items.stream().filter(item -> completed(item, from, to)).count(),
                experiments.stream()
                        .filter(experiment -> within(experiment.completedAt(), from, to))
                        .count(),
                to);
    }

    /**
     * The products that completed features in a window, and no experiment, by id.
     *
     * @param items items of work, in any order; those for no product are left out
     * @param experiments experiments, in any order
     * @param from the start of the window, included
     * @param to its end, excluded, and the horizon
     */
    public static List<ProductId> theatre(
            Collection<FlowItem> items, Collection<Experiment> experiments, Instant from, Instant to) {
        Set<ProductId> learning = new HashSet<>();
        experiments.stream()
                .filter(experiment -> within(experiment.completedAt(), from, to))
                .forEach(experiment -> learning.add(experiment.productId()));
        Set<ProductId> active = new TreeSet<>();
        items.stream()
                .filter(item -> completed(item, from, to))
                .map(FlowItem::productId)
                .filter(Objects::nonNull)
                .forEach(active::add);
        active.removeAll(learning);
        return List.copyOf(active);
    }

    private static boolean completed(FlowItem item, Instant from, Instant to) {
        return item.type() == FlowItemType.FEATURE
                && item.asOf(to)
                        .flatMap(FlowItem::doneAt)
                        .filter(at -> within(at, from, to))
                        .isPresent();
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** What was done and learnt in both; the horizon is the later one. */
    public ActivityAndLearning plus(ActivityAndLearning other) {
        Instant later =
                horizon == null || other.horizon != null && other.horizon.isAfter(horizon) ? other.horizon : horizon;
        return new ActivityAndLearning(
                Math.addExact(features, other.features), Math.addExact(experiments, other.experiments), later);
    }

    /** Experiments per completed feature. Absent without a completed feature; n counts features. */
    public Measured<Ratio> experimentsPerFeature() {
        Basis basis = new Basis(
                "experiments per feature", "learning-ratio: experiments completed / features completed", horizon);
        return features == 0
                ? Measured.absent("No feature was completed.", 0, basis)
                : Measured.value(Ratio.of(experiments, features), features, basis);
    }
}
