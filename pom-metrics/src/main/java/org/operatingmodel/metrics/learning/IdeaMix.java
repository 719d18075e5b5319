package org.operatingmodel.metrics.learning;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

/**
 * Where ideas and insights came from.
 *
 * <p>Definition: insights gained in a window, by source.
 * <p>Unit and range: insights, 0 or more; shares 0 to 1. Empty case: no share.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different insights.
 * <p>Limits: insights count alike, whatever came of them. How often something is tried is an
 * {@link org.operatingmodel.metrics.organisation.EventRate} of experiments.
 *
 * @param bySource how many came from each source; all sources are there
 * @param horizon the end of the last window; absent for {@link #EMPTY}
 * @since 0.1
 */
public record IdeaMix(
        Map<InsightSource, Long> bySource, @Nullable Instant horizon) implements Serializable {
    /** No insights. */
    public static final IdeaMix EMPTY = new IdeaMix(Map.of(), null);

    /** @throws IllegalArgumentException if a number is negative */
    public IdeaMix {
        Map<InsightSource, Long> all = new EnumMap<>(InsightSource.class);
        for (InsightSource source : InsightSource.values()) {
            all.put(source, Guard.notNegative("IdeaMix.bySource", bySource.getOrDefault(source, 0L)));
        }
        bySource = Collections.unmodifiableMap(all);
    }

    /**
     * The insights of a window.
     *
     * @param insights insights, in any order
     * @param from the start of the window, included
     * @param to its end, excluded
     */
    public static IdeaMix of(Collection<Insight> insights, Instant from, Instant to) {
        Guard.inOrder("IdeaMix.from", from, "IdeaMix.to", to);
        Map<InsightSource, Long> counts = new EnumMap<>(InsightSource.class);
        insights.stream()
                .filter(insight ->
                        !insight.gainedAt().isBefore(from) && insight.gainedAt().isBefore(to))
                .forEach(insight -> counts.merge(insight.source(), 1L, Long::sum));
        return new IdeaMix(counts, to);
    }

    /** The insights of both; the horizon is the later one. */
    public IdeaMix plus(IdeaMix other) {
        Map<InsightSource, Long> sums = new EnumMap<>(bySource);
        other.bySource.forEach((source, count) -> sums.merge(source, count, Math::addExact));
        Instant later =
                horizon == null || other.horizon != null && other.horizon.isAfter(horizon) ? other.horizon : horizon;
        return new IdeaMix(sums, later);
    }

    /** Share of the insights that came from a source. Absent without insights; n counts insights. */
    public Measured<Ratio> share(InsightSource source) {
        return share(count(source), "idea-source: insights from " + source + " / insights");
    }

    /** Share of the insights that came from customers, partners and other teams. Absent without insights; n counts insights. */
    public Measured<Ratio> outsideShare() {
        return share(
                count(InsightSource.CUSTOMER) + count(InsightSource.PARTNER) + count(InsightSource.OTHER_TEAM),
                "ideas-from-outside: insights from customers, partners and other teams / insights");
    }

    private long count(InsightSource source) {
        return bySource.getOrDefault(source, 0L);
    }

    private Measured<Ratio> share(long part, String convention) {
        long whole = bySource.values().stream().mapToLong(Long::longValue).sum();
        return new Share(part, whole).ratio(new Basis("fraction", convention, horizon), "There are no insights.");
    }
}
