package org.operatingmodel.risk;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * A step of a mitigation.
 *
 * @param name what is to be done
 * @param due by when, excluded: at that instant it is overdue
 * @param done whether it has been done
 * @since 0.1
 */
public record Milestone(@NotBlank String name, Instant due, boolean done) {
    /** @throws IllegalArgumentException if the name is blank */
    public Milestone {
        Guard.text("Milestone.name", name);
        Objects.requireNonNull(due, "Milestone.due");
    }
}
