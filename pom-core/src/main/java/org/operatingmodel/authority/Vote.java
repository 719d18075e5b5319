package org.operatingmodel.authority;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;

/**
 * What somebody said to a decision that was asked for.
 *
 * @param personId who
 * @param say in which say: deciding is to agree, vetoing to stop it, overruling to set aside what a role said; being consulted
 *     or informed binds nobody
 * @param overruled the role whose word is set aside; there exactly when the say is to overrule
 * @param castAt when
 * @since 0.1
 */
public record Vote(
        PersonId personId, RightKind say, @Nullable RoleId overruled, Instant castAt) {
    /** @throws IllegalArgumentException if the overruled role is there where it must not be, or not */
    public Vote {
        Objects.requireNonNull(personId, "Vote.personId");
        Objects.requireNonNull(say, "Vote.say");
        Objects.requireNonNull(castAt, "Vote.castAt");
        if ((overruled != null) != (say == RightKind.OVERRULES)) {
            throw new IllegalArgumentException(
                    "Vote.overruled must be there for 'overrules' and for no other say, but was '" + overruled
                            + "' for '" + say.word() + "'.");
        }
    }
}
