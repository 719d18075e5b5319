package org.operatingmodel.rules.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Population;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.RecordJson;

/**
 * The forms that results have in common: what a criterion came to as canonical JSON, with a gap for each part that depends
 * on facts; and, without gaps, the terms by which decisions were made, which may name the people who decided an override. An entry tells the forms that its run does not have yet, and every result by the number of its form and what
 * stands in the gaps.
 *
 * <p>What this keeps is found again without making the text of the form. May be used by several threads.
 */
final class ResultForms {
    /** A gap in a form, and what parts a number from what stands in the gaps: canonical JSON has no such character. */
    static final char GAP = '\t';

    /** {@link #GAP} as it stands in the text of an entry. */
    static final String TOLD_GAP = "\\t";

    private static final int MOST = 10_000;

    private final Map<CriterionId, MetForm[]> met = new ConcurrentHashMap<>();
    private final Map<String, String> unmet = new ConcurrentHashMap<>();

    /** The form of a criterion that is met. */
    String of(Met result, @Nullable PackId definedBy) {
        CriterionId id = result.criterion().id();
        MetForm[] known = met.get(id);
        boolean own = result.criterion().packId().equals(definedBy);
        if (known != null) {
            for (MetForm form : known) {
                if (form.fits(result, own)) {
                    return form.text;
                }
            }
        }
        MetForm form = new MetForm(result, own);
        if (met.size() >= MOST || known != null && known.length >= MOST) {
            met.clear();
        }
        met.merge(id, new MetForm[] {form}, (before, more) -> {
            MetForm[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = form;
            return all;
        });
        return form.text;
    }

    /** The form that is known by what it is made of; absent when there is none. */
    @Nullable
    String known(String madeOf) {
        return unmet.get(madeOf);
    }

    void keep(String madeOf, String form) {
        if (unmet.size() >= MOST) {
            unmet.clear();
        }
        unmet.put(madeOf, form);
    }

    /**
     * Appends a form with what stands in its gaps.
     *
     * @param gaps what stands there, from the second element on
     * @throws IllegalArgumentException if it has another number of gaps
     */
    static void fill(String form, String[] gaps, StringBuilder out) {
        int from = 0;
        int next = 1;
        for (int at = form.indexOf(GAP); at >= 0; at = form.indexOf(GAP, from)) {
            if (next < gaps.length) {
                out.append(form, from, at).append(gaps[next]);
            }
            next++;
            from = at + 1;
        }
        if (next != gaps.length) {
            throw new IllegalArgumentException(
                    "the form has gaps for " + (next - 1) + " parts, but there are " + (gaps.length - 1));
        }
        out.append(form, from, form.length());
    }

    /** Appends a text as it stands between the quotes of a JSON text. */
    static void inner(String text, StringBuilder out) {
        if (plain(text)) {
            out.append(text);
        } else {
            int at = out.length();
            RecordJson.quoted(text, out);
            out.deleteCharAt(at).setLength(out.length() - 1);
        }
    }

    /** A text as it stands between the quotes of a JSON text. */
    static String inner(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 2);
        inner(text, out);
        return out.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Appends a gap and the text that stands in it between quotes, as an entry tells both. */
    static void tell(String text, StringBuilder out) {
        inner(inner(text), out.append(TOLD_GAP));
    }

    /** Appends a gap and the number that stands in it, as an entry tells both. */
    static void tell(long number, StringBuilder out) {
        out.append(TOLD_GAP).append(number);
    }

    /** Appends the gaps of a criterion that is met, as an entry tells them. */
    static void tell(Met met, StringBuilder out) {
        List<FactReference> facts = met.facts();
        for (int i = 0; i < facts.size(); i++) {
            tell(facts.get(i).id(), out);
        }
        if (met.matches() != 1) {
            tell(met.matches(), out);
        }
        List<Population> looked = met.lookedAt();
        for (int i = 0; i < looked.size(); i++) {
            tell(looked.get(i).size(), out);
        }
    }

    /**
     * The form of a criterion that is met, as most are. It blocks nothing; its pack is the one that defines the gate, its rule
     * matched once and looked at nothing else, unless it says so. Gaps are the ids of facts, the number of matches, and how
     * many facts were looked at.
     */
    private static final class MetForm {
        private final String text;
        private final PackId packId;
        private final boolean own;
        private final boolean once;
        private final @Nullable String[] variables;
        private final Class<?>[] types;
        private final Population[] lookedAt;

        MetForm(Met met, boolean own) {
            this.text = text(met, own);
            this.packId = met.criterion().packId();
            this.own = own;
            this.once = met.matches() == 1;
            this.variables = new String[met.facts().size()];
            this.types = new Class<?>[variables.length];
            for (int i = 0; i < variables.length; i++) {
                variables[i] = met.facts().get(i).variable();
                types[i] = met.facts().get(i).fact().getClass();
            }
            this.lookedAt = met.lookedAt().toArray(Population[]::new);
        }

        boolean fits(Met met, boolean ofOwnPack) {
            List<FactReference> facts = met.facts();
            List<Population> looked = met.lookedAt();
            if (own != ofOwnPack
                    || once != (met.matches() == 1)
                    || facts.size() != variables.length
                    || looked.size() != lookedAt.length
                    || !met.criterion().packId().equals(packId)) {
                return false;
            }
            for (int i = 0; i < variables.length; i++) {
                FactReference fact = facts.get(i);
                String variable = fact.variable();
                if (fact.fact().getClass() != types[i]
                        || !(variable == null ? variables[i] == null : variable.equals(variables[i]))) {
                    return false;
                }
            }
            for (int i = 0; i < lookedAt.length; i++) {
                Population one = looked.get(i);
                Population other = lookedAt[i];
                if (one.line() != other.line()
                        || one.column() != other.column()
                        || !one.type().equals(other.type())) {
                    return false;
                }
            }
            return true;
        }

        private static String text(Met met, boolean own) {
            StringBuilder out = new StringBuilder(256);
            out.append("{\"criterion\":\"").append(met.criterion().id().value());
            out.append("\",\"result\":\"met\"");
            if (!own) {
                out.append(",\"pack\":\"").append(met.criterion().packId()).append('"');
            }
            String separator = ",\"facts\":[";
            for (FactReference fact : met.facts()) {
                String variable = fact.variable();
                inner(
                        variable == null ? "" : variable + " = ",
                        out.append(separator).append('"'));
                inner(fact.type() + " ", out);
                out.append(GAP).append('"');
                separator = ",";
            }
            out.append(met.facts().isEmpty() ? "" : "]");
            if (met.matches() != 1) {
                out.append(",\"matches\":").append(GAP);
            }
            separator = ",\"lookedAt\":[";
            for (Population looked : met.lookedAt()) {
                out.append(separator).append("{\"line\":").append(looked.line());
                out.append(",\"column\":").append(looked.column());
                out.append(",\"type\":\"").append(looked.type());
                out.append("\",\"size\":").append(GAP).append('}');
                separator = ",";
            }
            return out.append(met.lookedAt().isEmpty() ? "}" : "]}").toString();
        }
    }
}
