package org.operatingmodel.cadence;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What the people of a value stream have agreed to meet for again and again.
 *
 * @param id its id, unique among the cadences
 * @param kind what they meet for
 * @param valueStreamId the stream
 * @param everyDays the most days of 24 hours that may lie between two meetings, from 1; 3 for every working day, because of
 *     weekends
 * @param from from when it is agreed, included
 * @param to to when, excluded; absent while it has no end
 * @since 0.1
 */
public record Cadence(
        CadenceId id,
        CadenceKind kind,
        ValueStreamId valueStreamId,
        @Positive int everyDays,
        Instant from,
        @Nullable Instant to)
        implements StreamScoped, Dated {
    /** @throws IllegalArgumentException if the days are below 1, or {@code to} is not after {@code from} */
    public Cadence {
        Objects.requireNonNull(id, "Cadence.id");
        Objects.requireNonNull(kind, "Cadence.kind");
        Objects.requireNonNull(valueStreamId, "Cadence.valueStreamId");
        Guard.positive("Cadence.everyDays", everyDays);
        Guard.inOrder("Cadence.from", from, "Cadence.to", to);
    }

    /** Whether a meeting at {@code heldAt} keeps it as of {@code asOf}: it was held then or before, at most so many days. */
    @InRules("is kept by a meeting at {0} as of {1}")
    public boolean keptBy(Instant heldAt, Instant asOf) {
        return Freshness.within(heldAt, Duration.ofDays(everyDays), asOf);
    }

    @Override
    public Instant countsFrom() {
        return from;
    }

    @Override
    public @Nullable Instant expires() {
        return to;
    }
}
