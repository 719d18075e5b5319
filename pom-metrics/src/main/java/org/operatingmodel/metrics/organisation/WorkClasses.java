package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

/**
 * How many flow items are planned, unplanned, pivoted and abandoned.
 *
 * <p>Definition: an item counts once, in the class that it has at the horizon; one whose class changed before is
 * reclassified as well.
 * <p>Unit and range: flow items, 0 or more; shares 0 to 1. Empty case: no share.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different items as
 * of the same instant.
 * <p>Limits: items count alike, whatever their size.
 *
 * @param counts how many items are of each class; all classes are there
 * @param reclassified how many were of another class before
 * @param horizon classes given strictly before it are known; absent for {@link #EMPTY}
 * @see <a href="https://itrevolution.com/product/project-to-product/">Kersten, Project to Product, 2018: distribution of flow
 *     items; unplanned work</a>
 * @since 0.1
 */
public record WorkClasses(
        Map<WorkClass, Long> counts,
        long reclassified,
        @Nullable Instant horizon) implements Serializable {
    /** No items. */
    public static final WorkClasses EMPTY = new WorkClasses(Map.of(), 0, null);

    /**
     * @throws IllegalArgumentException if a count is negative or more items are reclassified than there are
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} items
     * @throws NullPointerException if there are items as of no instant
     */
    public WorkClasses {
        Map<WorkClass, Long> all = new EnumMap<>(WorkClass.class);
        long whole = 0;
        for (WorkClass workClass : WorkClass.values()) {
            long count = Guard.notNegative("WorkClasses.counts", counts.getOrDefault(workClass, 0L));
            all.put(workClass, count);
            whole = Math.addExact(whole, count);
        }
        counts = Collections.unmodifiableMap(all);
        Guard.notNegative("WorkClasses.reclassified", reclassified);
        if (reclassified > whole) {
            throw new IllegalArgumentException("WorkClasses.reclassified must be at most all items '" + whole
                    + "', but was '" + reclassified + "'. Count an item once, however often it changed.");
        }
        if (whole > 0) {
            Objects.requireNonNull(horizon, "WorkClasses.horizon");
        }
    }

    /**
     * The classes of items at the horizon.
     *
     * @param classifications classifications, in any order
     * @param asOf those strictly before it are known
     * @throws IllegalArgumentException if an item is given two classes at the same instant
     */
    public static WorkClasses of(Collection<Classification> classifications, Instant asOf) {
        Map<WorkClass, Long> counts = new EnumMap<>(WorkClass.class);
        long reclassified = 0;
        for (TreeMap<Instant, WorkClass> classes : byItem(classifications, asOf).values()) {
            counts.merge(classes.lastEntry().getValue(), 1L, Long::sum);
            reclassified += changed(classes) ? 1 : 0;
        }
        return new WorkClasses(counts, reclassified, asOf);
    }

    private static Map<FlowItemId, TreeMap<Instant, WorkClass>> byItem(
            Collection<Classification> classifications, Instant asOf) {
        Map<FlowItemId, TreeMap<Instant, WorkClass>> byItem = new LinkedHashMap<>();
        for (Classification known : classifications) {
            if (known.at().isBefore(asOf)) {
                WorkClass earlier = byItem.computeIfAbsent(known.itemId(), item -> new TreeMap<>())
                        .put(known.at(), known.workClass());
                if (earlier != null && earlier != known.workClass()) {
                    List<WorkClass> both = List.of(earlier, known.workClass()).stream()
                            .sorted(Comparator.naturalOrder())
                            .toList();
                    throw new IllegalArgumentException("Item '" + known.itemId() + "' must be of one class at '"
                            + known.at() + "', but was '" + both.get(0) + "' and '" + both.get(1)
                            + "'. Give the later one a later time.");
                }
            }
        }
        return byItem;
    }

    private static boolean changed(TreeMap<Instant, WorkClass> classes) {
        return classes.values().stream().distinct().count() > 1;
    }

    /**
     * The items that are of a class, in the order in which the classifications first name them.
     *
     * @param workClass the class
     * @param classifications classifications, in any order
     * @param asOf those strictly before it are known
     * @throws IllegalArgumentException if an item is given two classes at the same instant
     */
    public static List<FlowItemId> behind(
            WorkClass workClass, Collection<Classification> classifications, Instant asOf) {
        return items(classifications, asOf, classes -> classes.lastEntry().getValue() == workClass);
    }

    /**
     * The items that were of another class before, in the order in which the classifications first name them.
     *
     * @param classifications classifications, in any order
     * @param asOf those strictly before it are known
     * @throws IllegalArgumentException if an item is given two classes at the same instant
     */
    public static List<FlowItemId> behindReclassified(Collection<Classification> classifications, Instant asOf) {
        return items(classifications, asOf, WorkClasses::changed);
    }

    private static List<FlowItemId> items(
            Collection<Classification> classifications, Instant asOf, Predicate<TreeMap<Instant, WorkClass>> counted) {
        return byItem(classifications, asOf).entrySet().stream()
                .filter(item -> counted.test(item.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The items of both, of which none is in both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public WorkClasses plus(WorkClasses other) {
        Map<WorkClass, Long> sums = new EnumMap<>(counts);
        other.counts.forEach((workClass, count) -> sums.merge(workClass, count, Math::addExact));
        return new WorkClasses(
                sums,
                reclassified + other.reclassified,
                Guard.sameHorizon("WorkClasses.horizon", horizon, other.horizon));
    }

    /** Share of the items that are of a class. Absent without items; n counts items. */
    public Measured<Ratio> share(WorkClass workClass) {
        return share(counts.getOrDefault(workClass, 0L), "work-class: items of class " + workClass + " / all items");
    }

    /** Share of the items that were of another class before. Absent without items; n counts items. */
    public Measured<Ratio> reclassifiedShare() {
        return share(reclassified, "reclassified: items that changed their class / all items");
    }

    private Measured<Ratio> share(long part, String convention) {
        long whole = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Share(part, whole).ratio(new Basis("fraction", convention, horizon), "There are no items.");
    }
}
