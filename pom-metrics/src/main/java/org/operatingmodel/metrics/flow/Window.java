package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * A half-open stretch of time (C8).
 *
 * @param from its start, included; a whole millisecond
 * @param to its end, excluded; a whole millisecond
 * @since 0.1
 */
public record Window(Instant from, Instant to) implements Serializable {
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** @throws IllegalArgumentException if the end is not after the start, or one is no whole millisecond */
    public Window {
        Guard.inOrder("Window.from", from, "Window.to", Objects.requireNonNull(to, "Window.to"));
        wholeMillis("Window.from", from);
        wholeMillis("Window.to", to);
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // only what is finer than a second matters
    private static void wholeMillis(String what, Instant instant) {
        if (instant.getNano() % NANOS_PER_MILLI != 0) {
            throw new IllegalArgumentException(
                    what + " must be a whole millisecond, but was '" + instant + "'. Cut it to the millisecond.");
        }
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether the instant lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
