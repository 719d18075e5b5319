package org.operatingmodel.authority;

import java.util.Objects;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.RoleId;

/**
 * A right that a pack states for this kind of decision, and that was not granted in this one, or not known to be.
 *
 * @param kind which say
 * @param role which role would have it
 * @param packId the pack that states it
 * @param sentence the name of the rule that does
 * @param file the file that the rule is in
 * @param line its line there, from 1
 * @param reason why not, in a sentence without a full stop
 * @since 0.1
 */
public record WithheldRight(
        RightKind kind, RoleId role, PackId packId, String sentence, String file, int line, String reason) {
    /** @throws NullPointerException if a part is missing */
    public WithheldRight {
        Objects.requireNonNull(kind, "WithheldRight.kind");
        Objects.requireNonNull(role, "WithheldRight.role");
        Objects.requireNonNull(packId, "WithheldRight.packId");
        Objects.requireNonNull(sentence, "WithheldRight.sentence");
        Objects.requireNonNull(file, "WithheldRight.file");
        Objects.requireNonNull(reason, "WithheldRight.reason");
    }
}
