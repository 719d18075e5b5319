package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * Facts that a decision looked up together: those of one type that have one thing in common.
 *
 * <p>A group without facts says that somebody looked and nothing was there.
 *
 * @param type the simple name of the type of the facts; {@code Record} for facts of any type
 * @param by what they have in common
 * @param of of which product, value stream, person, role or id; empty for all
 * @param facts the facts in canonical order, whether they count as of the decision or not
 * @since 0.1
 */
public record FactGroup(String type, Grouping by, String of, List<Record> facts) {
    /** @throws IllegalArgumentException if the type is blank */
    public FactGroup {
        Guard.text("FactGroup.type", type);
        Objects.requireNonNull(by, "FactGroup.by");
        Objects.requireNonNull(of, "FactGroup.of");
        facts = List.copyOf(facts);
    }

    /** What it holds, in words such as {@code Evidence by product 'partner-portal'}. */
    public String described() {
        return by == Grouping.ALL ? "all of " + type : type + " by " + by.word() + " '" + of + "'";
    }
}
