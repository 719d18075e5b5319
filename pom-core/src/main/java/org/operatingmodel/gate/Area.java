package org.operatingmodel.gate;

import java.util.Locale;
import java.util.Optional;

/**
 * The part of the operating model that a rule belongs to.
 *
 * @since 0.1
 */
public enum Area {
    /** Outcomes, value streams, decision rights. */
    BUSINESS_ALIGNMENT,
    /** Shared capabilities that are run as products. */
    PLATFORMS,
    /** The design system and its use. */
    DESIGN_OPS,
    /** Gates, evidence, releases. */
    DELIVERY_GOVERNANCE,
    /** What running costs, and what may go wrong. */
    RUN_COST_AND_RISK;

    /** Its word in rules and data, such as {@code run-cost-and-risk}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that word; empty for an unknown one. */
    public static Optional<Area> ofWord(String word) {
        for (Area area : values()) {
            if (area.word().equals(word)) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }
}
