package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A lasting team that works in one value stream.
 *
 * @param id its id, unique among the teams
 * @param name what people call it
 * @param valueStreamId the stream that it works in
 * @param members its people, in no order that matters; empty when none is named
 * @param kind by what it is cut; absent where nobody says
 * @since 0.1
 */
public record Team(
        TeamId id,
        @NotBlank String name,
        ValueStreamId valueStreamId,
        List<PersonId> members,
        @Nullable TeamKind kind) implements StreamScoped {
    /** @throws IllegalArgumentException if the name is blank */
    public Team {
        Objects.requireNonNull(id, "Team.id");
        Guard.text("Team.name", name);
        Objects.requireNonNull(valueStreamId, "Team.valueStreamId");
        members = List.copyOf(members);
    }

    /** A team of which nobody says by what it is cut. */
    public Team(TeamId id, String name, ValueStreamId valueStreamId, List<PersonId> members) {
        this(id, name, valueStreamId, members, null);
    }
}
