package org.operatingmodel.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** The governance of the standard gates. */
final class Standard {
    static final RulePack PACK = RulePack.standard();
    static final Governance GOVERNANCE = Governance.load(PACK);

    private Standard() {}

    static GateDecision decide(Situation situation) {
        return GOVERNANCE.decide(situation.portfolio(), situation.request(), situation.asOf());
    }

    /** The word of each criterion. */
    static Map<String, String> words(GateDecision decision) {
        Map<String, String> words = new TreeMap<>();
        decision.results().forEach(result -> words.put(result.criterion().id().value(), result.word()));
        return words;
    }

    /** The word of each criterion before waivers. */
    static Map<String, String> unwaivedWords(GateDecision decision) {
        Map<String, String> words = new TreeMap<>();
        for (CriterionResult result : decision.results()) {
            words.put(
                    result.criterion().id().value(),
                    result instanceof Waived waived ? waived.unmet().word() : result.word());
        }
        return words;
    }
}
