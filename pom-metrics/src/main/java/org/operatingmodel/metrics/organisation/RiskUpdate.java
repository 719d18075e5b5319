package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.risk.RiskId;

/**
 * When an open risk was raised and updated.
 *
 * @param id its id
 * @param raisedAt when it was raised
 * @param updatedAt when somebody looked at it again, in any order; empty when nobody did
 * @since 0.1
 */
public record RiskUpdate(RiskId id, Instant raisedAt, List<Instant> updatedAt) implements Serializable {
    /** @throws IllegalArgumentException if it was updated before it was raised */
    public RiskUpdate {
        Objects.requireNonNull(id, "RiskUpdate.id");
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
