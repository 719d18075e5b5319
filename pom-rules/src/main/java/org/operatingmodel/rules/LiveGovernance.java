package org.operatingmodel.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Vocabulary;

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
        synchronized (swapping) {
            Governance before = current;
            List<Finding> findings = new ArrayList<>(before.loader().findings(List.of(packs)));
            for (RulePack pack : packs) {
                findings.addAll(pack.findings());
            }
            if (findings.isEmpty()) {
                current = before.loader().load(packs);
            }
            return swapped(before, current, findings);
        }
    }

    /**
     * Reads the packs at the paths, as {@link RulePack#from(Path)} does, and swaps to them as {@link #swap} does; what is
     * wrong with files is among the findings.
     *
     * @param first the packs that come before those at the paths, such as the standard pack; empty for none
     * @param paths where the others are
     */
    public PackSwap swapFrom(List<RulePack> first, Path... paths) {
        return swapFrom(first, Vocabulary.standard(), paths);
    }

    /**
     * Reads the packs at the paths, as {@link RulePack#from(Path, Vocabulary)} does, and swaps to them as {@link #swap}
     * does; what is wrong with files is among the findings.
     *
     * @param first the packs that come before those at the paths, such as the standard pack; empty for none
     * @param vocabulary what the rules at the paths may name, beside what their manifests add, such as facts of the host
     * @param paths where the others are
     */
    public PackSwap swapFrom(List<RulePack> first, Vocabulary vocabulary, Path... paths) {
        Governance before = current;
        List<RulePack> packs = new ArrayList<>(first);
        List<Finding> findings = new ArrayList<>();
        List<PackCheck> checked = before.loader().check(List.of(paths), vocabulary, first.toArray(RulePack[]::new));
        for (PackCheck check : checked) {
            check.pack().ifPresent(packs::add);
            findings.addAll(check.findings());
        }
        if (packs.size() == first.size() + paths.length) {
            return swap(packs.toArray(RulePack[]::new));
        }
        first.forEach(pack -> findings.addAll(pack.findings()));
        return swapped(before, before, findings);
    }

    private static PackSwap swapped(Governance before, Governance after, List<Finding> findings) {
        return new PackSwap(
                before.packs(),
                after.packs(),
                findings.stream().sorted().distinct().toList());
    }
}
