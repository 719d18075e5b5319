package org.operatingmodel.funding;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.outcome.MetricBound;

/**
 * A part of a funding that is released at once.
 *
 * @param id its id, unique among the tranches
 * @param fundingId the funding
 * @param amount how much it is, 0 or more
 * @param condition what a metric must come to before it is released; absent where it is released without one
 * @param releasedAt when it was released; absent while it is not
 * @param releasedBy who released it; absent while nobody did
 * @since 0.1
 */
public record Tranche(
        TrancheId id,
        FundingId fundingId,
        Money amount,
        @Nullable MetricBound condition,
        @Nullable Instant releasedAt,
        @Nullable PersonId releasedBy) {
    /** @throws IllegalArgumentException if the amount is negative, or only one of instant and person is there */
    public Tranche {
        Objects.requireNonNull(id, "Tranche.id");
        Objects.requireNonNull(fundingId, "Tranche.fundingId");
        Guard.notNegative("Tranche.amount.amount", amount.amount());
        if ((releasedAt == null) != (releasedBy == null)) {
            throw new IllegalArgumentException("Tranche.releasedBy must be there exactly where releasedAt is, but was "
                    + (releasedBy == null ? "absent" : "'" + releasedBy + "'") + ". Say both, or neither.");
        }
    }
}
