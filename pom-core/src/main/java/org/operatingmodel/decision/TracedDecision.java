package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;

/**
 * A decision, and all that it looked up.
 *
 * <p>The same packs come to the same decision from these groups alone.
 *
 * @param decision the decision
 * @param read what it looked up, each group once, in the order of the first look
 * @since 0.1
 */
public record TracedDecision(GateDecision decision, List<FactGroup> read) {
    /** @throws NullPointerException if a part is missing */
    public TracedDecision {
        Objects.requireNonNull(decision, "TracedDecision.decision");
        read = List.copyOf(read);
    }
}
