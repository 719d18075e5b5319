package org.operatingmodel.decision;

import java.util.Objects;
import org.operatingmodel.gate.PackId;

/**
 * A rule pack that made a decision.
 *
 * @param id its id
 * @param version its version, as its manifest says
 * @param digest the SHA-256 of its content, as 64 lower-case hexadecimal digits
 * @since 0.1
 */
public record PackReference(PackId id, String version, String digest) {
    /** @throws IllegalArgumentException if the digest has another form */
    public PackReference {
        Objects.requireNonNull(id, "PackReference.id");
        Objects.requireNonNull(version, "PackReference.version");
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "PackReference.digest must match [0-9a-f]{64}, but was '" + digest + "'.");
        }
    }
}
