package org.operatingmodel.release;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * What to do with a rollout now, and why.
 *
 * @param kind what to do
 * @param percent the share of users of the next stage, in percent; there exactly when it is to advance
 * @param reason why, as a sentence
 * @since 0.1
 */
public record RolloutMove(Kind kind, @Nullable BigDecimal percent, String reason) {
    /** @throws IllegalArgumentException if the reason is blank, or there is a share where it does not advance or none where it does */
    public RolloutMove {
        Objects.requireNonNull(kind, "RolloutMove.kind");
        if ((kind == Kind.ADVANCE) != (percent != null)) {
            throw new IllegalArgumentException(
                    "RolloutMove.percent must be there exactly when the kind is ADVANCE, but was '" + percent
                            + "' for '" + kind + "'. Name the next stage of one that advances.");
        }
        Guard.text("RolloutMove.reason", reason);
    }

    /** What to do with a rollout. */
    public enum Kind {
        /** Go on to the next stage. */
        ADVANCE,
        /** Stay at this stage, and ask again later. */
        HOLD,
        /** Stop, and take it back where that is possible. */
        HALT,
        /** Nothing: everybody has it. */
        COMPLETE
    }
}
