package org.operatingmodel.testkit.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.RulePackException;
import org.operatingmodel.rules.language.Rule;

/**
 * Rule packs, and what decides by them: what laws are held against.
 *
 * <p>What decides is {@link Governance}, or a double that stands in for it.
 *
 * @since 0.1
 */
public final class Policy {
    private final List<RulePack> packs;
    private final Function<List<RulePack>, DecisionService> loading;
    private final DecisionService service;
    private final Map<Key, Rule> rules = new LinkedHashMap<>();
    private final Map<DecisionId, List<Money>> amounts = new ConcurrentHashMap<>();
    private final Map<Set<PackId>, Optional<DecisionService>> fewer = new ConcurrentHashMap<>();

    private Policy(List<RulePack> packs, Function<List<RulePack>, DecisionService> loading) {
        this.packs = packs;
        this.loading = loading;
        this.service = loading.apply(packs);
        packs.forEach(pack ->
                pack.rules().forEach(rule -> rules.put(new Key(pack.id(), rule.gateId(), rule.criterionId()), rule)));
    }

    /**
     * The packs, and the governance of them.
     *
     * @param packs the packs, in the order in which they are loaded
     * @throws RulePackException if the packs do not go together
     */
    public static Policy of(RulePack... packs) {
        return of(List.of(packs), chosen -> Governance.load(chosen.toArray(RulePack[]::new)));
    }

    /**
     * The packs, and what decides by them.
     *
     * @param packs the packs, in the order in which they are loaded
     * @param loading makes what decides by these packs, or by fewer of them
     */
    public static Policy of(List<RulePack> packs, Function<List<RulePack>, DecisionService> loading) {
        return new Policy(List.copyOf(packs), Objects.requireNonNull(loading, "loading"));
    }

    /** The packs, in the order in which they are loaded. */
    public List<RulePack> packs() {
        return packs;
    }

    /** What decides by all packs. */
    public DecisionService service() {
        return service;
    }

    /** What decides by all packs but one; empty where the others do not load without it. */
    Optional<DecisionService> without(PackId left) {
        List<RulePack> others =
                packs.stream().filter(pack -> !pack.id().equals(left)).toList();
        Set<PackId> key = others.stream().map(RulePack::id).collect(Collectors.toSet());
        return fewer.computeIfAbsent(key, unused -> {
            if (others.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(loading.apply(others));
            } catch (RulePackException e) {
                return Optional.empty(); // the others build on it, so that nobody can decide without it
            }
        });
    }

    /** The rule that states a criterion; empty when no pack does. */
    Optional<Rule> rule(Criterion criterion) {
        return Optional.ofNullable(rules.get(new Key(criterion.packId(), criterion.gateId(), criterion.id())));
    }

    /** Whether a pack states a criterion of the gate. */
    boolean asksAt(GateId gate) {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .anyMatch(rule -> rule.gateId().equals(gate));
    }

    /** Amounts of money at which who decides changes, for a kind of decision; empty where no right asks for one. */
    List<Money> amounts(DecisionId decision) {
        return amounts.computeIfAbsent(decision, each -> Amounts.of(packs, each));
    }

    /** The pack. */
    RulePack pack(PackId id) {
        return packs.stream().filter(pack -> pack.id().equals(id)).findFirst().orElseThrow();
    }

    private record Key(PackId pack, GateId gate, CriterionId criterion) {}
}
