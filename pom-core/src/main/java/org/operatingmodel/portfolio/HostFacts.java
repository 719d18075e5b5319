package org.operatingmodel.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a host knows beside its portfolio: facts of record types of its own, as an immutable snapshot.
 *
 * <p>A fact that is {@link ProductScoped}, {@link StreamScoped} or {@link PersonScoped} is seen by the decisions that it is
 * about, like the facts of a portfolio, and one that is {@link Dated} while it counts; any other fact is seen by every
 * decision. A component {@code id} that is a record is unique, and ids of the portfolio refer to something in it. The order
 * has no meaning. Ask about the same snapshot with the same portfolio again: what was found out about the two is kept.
 *
 * @since 0.1
 */
public final class HostFacts {
    /** No facts. */
    public static final HostFacts NONE = new HostFacts(List.of());

    private final Map<Class<? extends Record>, List<Record>> byType = new LinkedHashMap<>();

    private HostFacts(Collection<? extends Record> facts) {
        for (Record fact : List.copyOf(facts)) {
            byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
        }
        byType.replaceAll((type, each) -> List.copyOf(each));
    }

    /** The facts, of whatever types, each of which must be registered in the vocabulary of a pack that is asked. */
    public static HostFacts of(Record... facts) {
        return of(List.of(facts));
    }

    /** The facts, of whatever types, each of which must be registered in the vocabulary of a pack that is asked. */
    public static HostFacts of(Collection<? extends Record> facts) {
        return facts.isEmpty() ? NONE : new HostFacts(facts);
    }

    /** The types of the facts. */
    public Set<Class<? extends Record>> types() {
        return Collections.unmodifiableSet(byType.keySet());
    }

    /** The facts of a type, in the order in which they were given; empty when there are none. */
    public List<Record> ofType(Class<?> type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Such as {@code 3 host facts}. */
    @Override
    public String toString() {
        return byType.values().stream().mapToInt(List::size).sum() + " host facts";
    }
}
