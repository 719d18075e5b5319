package org.operatingmodel.platform;

import java.time.Instant;
import java.util.Objects;

/**
 * A graduation entered a state.
 *
 * @param state the state
 * @param enteredAt when
 * @since 0.1
 */
public record GraduationStep(GraduationState state, Instant enteredAt) {
    /** @throws NullPointerException if a part is missing */
    public GraduationStep {
        Objects.requireNonNull(state, "GraduationStep.state");
        Objects.requireNonNull(enteredAt, "GraduationStep.enteredAt");
    }
}
