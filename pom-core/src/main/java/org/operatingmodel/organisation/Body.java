package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;

/**
 * People of several disciplines who decide together in one role, such as the Portfolio Core.
 *
 * @param id its id, unique among the bodies
 * @param name what people call it
 * @param roleId the role in which it decides
 * @param members its people and for what they speak, in no order that matters; empty while it has none
 * @since 0.1
 */
public record Body(BodyId id, @NotBlank String name, RoleId roleId, List<Membership> members) {
    /** @throws IllegalArgumentException if the name is blank */
    public Body {
        Objects.requireNonNull(id, "Body.id");
        Guard.text("Body.name", name);
        Objects.requireNonNull(roleId, "Body.roleId");
        members = List.copyOf(members);
    }

    /** Whether somebody in it speaks for the discipline. */
    @InRules("has somebody who speaks for {0}")
    public boolean speaksFor(Discipline discipline) {
        return members.stream().anyMatch(member -> member.discipline() == discipline);
    }
}
