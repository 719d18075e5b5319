package org.operatingmodel.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.rules.language.Finding;

/**
 * Holds the governance that is in force, and puts another one in its place without a pause.
 *
 * <p>Any number of threads may ask for {@link #current} while packs are swapped. Each gets the old governance or the new
 * one, whole; decide what belongs together with one answer. Swaps happen one after the other.
 *
 * @since 0.1
 */
public final class LiveGovernance {
    private final Object swapping = new Object();
    private volatile Governance current;

    /** The holder of a governance, to begin with; what it asks of signatures holds for all that follow. */
    public LiveGovernance(Governance first) {
        this.current = Objects.requireNonNull(first, "first");
    }

    /** The governance that is in force now. */
    public Governance current() {
        return current;
    }

    /**
     * Puts the governance of the packs in force, in this order, if nothing at all is to be said about them, warnings
     * included; else keeps the current one.
     */
    public PackSwap swap(RulePack... packs) {
        return swap(List.of(packs), List.of());
    }

    /**
     * Reads the packs at the paths, as {@link RulePack#from} does, and swaps to them as {@link #swap} does; what is wrong
     * with files is among the findings.
     *
     * @param first the packs that come before those at the paths, such as the standard pack; empty for none
     * @param paths where the others are
     */
    public PackSwap swapFrom(List<RulePack> first, Path... paths) {
        List<RulePack> packs = new ArrayList<>(first);
        List<Finding> findings = new ArrayList<>();
        for (Path path : paths) {
            try {
                packs.add(RulePack.from(path));
            } catch (RulePackException e) {
                findings.addAll(e.findings());
            }
        }
        return swap(packs, findings);
    }

    private PackSwap swap(List<RulePack> packs, List<Finding> unread) {
        synchronized (swapping) {
            Governance before = current;
            List<Finding> findings = new ArrayList<>(unread);
            packs.forEach(pack -> findings.addAll(pack.findings()));
            if (unread.isEmpty()) {
                findings.addAll(before.loader().findings(packs));
            }
            if (findings.isEmpty()) {
                current = before.loader().load(packs.toArray(RulePack[]::new));
            }
            return new PackSwap(
                    before.packs(),
                    current.packs(),
                    findings.stream().sorted().distinct().toList());
        }
    }
}
