package org.operatingmodel.platform;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * A capability that a portfolio declares beside the standard ones.
 *
 * @param id its id, unique among the capabilities and none of the standard ones
 * @param name what people call it
 * @since 0.1
 */
public record Capability(CapabilityId id, @NotBlank String name) {
    /** @throws IllegalArgumentException if the name is blank */
    public Capability {
        Objects.requireNonNull(id, "Capability.id");
        Guard.text("Capability.name", name);
    }
}
