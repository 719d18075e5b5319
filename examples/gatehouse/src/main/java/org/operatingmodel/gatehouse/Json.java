package org.operatingmodel.gatehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.language.Finding;

/** Answers of the commands as JSON: what the library gives, and where the instant came from. */
final class Json {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    static String of(GateDecision decision, Inputs.AsOf asOf) {
        return write(decision(decision, asOf));
    }

    static String of(PortfolioReview review, List<GateDecision> others, Inputs.AsOf asOf) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("asOf", review.asOf().toString());
        json.put("asOfFrom", origin(asOf));
        json.put("blocked", review.blocked());
        json.put("decisions", decisions(review.decisions(), asOf));
        json.put("otherGates", decisions(others, asOf));
        json.put(
                "withoutGate",
                review.withoutGate().stream().map(ProductId::value).toList());
        return write(json);
    }

    /** Any record that the library answers with, in the canonical form of records. */
    static String of(Record answer, Inputs.AsOf asOf) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        ((Map<?, ?>) RecordJson.tree(answer)).forEach((key, value) -> json.put(String.valueOf(key), value));
        return of(json, asOf);
    }

    static String of(List<PackCheck> checked) {
        return write(checked.stream()
                .map(pack -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("path", pack.path().toString());
                    json.put("loads", pack.loads());
                    json.put(
                            "findings",
                            pack.findings().stream().map(Json::finding).toList());
                    return json;
                })
                .toList());
    }

    private static Object finding(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("slug", finding.slug());
        json.put("severity", finding.severity().word());
        json.put("file", finding.file());
        json.put("line", finding.line());
        json.put("column", finding.column());
        json.put("message", finding.message());
        json.put("fix", finding.fix());
        json.put("page", finding.kind().page());
        return json;
    }

    /** An answer as a tree, with where its instant came from. */
    static String of(Map<String, @Nullable Object> tree, Inputs.AsOf asOf) {
        return write(withOrigin(tree, asOf));
    }

    private static List<Object> decisions(List<GateDecision> decisions, Inputs.AsOf asOf) {
        return decisions.stream().map(decision -> decision(decision, asOf)).toList();
    }

    private static Object decision(GateDecision decision, Inputs.AsOf asOf) {
        return withOrigin(DecisionJson.tree(decision), asOf);
    }

    private static Object withOrigin(Map<String, @Nullable Object> tree, Inputs.AsOf asOf) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            json.put(name, value);
            if (name.equals("asOf")) {
                json.put("asOfFrom", origin(asOf));
            }
        });
        return json;
    }

    private static String origin(Inputs.AsOf asOf) {
        return asOf.now() ? "clock" : "option";
    }

    /** An object of names, each followed by its value. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** A tree of maps, lists, texts and numbers as JSON. */
    static String write(Object tree) {
        try {
            return WRITER.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of maps, lists and texts must be writable as JSON.", e);
        }
    }
}
