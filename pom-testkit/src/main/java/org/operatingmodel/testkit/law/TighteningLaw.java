package org.operatingmodel.testkit.law;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L3: without a pack, what the others ask is never harder to pass, unless an override of that pack holds. */
final class TighteningLaw {
    private TighteningLaw() {}

    static void check(Policy policy, Situation situation) {
        for (RulePack pack : policy.packs()) {
            check(policy, pack, saysWhoMayExcept(pack) ? withoutExceptions(situation) : situation);
        }
    }

    /** Whether who may waive or override is another with the pack. */
    private static boolean saysWhoMayExcept(RulePack pack) {
        return pack.rights().stream()
                .anyMatch(right -> right.decisionId().equals(DecisionId.WAIVER)
                        || right.decisionId().equals(DecisionId.OVERRIDE));
    }

    private static Situation withoutExceptions(Situation situation) {
        return situation.with(Changed.without(
                situation.portfolio(), fact -> fact instanceof Waiver || fact instanceof OverrideDecision));
    }

    private static void check(Policy policy, RulePack pack, Situation situation) {
        Optional<DecisionService> others = policy.without(pack.id());
        if (others.isPresent() && defines(others.get(), situation)) {
            GateDecision with = Decided.decide(policy.service(), situation);
            compare(pack.id(), Decided.decide(others.get(), situation), with);
        }
    }

    /** The criteria that an override of the pack touches, which holds. */
    private static Set<CriterionId> overridden(PackId pack, GateDecision with) {
        return with.terms().overrides().stream()
                .filter(adjustment -> adjustment.packId().equals(pack))
                .flatMap(adjustment -> adjustment.criteria().stream())
                .collect(Collectors.toSet());
    }

    private static boolean defines(DecisionService service, Situation situation) {
        return service.gates().stream()
                .anyMatch(gate -> gate.id().equals(situation.request().gateId()));
    }

    private static void compare(PackId pack, GateDecision without, GateDecision with) {
        String beside = "with the pack '" + pack + "'";
        Set<CriterionId> overridden = overridden(pack, with);
        if (overridden.isEmpty() && with.verdict().compareTo(without.verdict()) > 0) {
            throw new Breach("the pack '" + pack + "' turns '" + without.verdict() + "' into '" + with.verdict() + "'")
                    .with("without the pack", without)
                    .with(beside, with);
        }
        Map<String, CriterionResult> results = Decided.results(with);
        for (CriterionResult before : without.results()) {
            CriterionResult after = results.get(Decided.key(before.criterion()));
            if (overridden.contains(before.criterion().id())) {
                continue;
            }
            if (after == null
                    || Decided.letsPass(after) && before.blocks()
                    || after.criterion()
                                    .enforcement()
                                    .compareTo(before.criterion().enforcement())
                            > 0) {
                throw new Breach(
                                "the pack '" + pack + "' makes of "
                                        + before.criterion().enforcement().word() + ", "
                                        + before.word() + ": "
                                        + (after == null
                                                ? "no result"
                                                : after.criterion()
                                                                .enforcement()
                                                                .word() + ", " + after.word()),
                                before.criterion())
                        .with("without the pack", without)
                        .with(beside, with);
            }
        }
    }
}
