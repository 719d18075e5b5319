package org.operatingmodel.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.product.ProductId;

/**
 * The exit gate of every product's current stage, decided in one pass.
 *
 * @param asOf the instant as of which was decided
 * @param decisions one decision for each product whose stage a gate ends, ordered by product
 * @param withoutGate the products whose stage no gate ends, ordered
 * @since 0.1
 */
public record PortfolioReview(Instant asOf, List<GateDecision> decisions, List<ProductId> withoutGate) {
    /** @throws NullPointerException if a part is missing */
    public PortfolioReview {
        Objects.requireNonNull(asOf, "PortfolioReview.asOf");
        decisions = List.copyOf(decisions);
        withoutGate = List.copyOf(withoutGate);
    }

    /** Whether at least one product is blocked. */
    public boolean blocked() {
        return decisions.stream().anyMatch(GateDecision::blocked);
    }

    /**
     * What became different since an earlier review: per product and gate, the verdict and the criteria that came to
     * something else. A product that has moved on to another gate has one change for each of the two.
     *
     * <p>To stream changes, keep the review that was reported last and ask the next one. Whoever delivers each
     * {@link VerdictChange#key()} of those whose {@linkplain VerdictChange#ofVerdict() verdict changed} once tells of each
     * change exactly once, however often it is asked for.
     *
     * @param earlier the review to compare with, as of the same instant or before
     * @return empty when all is the same; ordered by product and gate
     * @throws IllegalArgumentException if the other review is the later one
     */
    public List<VerdictChange> changesSince(PortfolioReview earlier) {
        if (earlier.asOf().isAfter(asOf)) {
            throw new IllegalArgumentException("earlier.asOf must be at or before '" + asOf + "', but was '"
                    + earlier.asOf() + "'. Ask the later review.");
        }
        Map<GateRequest, GateDecision> before = byRequest(earlier);
        Map<GateRequest, GateDecision> after = byRequest(this);
        Set<GateRequest> asked =
                new TreeSet<>(Comparator.comparing(GateRequest::productId).thenComparing(GateRequest::gateId));
        asked.addAll(before.keySet());
        asked.addAll(after.keySet());
        return asked.stream()
                .map(request -> VerdictChange.of(request, before.get(request), after.get(request), asOf))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<GateRequest, GateDecision> byRequest(PortfolioReview review) {
        Map<GateRequest, GateDecision> byRequest = new HashMap<>();
        review.decisions.forEach(decision -> byRequest.put(decision.request(), decision));
        return byRequest;
    }
}
