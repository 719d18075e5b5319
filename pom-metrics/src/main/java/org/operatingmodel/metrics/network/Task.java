package org.operatingmodel.metrics.network;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.flow.FlowItemId;

/**
 * A piece of work, and what must be finished before it.
 *
 * @param id its id
 * @param work how long it takes
 * @param after the tasks that must be finished before it starts, by id; empty when it can start at once
 * @since 0.1
 */
public record Task(FlowItemId id, Duration work, Set<FlowItemId> after) implements Serializable {
    /** @throws IllegalArgumentException if the work is negative */
    public Task {
        Objects.requireNonNull(id, "Task.id");
        if (work.isNegative()) {
            throw new IllegalArgumentException(
                    "Task.work must not be negative, but was '" + work + "'. Use zero or more.");
        }
        after = Collections.unmodifiableSet(new TreeSet<>(after));
    }
}
