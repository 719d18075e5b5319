package org.operatingmodel.testkit.law;

import java.util.HashMap;
import java.util.Map;
import org.operatingmodel.decision.Adjustment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.testkit.Situation;

/** L1: no criterion is left out, asked twice, or weighs other than its pack says. */
final class FailClosed {
    private FailClosed() {}

    static void check(Policy policy, Situation situation) {
        GateDecision decision = Decided.decide(policy.service(), situation);
        Product product =
                situation.portfolio().product(situation.request().productId()).orElseThrow();
        Map<String, CriterionResult> results = new HashMap<>();
        for (CriterionResult result : decision.results()) {
            if (results.put(key(result.criterion()), result) != null) {
                throw new Breach("a criterion has two results", result.criterion()).with("decision", decision);
            }
        }
        for (RulePack pack : policy.packs()) {
            boolean asks = pack.manifest().appliesTo() == null
                    || pack.manifest().appliesTo().covers(product);
            for (Rule rule : pack.rules()) {
                if (rule.gateId().equals(situation.request().gateId())) {
                    CriterionResult result = results.remove(pack.id() + " " + rule.criterionId());
                    if (result == null) {
                        throw new Breach("the criterion '" + rule.criterionId() + "' of the pack '" + pack.id()
                                        + "' has no result, though the pack states it (" + rule.source() + ")")
                                .with("decision", decision);
                    } else if (asks) {
                        asStated(decision, result.criterion(), rule);
                    } else if (!(result instanceof NotApplicable)) {
                        throw new Breach(
                                        "the pack is not about the product, but the criterion is " + result.word(),
                                        result.criterion())
                                .with("decision", decision);
                    }
                }
            }
        }
        for (CriterionResult result : results.values()) {
            throw new Breach("a criterion has a result that no pack states", result.criterion())
                    .with("decision", decision);
        }
    }

    private static void asStated(GateDecision decision, Criterion criterion, Rule rule) {
        if (criterion.enforcement() != rule.enforcement()
                && decision.terms().adjustments(criterion.id()).stream()
                        .noneMatch(adjustment -> adjustment.holds()
                                && adjustment.change() instanceof Adjustment.OfEnforcement change
                                && change.given() == criterion.enforcement())) {
            throw new Breach(
                            "the criterion is " + criterion.enforcement().word() + ", though its rule says "
                                    + rule.enforcement().word() + " and no pack adjusts it",
                            criterion)
                    .with("decision", decision);
        }
    }

    private static String key(Criterion criterion) {
        return criterion.packId() + " " + criterion.id();
    }
}
