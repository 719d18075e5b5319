package org.operatingmodel.rules;

import java.util.List;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.rules.language.Finding;

/**
 * What came of putting other packs in force.
 *
 * @param from the packs that were in force before, in their order
 * @param to the packs that are in force now; the same as before when the swap was refused
 * @param findings why it was refused, ordered by place; empty when it was done
 * @since 0.1
 */
public record PackSwap(List<PackReference> from, List<PackReference> to, List<Finding> findings) {
    /** @throws NullPointerException if a part is missing */
    public PackSwap {
        from = List.copyOf(from);
        to = List.copyOf(to);
        findings = List.copyOf(findings);
    }

    /** Whether the packs in force are the new ones. */
    public boolean done() {
        return findings.isEmpty();
    }
}
