package org.operatingmodel.rules;

import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.PackId;

/**
 * A rule pack that another one needs to be loaded before it.
 *
 * @param id its id
 * @param minimum the lowest version that will do, included; absent when any low one will
 * @param below the lowest version that is too high, excluded; absent when none is
 * @since 0.1
 */
public record BuildsOn(
        PackId id,
        @Pattern(regexp = SemanticVersion.FORM) @Nullable String minimum,
        @Pattern(regexp = SemanticVersion.FORM) @Nullable String below) {
    /** @throws IllegalArgumentException if a version is not a semantic one, or none lies between the two */
    public BuildsOn {
        Objects.requireNonNull(id, "BuildsOn.id");
        SemanticVersion.require("BuildsOn.minimum", minimum);
        SemanticVersion.require("BuildsOn.below", below);
        if (minimum != null && below != null && SemanticVersion.ORDER.compare(minimum, below) >= 0) {
            throw new IllegalArgumentException("BuildsOn.below must be higher than minimum '" + minimum + "', but was '"
                    + below + "'. Give the first version that is too high.");
        }
    }

    /** Whether a version will do. */
    boolean accepts(String version) {
        return (minimum == null || SemanticVersion.ORDER.compare(version, minimum) >= 0)
                && (below == null || SemanticVersion.ORDER.compare(version, below) < 0);
    }

    /** Which versions will do, in words. */
    String wanted() {
        if (minimum == null) {
            return below == null ? "any version" : "a version below " + below;
        }
        return "version " + minimum + " or higher" + (below == null ? "" : ", below " + below);
    }
}
