package org.operatingmodel.metrics;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stretch from one event to another that it leads to, such as from a failure to its recovery.
 *
 * @param start when it began
 * @param end when it ended; absent while it has not
 * @since 0.1
 */
public record Spell(Instant start, @Nullable Instant end) implements Serializable {
    /** @throws IllegalArgumentException if it ends before it starts */
    public Spell {
        Objects.requireNonNull(start, "Spell.start");
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "Spell.end must not be before start '" + start + "', but was '" + end + "'. Swap them.");
        }
    }

    /** Whether it had started, but not ended, before {@code asOf}. */
    public boolean openAt(Instant asOf) {
        return start.isBefore(asOf) && !closedAt(asOf);
    }

    /** Whether it had ended before {@code asOf}. */
    public boolean closedAt(Instant asOf) {
        return end != null && end.isBefore(asOf);
    }

    /** From its start to its end, or to {@code asOf} where it had not ended before that. */
    long millisAt(Instant asOf) {
        return Duration.between(start, end != null && end.isBefore(asOf) ? end : asOf)
                .toMillis();
    }
}
