package org.operatingmodel.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;

/**
 * Says where rules that can be read do not do what they say: contradictions, conditions that always hold, conditions that
 * hold where nobody looked, rules that ask for the same.
 *
 * <p>What is an error can never be right; a warning is worth a second look. Where it cannot be decided, nothing is said.
 *
 * @since 0.1
 */
public final class Lint {
    private Lint() {}

    /**
     * What is to be said about the rules of one pack.
     *
     * @param rules those of its rules that state a criterion or a practice, in the order of files and text
     * @return errors and warnings, ordered by place; empty when there is nothing to say
     */
    public static List<Finding> findings(List<? extends Statement> rules) {
        List<Finding> findings = new ArrayList<>();
        for (Statement rule : rules) {
            new Consistency(rule, findings).check();
            new FailOpen(rule, findings).check();
            aboutAnyProduct(rule, findings);
        }
        alike(rules, findings);
        return findings.stream().sorted().distinct().toList();
    }

    private static void aboutAnyProduct(Statement rule, List<Finding> findings) {
        for (Condition.Pattern pattern : new Joins(rule).aboutAnyProduct(rule.scope())) {
            String property = pattern.type() == Product.class ? "id" : "productId";
            findings.add(at(
                    FindingKind.UNJOINED_PATTERN,
                    pattern.source(),
                    "A pattern must be about the product in question, but "
                            + quoted(pattern.source().text())
                            + " is also met by facts of other products that belong to this one's, such as those that it"
                            + " consumes.",
                    "Write '" + property + " == $product' in it, with '$product : productId' in the first pattern."));
        }
    }

    static Finding at(FindingKind kind, Source place, String message, String fix) {
        return new Finding(kind, place.file(), place.line(), place.column(), message, fix);
    }

    /** A text in quotes, on one line, cut where it is long. */
    static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return "'" + (line.length() <= 80 ? line : line.substring(0, 77) + "...") + "'";
    }

    private static void alike(List<? extends Statement> rules, List<Finding> findings) {
        List<Asked> asked = rules.stream().map(Asked::of).toList();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < rules.size(); j++) {
                if (i != j && tell(rules.get(i), asked.get(i), rules.get(j), asked.get(j), j < i, findings)) {
                    break;
                }
            }
        }
    }

    /** Says what a rule has in common with another one, if that is worth saying. */
    private static boolean tell(
            Statement rule, Asked own, Statement other, Asked others, boolean earlier, List<Finding> findings) {
        if (rule.label().equals(other.label())
                || !compared(rule, other)
                || own.conditions().isEmpty()) {
            return false;
        }
        String there = "\"" + other.name() + "\" (" + other.source() + ")";
        if (earlier && own.equals(others)) {
            findings.add(at(
                    FindingKind.DUPLICATE_RULE,
                    rule.source(),
                    "Rules of " + where(rule) + " must differ, but this one asks for the same as " + there + ".",
                    "Remove one, or say what is different."));
            return true;
        }
        if (others.saysMoreThan(own) && weighsNoMore(rule, other)) {
            findings.add(at(
                    FindingKind.SUBSUMED_RULE,
                    rule.source(),
                    "Rules of " + where(rule) + " must each add something, but all that this one asks is asked by "
                            + there + " as well.",
                    "Remove it, or take out of the other what this one asks."));
            return true;
        }
        return false;
    }

    private static boolean compared(Statement rule, Statement other) {
        return rule instanceof Rule criterion
                ? other instanceof Rule beside && criterion.gateId().equals(beside.gateId())
                : rule.getClass() == other.getClass();
    }

    private static boolean weighsNoMore(Statement rule, Statement other) {
        return !(rule instanceof Rule criterion && other instanceof Rule beside)
                || beside.enforcement().compareTo(criterion.enforcement()) <= 0;
    }

    private static String where(Statement rule) {
        return rule instanceof Rule ? "a gate" : "a pack";
    }
}
