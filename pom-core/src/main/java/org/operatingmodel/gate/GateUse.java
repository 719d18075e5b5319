package org.operatingmodel.gate;

import java.time.Duration;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;

/**
 * The computed fact how much a gate asks, and how often it is used, as of the instant of an assessment.
 *
 * <p>It is about the products that are assessed together: one, those of a value stream, or all.
 *
 * @param gateId the gate, one that a loaded pack defines
 * @param criteria the most criteria that it asks of one of the products, those of all loaded packs together; 0 where there is
 *     no product that is not retired
 * @param held how many reviews of the products it held in the 90 days before, 0 or more
 * @param passed how many of them were passed, 0 to {@code held}
 * @since 0.1
 */
public record GateUse(GateId gateId, int criteria, long held, long passed) {
    /** Beyond so many criteria a gate is no longer light. */
    public static final int MOST_CRITERIA = 8;

    /** How far back reviews are counted: a quarter. */
    public static final Duration WINDOW = Duration.ofDays(90);

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

    /** Whether it asks 1 to 8 criteria of a product. */
    @InRules("light")
    public boolean light() {
        return criteria >= 1 && criteria <= MOST_CRITERIA;
    }

    /** Whether it held a review. */
    @InRules("used")
    public boolean used() {
        return held > 0;
    }
}
