package org.operatingmodel.planning;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.TeamId;

/**
 * What a team committed itself to when the next quarter was planned.
 *
 * @param teamId the team
 * @param result what it is to achieve
 * @since 0.1
 */
public record Commitment(TeamId teamId, @NotBlank String result) {
    /** @throws IllegalArgumentException if the result is blank */
    public Commitment {
        Objects.requireNonNull(teamId, "Commitment.teamId");
        Guard.text("Commitment.result", result);
    }
}
