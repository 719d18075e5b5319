package org.operatingmodel.metrics.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * When an open risk was raised and updated.
 *
 * @param raisedAt when it was raised
 * @param updatedAt when somebody looked at it again, in any order; empty when nobody did
 * @since 0.1
 */
public record RiskUpdate(Instant raisedAt, List<Instant> updatedAt) {
    /** @throws IllegalArgumentException if it was updated before it was raised */
    public RiskUpdate {
        Objects.requireNonNull(raisedAt, "RiskUpdate.raisedAt");
        updatedAt = List.copyOf(updatedAt);
        for (Instant update : updatedAt) {
            if (update.isBefore(raisedAt)) {
                throw new IllegalArgumentException("RiskUpdate.updatedAt must not be before raisedAt '" + raisedAt
                        + "', but was '" + update + "'. Give only updates of this risk.");
            }
        }
    }
}
