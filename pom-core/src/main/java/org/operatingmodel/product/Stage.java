package org.operatingmodel.product;

import java.util.EnumSet;
import java.util.Set;
import org.operatingmodel.portfolio.InRules;

/**
 * Where a product stands in its life, from idea to end.
 *
 * <p>Later constants are later stages, so rules may compare them with {@code <} and {@code >=}.
 *
 * @since 0.1
 */
public enum Stage {
    /** Problem, users and options are being understood. */
    DISCOVERY,
    /** Working software tests the critical assumption. */
    MVP,
    /** Some customers use it under watch. */
    LIMITED_LAUNCH,
    /** It is being made generally available. */
    GENERAL_AVAILABILITY,
    /** It runs, and is improved as long as it pays; no gate ends this stage by itself. */
    OPERATION,
    /** It is being shut down. */
    RETIREMENT,
    /** It has ended. */
    RETIRED;

    /**
     * The stages that may follow: the next one, or retirement from any stage that has begun and not ended.
     *
     * <p>Empty for {@link #RETIRED}. No stage is skipped, and none is entered twice.
     */
    public Set<Stage> next() {
        return switch (this) {
            case DISCOVERY -> EnumSet.of(MVP, RETIREMENT);
            case MVP -> EnumSet.of(LIMITED_LAUNCH, RETIREMENT);
            case LIMITED_LAUNCH -> EnumSet.of(GENERAL_AVAILABILITY, RETIREMENT);
            case GENERAL_AVAILABILITY -> EnumSet.of(OPERATION, RETIREMENT);
            case OPERATION -> EnumSet.of(RETIREMENT);
            case RETIREMENT -> EnumSet.of(RETIRED);
            case RETIRED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether a product may go from this stage to the other in one step. */
    @InRules("may be followed by {0}")
    public boolean mayBecome(Stage other) {
        return next().contains(other);
    }
}
