package org.operatingmodel.organisation;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a team.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record TeamId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<TeamId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public TeamId {
        Guard.kebab("teamId", value);
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
