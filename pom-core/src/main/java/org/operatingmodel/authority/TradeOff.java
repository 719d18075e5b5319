package org.operatingmodel.authority;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.operatingmodel.internal.Guard;

/**
 * What was chosen and what was given up for it: why this, and not that.
 *
 * @param chosen what was chosen
 * @param rejected what was not, at least one
 * @param criteria what the choice was made by, at least one
 * @param reason why these criteria speak for the choice
 * @since 0.1
 */
public record TradeOff(
        @NotBlank String chosen,
        @NotEmpty List<@NotBlank String> rejected,
        @NotEmpty List<@NotBlank String> criteria,
        @NotBlank String reason) {
    /** @throws IllegalArgumentException if nothing was rejected, there is no criterion, or a text is blank */
    public TradeOff {
        Guard.text("TradeOff.chosen", chosen);
        rejected = Guard.texts("TradeOff.rejected", rejected);
        criteria = Guard.texts("TradeOff.criteria", criteria);
        Guard.text("TradeOff.reason", reason);
        if (rejected.isEmpty() || criteria.isEmpty()) {
            throw new IllegalArgumentException("TradeOff." + (rejected.isEmpty() ? "rejected" : "criteria")
                    + " must not be empty. Name what was given up, and by which criteria.");
        }
    }
}
