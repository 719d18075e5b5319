package org.operatingmodel.testkit;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;

/**
 * Everything that a gate decision is a function of, beside the rule packs.
 *
 * @param portfolio what is known
 * @param request one of its products, and a gate
 * @param asOf the instant as of which is decided
 * @since 0.1
 */
public record Situation(Portfolio portfolio, GateRequest request, Instant asOf) {
    /** @throws NullPointerException if a part is missing */
    public Situation {
        Objects.requireNonNull(portfolio, "Situation.portfolio");
        Objects.requireNonNull(request, "Situation.request");
        Objects.requireNonNull(asOf, "Situation.asOf");
    }

    /** The same question about another portfolio. */
    public Situation with(Portfolio other) {
        return new Situation(other, request, asOf);
    }
}
