package org.operatingmodel.rules.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;

/**
 * Whether a gate is light, and whether it is used.
 *
 * <p>Light is a gate with at most {@link #MOST_CRITERIA} criteria, all packs together, and with at least one; used is one
 * that held a review in the window.
 *
 * @param gateId the gate
 * @param criteria how many criteria it asks, 0 or more
 * @param held how many reviews it held in the window, 0 or more
 * @param passed how many of them products passed, 0 to {@code held}
 * @since 0.1
 */
public record GateUse(GateId gateId, int criteria, long held, long passed) {
    /** Beyond so many criteria a gate is no longer light. */
    public static final int MOST_CRITERIA = 8;

    /** @throws IllegalArgumentException if a number is negative, or more reviews are passed than held */
    public GateUse {
        Objects.requireNonNull(gateId, "GateUse.gateId");
        Guard.notNegative("GateUse.criteria", criteria);
        Guard.notNegative("GateUse.held", held);
        Guard.notNegative("GateUse.passed", passed);
        if (passed > held) {
            throw new IllegalArgumentException("GateUse.passed must be at most held '" + held + "', but was '" + passed
                    + "'. Count each review once.");
        }
    }

    /**
     * How each gate of the loaded packs is used, in their order.
     *
     * @param governance the rules
     * @param portfolio what is known
     * @param from the start of the window, included
     * @param to its end, excluded
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static List<GateUse> of(Governance governance, Portfolio portfolio, Instant from, Instant to) {
        Guard.inOrder("GateUse.from", from, "GateUse.to", Objects.requireNonNull(to, "GateUse.to"));
        return governance.gates().stream()
                .map(gate -> {
                    List<HeldReview> held = portfolio.heldReviews().stream()
                            .filter(review -> review.gateId().equals(gate.id())
                                    && !review.heldAt().isBefore(from)
                                    && review.heldAt().isBefore(to))
                            .toList();
                    return new GateUse(
                            gate.id(),
                            governance.criteria(gate.id()).size(),
                            held.size(),
                            held.stream().filter(HeldReview::passed).count());
                })
                .toList();
    }

    /** Whether it asks something, and not too much. */
    public boolean light() {
        return criteria >= 1 && criteria <= MOST_CRITERIA;
    }

    /** Whether it held a review. */
    public boolean used() {
        return held > 0;
    }

    /** One line about the gate, for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s: %d criteria, %s; %d reviews held, %d passed, %s",
                gateId,
                criteria,
                light() ? "light" : "not light",
                held,
                passed,
                used() ? "used" : "not used");
    }
}
