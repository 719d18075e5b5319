package org.operatingmodel.partner;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.TeamId;

/**
 * A capability that a partner is to hand over.
 *
 * @param capability what people call it
 * @param due by when
 * @param teamId the team that takes it over; absent while none is named
 * @param takenOverAt when that team had it; absent while it has not
 * @since 0.1
 */
public record TransferMilestone(
        @NotBlank String capability,
        Instant due,
        @Nullable TeamId teamId,
        @Nullable Instant takenOverAt) {
    /** @throws IllegalArgumentException if the capability is blank, or something was taken over by no team */
    public TransferMilestone {
        Guard.text("TransferMilestone.capability", capability);
        Objects.requireNonNull(due, "TransferMilestone.due");
        if (takenOverAt != null && teamId == null) {
            throw new IllegalArgumentException(
                    "TransferMilestone.teamId must be there where something was taken over at '" + takenOverAt
                            + "', but is absent. Name the team.");
        }
    }

    /** Whether a team had it as of the instant. */
    boolean doneAt(Instant asOf) {
        return takenOverAt != null && !takenOverAt.isAfter(asOf);
    }
}
