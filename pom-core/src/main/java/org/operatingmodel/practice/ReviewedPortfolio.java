package org.operatingmodel.practice;

import java.time.Instant;
import java.util.Objects;

/**
 * The subject of a practice that the portfolio has as a whole, as of an instant; every fact is in scope.
 *
 * @param asOf the instant as of which is assessed
 * @since 0.1
 */
public record ReviewedPortfolio(Instant asOf) {
    /** @throws NullPointerException if the instant is missing */
    public ReviewedPortfolio {
        Objects.requireNonNull(asOf, "ReviewedPortfolio.asOf");
    }
}
