package org.operatingmodel.planning;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * How a bet ended.
 *
 * @param result what follows
 * @param at when that was said
 * @param learning what was learnt
 * @since 0.1
 */
public record BetEnding(
        BetResult result, Instant at, @NotBlank String learning) {
    /** @throws IllegalArgumentException if the learning is blank */
    public BetEnding {
        Objects.requireNonNull(result, "BetEnding.result");
        Objects.requireNonNull(at, "BetEnding.at");
        Guard.text("BetEnding.learning", learning);
    }
}
