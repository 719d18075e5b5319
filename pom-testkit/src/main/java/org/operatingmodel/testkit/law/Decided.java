package org.operatingmodel.testkit.law;

import java.util.Map;
import java.util.TreeMap;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.testkit.Situation;

/** What the laws ask and read of decisions. */
final class Decided {
    private Decided() {}

    static GateDecision decide(DecisionService service, Situation situation) {
        return service.decide(situation.portfolio(), situation.request(), situation.asOf());
    }

    /** What each criterion came to. */
    static Map<String, CriterionResult> results(GateDecision decision) {
        Map<String, CriterionResult> results = new TreeMap<>();
        decision.results().forEach(result -> results.put(key(result.criterion()), result));
        return results;
    }

    /** What names a criterion at a gate. */
    static String key(Criterion criterion) {
        return criterion.packId() + " " + criterion.id();
    }

    /** The word of a result before waivers. */
    static String unwaived(CriterionResult result) {
        return result instanceof Waived waived ? waived.unmet().word() : result.word();
    }

    /** Whether the result is one that lets pass: met, waived, in grace or not applicable. */
    static boolean letsPass(CriterionResult result) {
        return !result.word().equals("unmet") && !result.word().equals("unevaluable");
    }

    /** Whether the result is of a rule that holds. */
    static boolean holds(CriterionResult result) {
        return result.word().equals("met") && !(result instanceof InGrace);
    }
}
