package org.operatingmodel.rules.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Population;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.io.RecordJson;

/**
 * What a decision came to, as it stands in a log: everything but what the packs and facts beside it say anyway.
 *
 * @param decision the decision
 * @param text canonical JSON on one line
 */
record LoggedResult(GateDecision decision, String text) {
    static LoggedResult of(GateDecision decision) {
        StringBuilder out = new StringBuilder(256 + 128 * decision.results().size());
        start(decision, out);
        String separator = "";
        for (CriterionResult result : decision.results()) {
            out.append(separator);
            if (result instanceof Met met) {
                met(met, decision.definedBy(), out);
            } else {
                out.append(RecordJson.line(DecisionJson.logged(result)));
            }
            separator = ",";
        }
        out.append(']');
        Map<String, @Nullable Object> whole = DecisionJson.terms(decision);
        whole.forEach((name, value) -> {
            RecordJson.quoted(name, out.append(','));
            out.append(':').append(RecordJson.line(value));
        });
        return new LoggedResult(decision, out.append('}').toString());
    }

    private static void start(GateDecision decision, StringBuilder out) {
        out.append("{\"verdict\":\"").append(decision.verdict().word()).append('"');
        if (decision.definedBy() != null) {
            out.append(",\"definedBy\":\"").append(decision.definedBy()).append('"');
        }
        out.append(",\"criteria\":[");
    }

    /**
     * A criterion that is met, written directly, as it is what most criteria come to. It blocks nothing; its pack is the one
     * that defines the gate, its rule matched once and looked at nothing else, unless it says so. What was looked at is told
     * by its place.
     */
    private static void met(Met met, @Nullable PackId definedBy, StringBuilder out) {
        out.append("{\"criterion\":\"").append(met.criterion().id().value());
        out.append("\",\"result\":\"met\"");
        if (!met.criterion().packId().equals(definedBy)) {
            out.append(",\"pack\":\"").append(met.criterion().packId().value()).append('"');
        }
        List<FactReference> facts = met.facts();
        for (int i = 0; i < facts.size(); i++) {
            RecordJson.quoted(facts.get(i).toString(), out.append(i == 0 ? ",\"facts\":[" : ","));
        }
        out.append(facts.isEmpty() ? "" : "]");
        if (met.matches() != 1) {
            out.append(",\"matches\":").append(met.matches());
        }
        List<Population> lookedAt = met.lookedAt();
        for (int i = 0; i < lookedAt.size(); i++) {
            Population looked = lookedAt.get(i);
            out.append(i == 0 ? ",\"lookedAt\":[" : ",").append("{\"line\":").append(looked.line());
            out.append(",\"column\":").append(looked.column());
            out.append(",\"type\":\"").append(looked.type());
            out.append("\",\"size\":").append(looked.size()).append('}');
        }
        out.append(lookedAt.isEmpty() ? "}" : "]}");
    }

    /** The verdict and the results without explanations, which only their digest under a salt stands for. */
    String masked(String salt) {
        StringBuilder out = new StringBuilder(256 + 64 * decision.results().size());
        start(decision, out);
        String separator = "";
        for (CriterionResult result : decision.results()) {
            out.append(separator)
                    .append("{\"criterion\":\"")
                    .append(result.criterion().id());
            out.append("\",\"result\":\"").append(result.word());
            out.append("\",\"blocks\":").append(result.blocks()).append('}');
            separator = ",";
        }
        return out.append("],\"explained\":\"")
                .append(Masking.Opening.commitment(salt, text))
                .append("\"}")
                .toString();
    }
}
