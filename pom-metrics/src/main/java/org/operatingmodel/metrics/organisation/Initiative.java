package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * A large piece of work, such as an epic, from proposal to completion.
 *
 * @param id its id in the tracker: letters, digits and {@code . _ : / -}
 * @param proposedAt when it was proposed
 * @param startedAt when work on it began; absent while it has not
 * @param completedAt when it was completed; absent while it is not
 * @since 0.1
 */
public record Initiative(
        String id,
        Instant proposedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) implements Serializable {
    /** @throws IllegalArgumentException if the id has another form, the times are out of order, or it was completed but not started */
    public Initiative {
        Guard.foreign("Initiative.id", id);
        Objects.requireNonNull(proposedAt, "Initiative.proposedAt");
        if (startedAt != null && startedAt.isBefore(proposedAt)) {
            throw new IllegalArgumentException("Initiative.startedAt must not be before proposedAt '" + proposedAt
                    + "', but was '" + startedAt + "'. Give when work on it began.");
        }
        if (completedAt != null && (startedAt == null || completedAt.isBefore(startedAt))) {
            throw new IllegalArgumentException("Initiative.completedAt must not be before startedAt '" + startedAt
                    + "', but was '" + completedAt + "'. Give both, in order.");
        }
    }
}
