package org.operatingmodel.rules.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Population;
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
                met(met, out);
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

    /** A criterion that is met, written directly: it is what most criteria come to. What was looked at is told by its place. */
    private static void met(Met met, StringBuilder out) {
        out.append("{\"criterion\":\"").append(met.criterion().id().value());
        out.append("\",\"pack\":\"").append(met.criterion().packId().value());
        out.append("\",\"result\":\"").append(met.word());
        out.append("\",\"blocks\":").append(met.blocks());
        out.append(",\"enforcement\":\"")
                .append(met.criterion().enforcement().word())
                .append("\",\"facts\":[");
        char separator = 0;
        for (FactReference fact : met.facts()) {
            separator = next(separator, out);
            out.append("{\"variable\":");
            String variable = fact.variable();
            if (variable == null) {
                out.append("null");
            } else {
                RecordJson.quoted(variable, out);
            }
            out.append(",\"type\":\"").append(fact.type()).append("\",\"id\":");
            RecordJson.quoted(fact.id(), out);
            out.append('}');
        }
        out.append("],\"matches\":").append(met.matches()).append(",\"lookedAt\":[");
        separator = 0;
        for (Population looked : met.lookedAt()) {
            separator = next(separator, out);
            out.append("{\"line\":").append(looked.line());
            out.append(",\"column\":").append(looked.column());
            out.append(",\"type\":\"").append(looked.type());
            out.append("\",\"size\":").append(looked.size()).append('}');
        }
        out.append("]}");
    }

    private static char next(char separator, StringBuilder out) {
        if (separator != 0) {
            out.append(separator);
        }
        return ',';
    }

    /** The verdict and the results without explanations, which only their digest under a salt stands for. */
    String masked(Masking.Opening explanations) {
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
                .append(Masking.Opening.commitment(explanations.salt(), text))
                .append("\"}")
                .toString();
    }
}
