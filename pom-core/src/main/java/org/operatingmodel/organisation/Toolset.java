package org.operatingmodel.organisation;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What a team has tools for.
 *
 * @param teamId the team
 * @param valueStreamId the stream that the team works in
 * @param purposes what it has tools for; empty while it has none
 * @since 0.1
 */
public record Toolset(TeamId teamId, ValueStreamId valueStreamId, Set<ToolPurpose> purposes) implements StreamScoped {
    /** @throws NullPointerException if a part is missing */
    public Toolset {
        Objects.requireNonNull(teamId, "Toolset.teamId");
        Objects.requireNonNull(valueStreamId, "Toolset.valueStreamId");
        purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
    }

    /** Whether it has tools for everything that a team needs tools for. */
    @InRules("has tools for feedback, analytics and development")
    public boolean complete() {
        return purposes.size() == ToolPurpose.values().length;
    }
}
