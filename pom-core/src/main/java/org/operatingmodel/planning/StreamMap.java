package org.operatingmodel.planning;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A version of the map of value streams: which products and teams belong to which.
 *
 * <p>It counts from {@code drawnAt} on. Older versions stay in the portfolio, with the streams that they name.
 *
 * @param version the version, from 1; the map that was drawn last is the one in use
 * @param drawnAt when it was drawn
 * @param streams the value streams, each once; empty where none is known
 * @since 0.1
 */
public record StreamMap(@Positive int version, Instant drawnAt, List<MappedStream> streams) implements Dated {
    /** @throws IllegalArgumentException if the version is below 1 or a value stream is there twice */
    public StreamMap {
        Guard.positive("StreamMap.version", version);
        Objects.requireNonNull(drawnAt, "StreamMap.drawnAt");
        streams = List.copyOf(streams);
        Set<ValueStreamId> seen = new HashSet<>();
        for (MappedStream stream : streams) {
            if (!seen.add(stream.valueStreamId())) {
                throw new IllegalArgumentException("StreamMap.streams must name each value stream once, but was '"
                        + stream.valueStreamId() + "' twice. Join the two.");
            }
        }
    }

    /** Whether it was drawn at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("drawn within {0} before {1}")
    public boolean drawnWithin(Duration age, Instant asOf) {
        return Freshness.within(drawnAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return drawnAt;
    }
}
