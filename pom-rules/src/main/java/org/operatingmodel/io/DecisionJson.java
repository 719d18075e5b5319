package org.operatingmodel.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Adjustment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NearMiss;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.Terms;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.product.ProductId;

/**
 * Decisions and their explanations as JSON: everything that the text tells, as data.
 *
 * <p>Fields stand in a fixed order, and the same decision gives the same bytes. It needs no library.
 *
 * @since 0.1
 */
public final class DecisionJson {
    private DecisionJson() {}

    /** The decision as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(GateDecision decision) {
        return RecordJson.treeText(tree(decision));
    }

    /** The review as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(PortfolioReview review) {
        return RecordJson.treeText(tree(review));
    }

    /** The review as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(PortfolioReview review) {
        return object(
                "asOf", review.asOf().toString(),
                "blocked", review.blocked(),
                "decisions", review.decisions().stream().map(DecisionJson::tree).toList(),
                "withoutGate",
                        review.withoutGate().stream().map(ProductId::value).toList());
    }

    /** The decision as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(GateDecision decision) {
        Map<String, @Nullable Object> json = object(
                "product", decision.request().productId().value(),
                "gate", decision.request().gateId().value(),
                "asOf", decision.asOf().toString(),
                "verdict", decision.verdict().word(),
                "packs",
                        decision.packs().stream()
                                .map(pack -> object(
                                        "id", pack.id().value(), "version", pack.version(), "digest", pack.digest()))
                                .toList(),
                "criteria",
                        decision.results().stream().map(DecisionJson::criterion).toList());
        json.putAll(terms(decision));
        return json;
    }

    /** What a decision was judged by beside the rules, as a tree; empty where it was by nothing else. */
    public static Map<String, @Nullable Object> terms(GateDecision decision) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Terms terms = decision.terms();
        if (!terms.parameters().isEmpty()) {
            json.put(
                    "parameters",
                    terms.parameters().stream()
                            .map(use -> object(
                                    "name", use.parameter().name().value(),
                                    "pack", use.parameter().packId().value(),
                                    "type", use.parameter().type().word(),
                                    "value", use.parameter().value(),
                                    "origin", use.parameter().origin(),
                                    "criteria", ids(use.criteria())))
                            .toList());
        }
        if (!terms.adjustments().isEmpty()) {
            json.put(
                    "adjustments",
                    terms.adjustments().stream().map(DecisionJson::adjustment).toList());
        }
        return json;
    }

    private static List<String> ids(List<CriterionId> criteria) {
        return criteria.stream().map(CriterionId::value).toList();
    }

    private static Object adjustment(Adjustment adjustment) {
        Adjustment.Overriding overriding = adjustment.overriding();
        Map<String, @Nullable Object> json = object(
                "kind", overriding == null ? "tightening" : "override",
                "by", adjustment.packId().value(),
                "holds", adjustment.holds(),
                "criteria", ids(adjustment.criteria()));
        if (adjustment.change() instanceof Adjustment.OfEnforcement change) {
            json.put("from", change.stated().word());
            json.put("to", change.given().word());
        } else if (adjustment.change() instanceof Adjustment.OfParameter change) {
            json.put("pack", change.packId().value());
            json.put("parameter", change.parameterId().value());
            json.put("from", change.stated());
            json.put("to", change.given());
        }
        if (overriding != null) {
            json.put("decision", overriding.decisionId().value());
            json.put("reason", overriding.reason());
            json.put("decided", overriding.decision() == null ? null : RecordJson.tree(overriding.decision()));
        }
        if (!adjustment.holds()) {
            json.put("refused", adjustment.refusal());
        }
        PackId outdoneBy = adjustment.outdoneBy();
        if (outdoneBy != null) {
            json.put("outdoneBy", outdoneBy.value());
        }
        return json;
    }

    private static Object criterion(CriterionResult result) {
        Map<String, @Nullable Object> json = object(
                "criterion", result.criterion().id().value(),
                "result", result.word(),
                "blocks", result.blocks(),
                "enforcement", result.criterion().enforcement().word(),
                "rule", result.criterion().sentence(),
                "pack", result.criterion().packId().value(),
                "file", result.criterion().file(),
                "line", result.criterion().line(),
                "remedy", result.criterion().remedy(),
                "facts", List.of());
        new Form(true).putBody(json, result);
        return json;
    }

    /**
     * What a criterion that is not met came to as a tree, without what its rule says anyway and without the values of facts.
     *
     * <p>A decision log keeps the rules and the facts beside it.
     */
    public static Map<String, @Nullable Object> logged(CriterionResult result) {
        Map<String, @Nullable Object> json = object(
                "criterion", result.criterion().id().value(),
                "pack", result.criterion().packId().value(),
                "result", result.word(),
                "blocks", result.blocks(),
                "enforcement", result.criterion().enforcement().word());
        new Form(false).putBody(json, result);
        return json;
    }

    /** An object of names, each followed by its value, in this order. */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /** How facts are told: with their values, or by type and id. */
    private record Form(boolean values) {
        void putBody(Map<String, @Nullable Object> json, CriterionResult result) {
            if (result instanceof InGrace inGrace) {
                json.put("shortfall", inGrace.shortfall().word());
                json.put("graceUntil", inGrace.until().toString());
                putBody(json, inGrace.shortfall());
            } else if (result instanceof Met met) {
                json.put("facts", facts(met.facts()));
                json.put("matches", met.matches());
                json.put(
                        "lookedAt",
                        met.lookedAt().stream()
                                .map(each -> object(
                                        "text", each.text(),
                                        "line", each.line(),
                                        "column", each.column(),
                                        "type", each.type(),
                                        "size", each.size()))
                                .toList());
            } else if (result instanceof Unmet unmet) {
                putUnmet(json, unmet);
            } else if (result instanceof Waived waived) {
                putUnmet(json, waived.unmet());
                json.put("waiver", waiver(waived.waiver()));
            } else if (result instanceof Unevaluable unevaluable) {
                json.put("facts", facts(unevaluable.facts()));
                json.put("cause", unevaluable.cause());
                json.put(
                        "at",
                        object("text", unevaluable.text(), "line", unevaluable.line(), "column", unevaluable.column()));
            } else if (result instanceof NotApplicable notApplicable) {
                json.put("scope", condition(notApplicable.scope()));
            }
        }

        void putUnmet(Map<String, @Nullable Object> json, Unmet unmet) {
            json.put(
                    "failedConditions",
                    unmet.failedConditions().stream().map(this::condition).toList());
            json.put(
                    "refusedWaivers",
                    unmet.refusedWaivers().stream()
                            .map(refused -> {
                                Map<String, @Nullable Object> waiver = waiver(refused.waiver());
                                waiver.put("refused", refused.reason());
                                return waiver;
                            })
                            .toList());
        }

        Map<String, @Nullable Object> waiver(Waiver waiver) {
            return object(
                    "id", waiver.id().value(),
                    "requestedBy", waiver.requestedBy().value(),
                    "grantedBy", waiver.grantedBy().value(),
                    "grantedAt", waiver.grantedAt().toString(),
                    "expires", waiver.expires().toString(),
                    "reason", waiver.reason());
        }

        Object condition(FailedCondition failed) {
            return object(
                    "kind", failed.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "text", failed.text(),
                    "line", failed.line(),
                    "column", failed.column(),
                    "summary", failed.summary(),
                    "enough",
                            failed.enough().stream()
                                    .map(needed -> object(
                                            "property", needed.property(),
                                            "operator", needed.operator(),
                                            "value", needed.value() == null ? null : String.valueOf(needed.value()),
                                            "text", needed.text()))
                                    .toList(),
                    "nearest", failed.nearest().stream().map(this::nearMiss).toList(),
                    "population", failed.population());
        }

        Object nearMiss(NearMiss miss) {
            Map<String, @Nullable Object> json = fact(miss.fact());
            json.put("presence", miss.presence().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.put(
                    "failed",
                    miss.failed().stream()
                            .map(failed -> object(
                                    "text", failed.text(),
                                    "line", failed.line(),
                                    "column", failed.column(),
                                    "actual", failed.actual(),
                                    "required", failed.required()))
                            .toList());
            return json;
        }

        List<Map<String, @Nullable Object>> facts(List<FactReference> facts) {
            return facts.stream().map(this::fact).toList();
        }

        Map<String, @Nullable Object> fact(FactReference fact) {
            Map<String, @Nullable Object> json =
                    object("variable", fact.variable(), "type", fact.type(), "id", fact.id());
            if (values) {
                json.put("values", RecordJson.tree(fact.fact()));
            }
            return json;
        }
    }
}
