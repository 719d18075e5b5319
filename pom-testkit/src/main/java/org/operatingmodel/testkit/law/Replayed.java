package org.operatingmodel.testkit.law;

import java.util.Set;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.TracedDecision;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.testkit.Situation;

/** L12: what a decision looked up is enough to make it again. */
final class Replayed {
    private Replayed() {}

    static void check(Policy policy, Situation situation) {
        Governance governance = (Governance) policy.service();
        GateDecision decision = Decided.decide(governance, situation);
        TracedDecision traced = governance.trace(
                situation.portfolio(), HostFacts.NONE, situation.request(), situation.asOf(), Set.of());
        GateDecision again = governance.decide(traced.read(), situation.request(), situation.asOf());
        if (!traced.decision().equals(decision)
                || !again.equals(decision)
                || !again.explanation().text().equals(decision.explanation().text())) {
            throw new Breach("the decision is another when it is made from what it looked up")
                    .with("decision", decision)
                    .with("from what it looked up", again);
        }
    }
}
