package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A skill that the work of a team needs, and who has it.
 *
 * @param teamId the team
 * @param valueStreamId the stream that the team works in
 * @param skill what people call the skill
 * @param people who has it, in no order that matters, members of the team or not; empty while nobody does
 * @since 0.1
 */
public record TeamSkill(
        TeamId teamId,
        ValueStreamId valueStreamId,
        @NotBlank String skill,
        List<PersonId> people) implements StreamScoped {
    /** @throws IllegalArgumentException if the skill is blank */
    public TeamSkill {
        Objects.requireNonNull(teamId, "TeamSkill.teamId");
        Objects.requireNonNull(valueStreamId, "TeamSkill.valueStreamId");
        Guard.text("TeamSkill.skill", skill);
        people = List.copyOf(people);
    }

    /** Whether one of the members of a team has it. */
    @InRules("is covered by one of {0}")
    public boolean coveredBy(List<PersonId> members) {
        return people.stream().anyMatch(members::contains);
    }
}
