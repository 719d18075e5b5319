package org.operatingmodel.rules.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NearMiss;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.io.RecordJson;

/**
 * What a decision came to, as it stands in a log: everything but what the packs and facts beside it say anyway.
 *
 * <p>An entry tells it by forms and what stands in their gaps; from these comes its text in full.
 */
final class LoggedResult {
    /** An escape within what an entry tells. */
    private static final Pattern UNTOLD = Pattern.compile("\\\\.");

    /** What rules say, in whatever part of a result. */
    private static final Set<String> OF_RULES = Set.of(
            "criterion",
            "pack",
            "result",
            "blocks",
            "enforcement",
            "shortfall",
            "kind",
            "property",
            "operator",
            "variable",
            "type",
            "presence",
            "line",
            "column");

    private final GateDecision decision;
    /** The forms of the results, in their order. */
    private final String[] forms;
    /** What stands in the gaps of all of them, as an entry tells it. */
    private final String gaps;
    /** Where the gaps of each form end. */
    private final int[] ends;
    /** What the decision was judged by beside the rules, as the rest of an object; empty where it was by nothing else. */
    private final String terms;

    private LoggedResult(GateDecision decision, String[] forms, String gaps, int[] ends, String terms) {
        this.decision = decision;
        this.forms = forms;
        this.gaps = gaps;
        this.ends = ends;
        this.terms = terms;
    }

    /**
     * The result of a decision.
     *
     * @param known where its forms may be found
     */
    static LoggedResult of(GateDecision decision, ResultForms known) {
        List<CriterionResult> results = decision.results();
        String[] forms = new String[results.size()];
        int[] ends = new int[forms.length];
        StringBuilder gaps = new StringBuilder(32 * forms.length);
        for (int i = 0; i < forms.length; i++) {
            CriterionResult result = results.get(i);
            if (result instanceof Met met) {
                forms[i] = known.of(met, decision.definedBy());
                ResultForms.tell(met, gaps);
            } else if (result instanceof Unmet unmet && unmet.refusedWaivers().isEmpty()) {
                forms[i] = unmet(unmet, known, gaps);
            } else {
                forms[i] = told(result, gaps);
            }
            ends[i] = gaps.length();
        }
        StringBuilder terms = new StringBuilder(0);
        DecisionJson.terms(decision).forEach((name, value) -> {
            RecordJson.quoted(name, terms.append(','));
            terms.append(':').append(RecordJson.line(value));
        });
        return new LoggedResult(decision, forms, gaps.toString(), ends, terms.toString());
    }

    /** Tells a criterion that is not met: its form, by what that is made of, and its gaps as {@link #told} would. */
    private static String unmet(Unmet unmet, ResultForms known, StringBuilder gaps) {
        int before = gaps.length();
        StringBuilder key = new StringBuilder(512);
        part(unmet.criterion().id().value(), key);
        part(unmet.criterion().packId().value(), key);
        key.append(unmet.blocks()).append(unmet.criterion().enforcement().word());
        for (FailedCondition failed : unmet.failedConditions()) {
            key.append("\ncondition ").append(failed.kind());
            at(failed.text(), failed.line(), failed.column(), key);
            ResultForms.tell(failed.summary(), gaps);
            for (Requirement needed : failed.enough()) {
                part(needed.property(), key.append("\nenough "));
                part(needed.operator(), key);
                Object value = needed.value();
                key.append(value != null);
                if (value == null) {
                    gaps.append(ResultForms.TOLD_GAP).append("null");
                } else {
                    ResultForms.tell(value.toString(), gaps);
                }
                ResultForms.tell(needed.text(), gaps);
            }
            for (NearMiss miss : failed.nearest()) {
                FactReference fact = miss.fact();
                String variable = fact.variable();
                part(variable == null ? "" : variable, key.append("\nnearest "));
                part(fact.type(), key);
                key.append(miss.presence());
                ResultForms.tell(fact.id(), gaps);
                miss.failed().forEach(each -> {
                    at(each.text(), each.line(), each.column(), key.append("\nfailed "));
                    ResultForms.tell(each.actual(), gaps);
                    ResultForms.tell(each.required(), gaps);
                });
            }
            ResultForms.tell(failed.population(), gaps);
        }
        String madeOf = key.toString();
        String form = known.known(madeOf);
        if (form == null) {
            gaps.setLength(before);
            form = told(unmet, gaps);
            known.keep(madeOf, form);
        }
        return form;
    }

    private static void at(String text, int line, int column, StringBuilder key) {
        part(text, key.append(line).append(' ').append(column).append(' '));
    }

    private static void part(String text, StringBuilder key) {
        key.append(text.length()).append(' ').append(text);
    }

    /** The form of a result; what stands in its gaps is told. */
    private static String told(CriterionResult result, StringBuilder gaps) {
        StringBuilder form = new StringBuilder(1024);
        tell(DecisionJson.logged(result), false, false, form, gaps);
        return form.toString();
    }

    /**
     * Tells a part of a result, with gaps for what its rule does not say.
     *
     * @param ofRule whether the rule says it
     * @param needed whether it is within what would be enough, whose words name values of facts
     */
    private static void tell(
            @Nullable Object tree, boolean ofRule, boolean needed, StringBuilder form, StringBuilder gaps) {
        if (tree instanceof Map<?, ?> map) {
            char separator = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = (String) entry.getKey();
                RecordJson.quoted(name, form.append(separator));
                boolean says = OF_RULES.contains(name) || name.equals("text") && !needed;
                tell(entry.getValue(), says, needed || name.equals("enough"), form.append(':'), gaps);
                separator = ',';
            }
            form.append(map.isEmpty() ? "{}" : "}");
        } else if (tree instanceof List<?> list) {
            char separator = '[';
            for (Object element : list) {
                tell(element, ofRule, needed, form.append(separator), gaps);
                separator = ',';
            }
            form.append(list.isEmpty() ? "[]" : "]");
        } else if (ofRule) {
            form.append(RecordJson.line(tree));
        } else if (tree instanceof String text) {
            form.append('"').append(ResultForms.GAP).append('"');
            ResultForms.tell(text, gaps);
        } else {
            form.append(ResultForms.GAP);
            gaps.append(ResultForms.TOLD_GAP).append(RecordJson.line(tree));
        }
    }

    /**
     * Appends what an entry tells.
     *
     * @param number the number of a form
     */
    void tell(ToIntFunction<String> number, StringBuilder out) {
        start(decision, out);
        int from = 0;
        for (int i = 0; i < forms.length; i++) {
            out.append(i == 0 ? "\"" : "\",\"").append(number.applyAsInt(forms[i]));
            out.append(gaps, from, ends[i]);
            from = ends[i];
        }
        out.append(forms.length == 0 ? "]" : "\"]");
        if (!terms.isEmpty()) {
            out.append(",\"terms\":\"").append(number.applyAsInt(terms)).append('"');
        }
        out.append('}');
    }

    /** It in full: canonical JSON on one line. */
    String text() {
        StringBuilder out = new StringBuilder(256 + 128 * forms.length);
        start(decision, out);
        int from = 0;
        for (int i = 0; i < forms.length; i++) {
            String told = gaps.substring(from, ends[i]);
            // The texts in gaps are escaped twice, once within the form and once within the entry.
            String[] parts = UNTOLD.matcher(told)
                    .replaceAll(escape -> escape.group().equals(ResultForms.TOLD_GAP)
                            ? String.valueOf(ResultForms.GAP)
                            : Matcher.quoteReplacement(escape.group().substring(1)))
                    .split(String.valueOf(ResultForms.GAP), -1);
            ResultForms.fill(forms[i], parts, out.append(i == 0 ? "" : ","));
            from = ends[i];
        }
        return out.append(']').append(terms).append('}').toString();
    }

    /** The verdict and the results without explanations, which only their digest under a salt stands for. */
    String masked(String salt) {
        StringBuilder out = new StringBuilder(256 + 64 * forms.length);
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
                .append(Masking.Opening.commitment(salt, text()))
                .append("\"}")
                .toString();
    }

    private static void start(GateDecision decision, StringBuilder out) {
        out.append("{\"verdict\":\"").append(decision.verdict().word()).append('"');
        if (decision.definedBy() != null) {
            out.append(",\"definedBy\":\"").append(decision.definedBy()).append('"');
        }
        out.append(",\"criteria\":[");
    }
}
