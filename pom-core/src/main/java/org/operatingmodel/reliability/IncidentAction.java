package org.operatingmodel.reliability;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.internal.Guard;

/**
 * What the review of an incident agreed to do.
 *
 * @param title what is to be done
 * @param agreedAt when that was agreed
 * @param flowItemId the item of design or roadmap that it became; absent for an orphan, which is on nobody's list
 * @since 0.1
 */
public record IncidentAction(
        @NotBlank String title, Instant agreedAt, @Nullable FlowItemId flowItemId) {
    /** @throws IllegalArgumentException if the title is blank */
    public IncidentAction {
        Guard.text("IncidentAction.title", title);
        Objects.requireNonNull(agreedAt, "IncidentAction.agreedAt");
    }
}
