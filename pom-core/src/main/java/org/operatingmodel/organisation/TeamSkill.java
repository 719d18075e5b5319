package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A skill that the work of a team needs, and who of the team has it.
 *
 * @param teamId the team
 * @param valueStreamId the stream that the team works in
 * @param skill what people call the skill
 * @param people who has it, in no order that matters; empty while nobody does
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

    /** Whether somebody of the team has it. */
    @InRules("is covered by somebody")
    public boolean covered() {
        return !people.isEmpty();
    }
}
