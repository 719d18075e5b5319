package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.util.List;
import org.operatingmodel.internal.Guard;

/**
 * At which level of the organisation a decision was taken, and which levels held the right to take it.
 *
 * <p>Level 0 is the team, the nearest to the customer; each level above is one more.
 *
 * @param id its id in the record of decisions: letters, digits and {@code . _ : / -}
 * @param level the level at which it was taken
 * @param entitled the levels that held the right, in any order; empty when none did
 * @since 0.1
 */
public record DecisionTaken(String id, int level, List<Integer> entitled) implements Serializable {
    /** @throws IllegalArgumentException if the id has another form or a level is negative */
    public DecisionTaken {
        Guard.foreign("DecisionTaken.id", id);
        Guard.notNegative("DecisionTaken.level", level);
        entitled = entitled.stream().sorted().distinct().toList();
        entitled.forEach(each -> Guard.notNegative("DecisionTaken.entitled", each));
    }
}
