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
 * @param overrideDeciders the roles whose holders may decide that a pack of the organisation overrides what is asked
 *     here; empty when nobody may
 * @since 0.1
 */
public record Gate(
        GateId id,
        @NotBlank String name,
        List<RoleId> waiverGranters,
        Duration longestWaiver,
        List<RoleId> overrideDeciders) {
    /** @throws IllegalArgumentException if the name is blank or the longest waiver is negative */
    public Gate {
        Objects.requireNonNull(id, "Gate.id");
        Guard.text("Gate.name", name);
        waiverGranters = List.copyOf(waiverGranters);
        overrideDeciders = List.copyOf(overrideDeciders);
        if (longestWaiver.isNegative()) {
            throw new IllegalArgumentException(
                    "Gate.longestWaiver must not be negative, but was '" + longestWaiver + "'. Use PT0S for none.");
        }
    }

    /** A gate at which nobody may decide overrides. */
    public Gate(GateId id, String name, List<RoleId> waiverGranters, Duration longestWaiver) {
        this(id, name, waiverGranters, longestWaiver, List.of());
    }
}
