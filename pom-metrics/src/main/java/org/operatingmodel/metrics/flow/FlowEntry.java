package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.internal.Guard;

/**
 * One flow item as of the horizon of its ledger.
 *
 * <p>Times are in whole milliseconds.
 *
 * @param id the item
 * @param type its type as of its last row
 * @param firstSeenAt when its first row was entered: it was proposed
 * @param startedAt when it was first waiting or active (C4); absent while it never was
 * @param outcome how far it is
 * @param endedAt when it was completed or cancelled: the first row of its last unbroken run of that state (C5); absent
 *     while it is open
 * @param active how long it was active up to the horizon
 * @param waiting how long it was waiting up to the horizon
 * @param reopened how often it went from done to a state that is not an end
 * @since 0.1
 */
public record FlowEntry(
        String id,
        FlowItemType type,
        Instant firstSeenAt,
        @Nullable Instant startedAt,
        FlowOutcome outcome,
        @Nullable Instant endedAt,
        Duration active,
        Duration waiting,
        int reopened)
        implements Serializable {
    /** @throws IllegalArgumentException if the id is blank or the number of times negative */
    public FlowEntry {
        Guard.text("FlowEntry.id", id);
        Objects.requireNonNull(type, "FlowEntry.type");
        Objects.requireNonNull(firstSeenAt, "FlowEntry.firstSeenAt");
        Objects.requireNonNull(outcome, "FlowEntry.outcome");
        Objects.requireNonNull(active, "FlowEntry.active");
        Objects.requireNonNull(waiting, "FlowEntry.waiting");
        Guard.notNegative("FlowEntry.reopened", reopened);
    }

    /**
     * How long it took from start to completion, by the clock on the wall (C6).
     *
     * <p>Empty while it is not completed, or when it was completed without ever being in progress. Zero is legal.
     */
    public Optional<Duration> flowTime() {
        return outcome == FlowOutcome.COMPLETED && startedAt != null && endedAt != null
                ? Optional.of(Duration.between(startedAt, endedAt))
                : Optional.empty();
    }

    /** The part of the flow time in which it was neither active nor waiting (C7); empty where there is no flow time. */
    public Optional<Duration> other() {
        return flowTime().map(flowTime -> flowTime.minus(active).minus(waiting));
    }

    /** How many local days its flow time touches, from 1 (C16); empty where there is no flow time. */
    public Optional<Long> daysInclusive(ZoneId zone) {
        return startedAt == null || endedAt == null || outcome != FlowOutcome.COMPLETED
                ? Optional.empty()
                : Optional.of(days(startedAt.toEpochMilli(), endedAt.toEpochMilli(), zone));
    }

    /** How many local days lie between two instants, both included; at least 1, though clocks go back over midnight. */
    static long days(long startedMillis, long endedMillis, ZoneId zone) {
        long first =
                LocalDate.ofInstant(Instant.ofEpochMilli(startedMillis), zone).toEpochDay();
        long last = LocalDate.ofInstant(Instant.ofEpochMilli(endedMillis), zone).toEpochDay();
        return Math.max(last - first, 0) + 1;
    }
}
