package org.operatingmodel.testkit.law;

import java.util.Map;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L5: where the tree of a rule proves that evidence can only help, more of it never un-meets. */
final class MoreEvidence {
    private MoreEvidence() {}

    static void check(Policy policy, Situation situation) {
        // without approvals, which are of evidence, and waivers, which may be of authors of evidence
        Portfolio more =
                Changed.without(situation.portfolio(), fact -> fact instanceof Approval || fact instanceof Waiver);
        GateDecision after = Decided.decide(policy.service(), situation.with(more));
        Map<String, CriterionResult> results = Decided.results(after);
        for (int part = 0; part < 3; part++) {
            int kept = part;
            Portfolio less = Changed.withoutUnnamed(
                    more,
                    fact -> fact instanceof Evidence evidence
                            && Math.floorMod(evidence.id().value().hashCode(), 3) != kept);
            GateDecision before = Decided.decide(policy.service(), situation.with(less));
            for (CriterionResult result : before.results()) {
                CriterionResult then = results.get(Decided.key(result.criterion()));
                if (result instanceof Met
                        && !(then instanceof Met)
                        && policy.rule(result.criterion())
                                .filter(Monotone::inEvidence)
                                .isPresent()) {
                    throw new Breach(
                                    "more evidence makes the criterion " + (then == null ? "vanish" : then.word()),
                                    result.criterion())
                            .with("with less evidence", before)
                            .with("with more evidence", after);
                }
            }
        }
    }
}
