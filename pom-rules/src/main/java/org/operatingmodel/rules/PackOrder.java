package org.operatingmodel.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.operatingmodel.gate.PackId;

/**
 * Which pack comes before which: one of a lower layer before one of a higher, and one on which another builds, itself or by
 * others, before that. Of two other packs neither comes first, in whatever order they are loaded.
 */
final class PackOrder {
    private final Map<PackId, Set<PackId>> before = new HashMap<>();

    /** The order of packs, in which those that build on others follow them. */
    PackOrder(Collection<RulePack> packs) {
        for (RulePack pack : packs) {
            Set<PackId> earlier = new HashSet<>();
            for (RulePack other : packs) {
                if (other.manifest().layer().compareTo(pack.manifest().layer()) < 0) {
                    earlier.add(other.id());
                }
            }
            for (BuildsOn needed : pack.manifest().buildsOn()) {
                earlier.add(needed.id());
                earlier.addAll(before.getOrDefault(needed.id(), Set.of()));
            }
            before.putIfAbsent(pack.id(), earlier);
        }
    }

    /** Whether a pack comes before another. */
    boolean isBefore(PackId earlier, PackId later) {
        return before.getOrDefault(later, Set.of()).contains(earlier);
    }
}
