package org.operatingmodel.practice;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * The subject of a practice that the portfolio has as a whole, as of an instant; every fact is in scope.
 *
 * @param asOf the instant as of which is assessed
 * @param partnerEngagements how many engagements with partners have begun by then, 0 or more
 * @since 0.1
 */
public record ReviewedPortfolio(
        Instant asOf, @PositiveOrZero long partnerEngagements) {
    /**
     * @throws NullPointerException if the instant is missing
     * @throws IllegalArgumentException if the number is negative
     */
    public ReviewedPortfolio {
        Objects.requireNonNull(asOf, "ReviewedPortfolio.asOf");
        Guard.notNegative("ReviewedPortfolio.partnerEngagements", partnerEngagements);
    }
}
