package org.operatingmodel.rules;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.RoleId;

/**
 * What a rule pack says about itself, in its file {@code pack.yaml}.
 *
 * @param id its id, unique among the packs that are loaded together
 * @param version its version, such as {@code 1.2.0}
 * @param publisher who answers for it
 * @param evidenceKinds the evidence kinds that it adds to the standard ones; empty when it adds none
 * @param roles the roles that it adds to the standard ones; empty when it adds none
 * @param gates the gates that it defines; empty when it only adds criteria to gates of other packs
 * @since 0.1
 */
public record PackManifest(
        PackId id,
        @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z.+-]{0,63}") String version,
        @NotBlank String publisher,
        List<EvidenceKind> evidenceKinds,
        List<RoleId> roles,
        List<Gate> gates) {
    /** @throws IllegalArgumentException if the version has another form or the publisher is blank */
    public PackManifest {
        Objects.requireNonNull(id, "PackManifest.id");
        if (!version.matches("[0-9A-Za-z][0-9A-Za-z.+-]{0,63}")) {
            throw new IllegalArgumentException(
                    "PackManifest.version must match [0-9A-Za-z][0-9A-Za-z.+-]{0,63}, but was '" + version
                            + "'. Write one such as 1.2.0.");
        }
        if (publisher.isBlank()) {
            throw new IllegalArgumentException(
                    "PackManifest.publisher must not be blank, but was '" + publisher + "'. Say who answers for it.");
        }
        evidenceKinds = List.copyOf(evidenceKinds);
        roles = List.copyOf(roles);
        gates = List.copyOf(gates);
    }
}
