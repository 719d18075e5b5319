package org.operatingmodel.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A revision of the rolling outcome roadmap of a value stream; its items are {@link RoadmapItem}s.
 *
 * <p>It counts from {@code revisedAt} on.
 *
 * @param valueStreamId the value stream
 * @param revisedAt when it was revised
 * @param feedback the evidence that the revision answers; empty where it answers none
 * @since 0.1
 */
public record Roadmap(ValueStreamId valueStreamId, Instant revisedAt, List<EvidenceId> feedback)
        implements StreamScoped, Dated {
    /** @throws NullPointerException if a part is missing */
    public Roadmap {
        Objects.requireNonNull(valueStreamId, "Roadmap.valueStreamId");
        Objects.requireNonNull(revisedAt, "Roadmap.revisedAt");
        feedback = List.copyOf(feedback);
    }

    /** Whether it was revised at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("revised within {0} before {1}")
    public boolean revisedWithin(Duration age, Instant asOf) {
        return Freshness.within(revisedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return revisedAt;
    }
}
