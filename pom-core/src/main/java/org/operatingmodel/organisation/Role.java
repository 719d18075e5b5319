package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * A role that a portfolio declares beside the standard ones.
 *
 * @param id its id, unique among the roles and none of the standard ones
 * @param name what people call it
 * @param accountability what its holders answer for
 * @since 0.1
 */
public record Role(
        RoleId id, @NotBlank String name, @NotBlank String accountability) {
    /** @throws IllegalArgumentException if a text is blank */
    public Role {
        Objects.requireNonNull(id, "Role.id");
        Guard.text("Role.name", name);
        Guard.text("Role.accountability", accountability);
    }
}
