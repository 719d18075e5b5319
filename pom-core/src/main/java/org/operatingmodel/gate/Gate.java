package org.operatingmodel.gate;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.RoleId;

/**
 * Where proof is asked for before a product goes on; rule packs define gates and their criteria.
 *
 * @param id its id, unique among the gates of all packs that are loaded together
 * @param name what people call it
 * @param waiverGranters the roles whose holders may grant waivers; empty when nobody may
 * @param longestWaiver the longest that a waiver may last, from its grant to its end
 * @since 0.1
 */
public record Gate(GateId id, @NotBlank String name, List<RoleId> waiverGranters, Duration longestWaiver) {
    /** @throws IllegalArgumentException if the name is blank or the longest waiver is negative */
    public Gate {
        Objects.requireNonNull(id, "Gate.id");
        Guard.text("Gate.name", name);
        waiverGranters = List.copyOf(waiverGranters);
        if (longestWaiver.isNegative()) {
            throw new IllegalArgumentException(
                    "Gate.longestWaiver must not be negative, but was '" + longestWaiver + "'. Use PT0S for none.");
        }
    }
}
