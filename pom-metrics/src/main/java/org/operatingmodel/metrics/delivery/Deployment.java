package org.operatingmodel.metrics.delivery;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * A deployment to production.
 *
 * @param id its id in the system that deploys: letters, digits and {@code . _ : / -}
 * @param deployedAt when it was done
 * @param committedAt when each of its changes was committed; empty when it carries none, such as a rollback
 * @param failed whether it needed immediate intervention, such as a rollback or a hotfix
 * @param recoveredAt when service was restored; absent while it is not, and for one that did not fail
 * @param unplannedRework whether it was not planned, but made because of an incident in production
 * @since 0.1
 */
public record Deployment(
        String id,
        Instant deployedAt,
        List<Instant> committedAt,
        boolean failed,
        @Nullable Instant recoveredAt,
        boolean unplannedRework)
        implements Serializable {
    /** @throws IllegalArgumentException if the id has another form, times are out of order, or one that did not fail recovered */
    public Deployment {
        Guard.foreign("Deployment.id", id);
        Objects.requireNonNull(deployedAt, "Deployment.deployedAt");
        committedAt = List.copyOf(committedAt);
        for (Instant commit : committedAt) {
            if (commit.isAfter(deployedAt)) {
                throw new IllegalArgumentException("Deployment.committedAt must not be after deployedAt '" + deployedAt
                        + "', but was '" + commit + "'. Give only changes that it carries.");
            }
        }
        if (recoveredAt != null && recoveredAt.isBefore(deployedAt)) {
            throw new IllegalArgumentException("Deployment.recoveredAt must not be before deployedAt '" + deployedAt
                    + "', but was '" + recoveredAt + "'. Give when service was restored.");
        }
        if (recoveredAt != null && !failed) {
            throw new IllegalArgumentException("Deployment.recoveredAt must be absent when it did not fail, but was '"
                    + recoveredAt + "'. Say that it failed, or leave it out.");
        }
    }
}
