package org.operatingmodel.escalation;

import java.util.Objects;
import org.operatingmodel.organisation.RoleId;

/**
 * The computed fact that a step of an escalation path is in force, as of the instant of an assessment.
 *
 * @param stepId the step
 * @param to the role that is asked
 * @param filled whether somebody holds the role
 * @since 0.1
 */
public record EscalationRoute(EscalationId stepId, RoleId to, boolean filled) {
    /** @throws NullPointerException if a part is missing */
    public EscalationRoute {
        Objects.requireNonNull(stepId, "EscalationRoute.stepId");
        Objects.requireNonNull(to, "EscalationRoute.to");
    }
}
