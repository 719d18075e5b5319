package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * When something happens if all goes on as it does.
 *
 * @since 0.1
 */
public sealed interface Projection extends Serializable {
    /**
     * It happens after some time.
     *
     * @param time how long it takes, rounded down to the nanosecond
     */
    record After(Duration time) implements Projection {
        /** @throws NullPointerException if the time is missing */
        public After {
            Objects.requireNonNull(time, "Projection.time");
        }
    }

    /** It does not happen. */
    record Never() implements Projection {}

    /** It has happened. */
    record Already() implements Projection {}
}
