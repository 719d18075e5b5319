package org.operatingmodel.portfolio;

import java.time.Instant;
import java.util.Objects;

/**
 * When the organisation began to adopt the operating model; the stages of its first year count from then.
 *
 * @param startedAt when
 * @since 0.1
 */
public record RoadmapStart(Instant startedAt) implements Dated {
    /** @throws NullPointerException if the instant is missing */
    public RoadmapStart {
        Objects.requireNonNull(startedAt, "RoadmapStart.startedAt");
    }

    @Override
    public Instant countsFrom() {
        return startedAt;
    }
}
