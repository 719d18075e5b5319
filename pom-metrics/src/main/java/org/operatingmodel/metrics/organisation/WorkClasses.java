package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different items.
 * <p>Limits: items count alike, whatever their size.
 *
 * @param counts how many items are of each class; all classes are there
 * @param reclassified how many were of another class before
 * @see <a href="https://itrevolution.com/product/project-to-product/">Kersten, Project to Product, 2018: distribution of flow
 *     items; unplanned work</a>
 * @since 0.1
 */
public record WorkClasses(Map<WorkClass, Long> counts, long reclassified) implements Serializable {
    /** No items. */
    public static final WorkClasses EMPTY = new WorkClasses(Map.of(), 0);

    /**
     * @throws IllegalArgumentException if a count is negative or more items are reclassified than there are
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} items
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
    }

    /**
     * The classes of items at the horizon.
     *
     * @param classifications classifications, in any order
     * @param asOf those strictly before it are known
     * @throws IllegalArgumentException if an item is given two classes at the same instant
     */
    public static WorkClasses of(Collection<Classification> classifications, Instant asOf) {
        Map<FlowItemId, TreeMap<Instant, WorkClass>> byItem = new HashMap<>();
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
        Map<WorkClass, Long> counts = new EnumMap<>(WorkClass.class);
        long reclassified = 0;
        for (TreeMap<Instant, WorkClass> classes : byItem.values()) {
            counts.merge(classes.lastEntry().getValue(), 1L, Long::sum);
            if (classes.values().stream().distinct().count() > 1) {
                reclassified++;
            }
        }
        return new WorkClasses(counts, reclassified);
    }

    /**
     * The items of both, of which none is in both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public WorkClasses plus(WorkClasses other) {
        Map<WorkClass, Long> sums = new EnumMap<>(counts);
        other.counts.forEach((workClass, count) -> sums.merge(workClass, count, Math::addExact));
        return new WorkClasses(sums, reclassified + other.reclassified);
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
        return new Share(part, whole)
                .ratio(Basis.timeless("share of the flow items", convention), "There are no items.");
    }
}
