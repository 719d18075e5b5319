package org.operatingmodel.testkit.law;

import java.util.Map;
import java.util.Optional;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.Situation;

/** L3: without a pack, what the others ask is never harder to pass, unless an override of that pack holds. */
final class TighteningLaw {
    private TighteningLaw() {}

    static void check(Policy policy, Situation situation) {
        GateDecision with = Decided.decide(policy.service(), situation);
        for (RulePack pack : policy.packs()) {
            Optional<DecisionService> others = policy.without(pack.id());
            boolean overridden = with.terms().overrides().stream()
                    .anyMatch(adjustment -> adjustment.packId().equals(pack.id()));
            if (others.isPresent() && !overridden && defines(others.get(), situation)) {
                compare(pack.id(), Decided.decide(others.get(), situation), with);
            }
        }
    }

    private static boolean defines(DecisionService service, Situation situation) {
        return service.gates().stream()
                .anyMatch(gate -> gate.id().equals(situation.request().gateId()));
    }

    private static void compare(PackId pack, GateDecision without, GateDecision with) {
        String beside = "with the pack '" + pack + "'";
        if (with.verdict().compareTo(without.verdict()) > 0) {
            throw new Breach("the pack '" + pack + "' turns '" + without.verdict() + "' into '" + with.verdict() + "'")
                    .with("without the pack", without)
                    .with(beside, with);
        }
        Map<String, CriterionResult> results = Decided.results(with);
        for (CriterionResult before : without.results()) {
            CriterionResult after = results.get(Decided.key(before.criterion()));
            if (after == null
                    || Decided.letsPass(after) && !Decided.letsPass(before)
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
