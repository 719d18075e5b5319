package org.operatingmodel.platform;

import java.util.Optional;
import org.operatingmodel.portfolio.InRules;

/**
 * How far the graduation of a feature is.
 *
 * <p>Later constants are later states, so rules may compare them with {@code <} and {@code >=}.
 *
 * @since 0.1
 */
public enum GraduationState {
    /** Somebody has seen that others need it, too. */
    CANDIDATE,
    /** It was proposed as a shared capability, with what speaks for it. */
    PROPOSED,
    /** There is money and a platform for it. */
    FUNDED,
    /** Others use it from the platform. */
    MIGRATED,
    /** What the first product had of its own is gone. */
    RETIRED;

    /** The only state that may follow; empty for {@link #RETIRED}. */
    public Optional<GraduationState> next() {
        return switch (this) {
            case CANDIDATE -> Optional.of(PROPOSED);
            case PROPOSED -> Optional.of(FUNDED);
            case FUNDED -> Optional.of(MIGRATED);
            case MIGRATED -> Optional.of(RETIRED);
            case RETIRED -> Optional.empty();
        };
    }

    /** Whether a graduation may go from this state to the other in one step. */
    @InRules("may be followed by {0}")
    public boolean mayBecome(GraduationState other) {
        return next().filter(other::equals).isPresent();
    }
}
