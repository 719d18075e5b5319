package org.operatingmodel.rules.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one decision may read, by type and in canonical order.
 *
 * <p>The caller sorts the facts and leaves out equal ones: the order given here is the order in which matches are found
 * and near misses are shown.
 *
 * @since 0.1
 */
public final class Facts {
    private final Instant asOf;
    private final List<Record> all;
    private final Map<Class<?>, List<Record>> counting;
    private final Map<Class<?>, List<Record>> notCounting;

    private Facts(
            Instant asOf,
            List<Record> all,
            Map<Class<?>, List<Record>> counting,
            Map<Class<?>, List<Record>> notCounting) {
        this.asOf = Objects.requireNonNull(asOf, "Facts.asOf");
        this.all = all;
        this.counting = counting;
        this.notCounting = notCounting;
    }

    /**
     * The facts of a decision, in canonical order and without duplicates.
     *
     * @param asOf the instant as of which is decided
     * @param counting the facts that rules may read
     * @param notCounting facts that do not count as of the instant, which only the explanation shows
     * @throws NullPointerException if a part is missing
     */
    public static Facts of(Instant asOf, List<Record> counting, List<Record> notCounting) {
        return new Facts(asOf, List.copyOf(counting), byType(counting), byType(notCounting));
    }

    private static Map<Class<?>, List<Record>> byType(List<? extends Record> facts) {
        Map<Class<?>, List<Record>> byType = new HashMap<>();
        for (Record fact : facts) {
            byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
        }
        return byType;
    }

    /** These facts and more, of types of which none is among them. */
    public Facts with(List<? extends Record> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Record> together = new ArrayList<>(all);
        together.addAll(more);
        Map<Class<?>, List<Record>> types = new HashMap<>(counting);
        types.putAll(byType(more));
        return new Facts(asOf, List.copyOf(together), types, notCounting);
    }

    /** The instant as of which is decided. */
    public Instant asOf() {
        return asOf;
    }

    /** The facts that rules may read. */
    public List<Record> all() {
        return all;
    }

    /** Those of them that are of the type; empty when none is. */
    public List<Record> ofType(Class<? extends Record> type) {
        return Collections.unmodifiableList(counting.getOrDefault(type, List.of()));
    }

    /** The facts of the type that do not count as of the instant; empty when there are none. */
    public List<Record> notCounting(Class<? extends Record> type) {
        return Collections.unmodifiableList(notCounting.getOrDefault(type, List.of()));
    }
}
