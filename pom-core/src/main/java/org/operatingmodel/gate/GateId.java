package org.operatingmodel.gate;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import java.util.Optional;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.product.Stage;

/**
 * Names a gate; the constants are the gates of the standard pack.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record GateId(@Pattern(regexp = Guard.DOTTED) String value) implements Comparable<GateId>, Serializable {
    /** Ends {@link Stage#DISCOVERY}. */
    public static final GateId DISCOVERY_EXIT = new GateId("discovery-exit");
    /** Ends {@link Stage#MVP}. */
    public static final GateId MVP_EXIT = new GateId("mvp-exit");
    /** Ends {@link Stage#LIMITED_LAUNCH}. */
    public static final GateId LIMITED_LAUNCH_EXIT = new GateId("limited-launch-exit");
    /** Ends {@link Stage#GENERAL_AVAILABILITY}. */
    public static final GateId GA_EXIT = new GateId("ga-exit");
    /** Ends {@link Stage#RETIREMENT}. */
    public static final GateId RETIREMENT_EXIT = new GateId("retirement-exit");

    /** @throws IllegalArgumentException if the value has another form */
    public GateId {
        Guard.dotted("gateId", value);
    }

    /** The gate that ends a stage; empty for {@link Stage#OPERATION} and {@link Stage#RETIRED}, which no gate ends. */
    public static Optional<GateId> exitOf(Stage stage) {
        return switch (stage) {
            case DISCOVERY -> Optional.of(DISCOVERY_EXIT);
            case MVP -> Optional.of(MVP_EXIT);
            case LIMITED_LAUNCH -> Optional.of(LIMITED_LAUNCH_EXIT);
            case GENERAL_AVAILABILITY -> Optional.of(GA_EXIT);
            case RETIREMENT -> Optional.of(RETIREMENT_EXIT);
            case OPERATION, RETIRED -> Optional.empty();
        };
    }

    @Override
    public int compareTo(GateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
