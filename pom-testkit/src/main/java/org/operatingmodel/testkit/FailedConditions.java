package org.operatingmodel.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Statement;

/**
 * The conditions of a rule that failed, against those that a test names by a piece of their text or by their line.
 *
 * @param rule the rule
 * @param failed the conditions of it that failed
 */
record FailedConditions(Statement rule, List<FailedCondition> failed) {
    /** Fails unless exactly the named conditions failed. */
    void check(Expectation expectation, String word, String... named) {
        Map<FailedCondition, String> claimed = new LinkedHashMap<>();
        boolean all = true;
        for (String name : named) {
            String piece = oneLine(name);
            requirePart(name, piece);
            List<FailedCondition> meant = meant(piece);
            if (meant.size() > 1) {
                throw new IllegalArgumentException("condition must be a piece of one failed condition only, but '"
                        + name + "' is one of " + meant.size() + ": "
                        + Expectation.quoted(texts(meant)) + ". Write more of it.");
            }
            all &= !meant.isEmpty() && claimed.putIfAbsent(meant.get(0), piece) == null;
        }
        expectation.check(
                all && claimed.size() == failed.size(),
                word + " because of " + Expectation.quoted(Arrays.asList(named)),
                word + " because of " + Expectation.quoted(texts(failed)));
    }

    /** Fails unless exactly conditions on these lines failed. */
    void check(Expectation expectation, String word, int... lines) {
        Set<Integer> known = new LinkedHashSet<>();
        sources(rule).forEach(source -> known.add(source.source().line()));
        for (int line : lines) {
            if (!known.contains(line)) {
                throw new IllegalArgumentException("line must be one on which a condition of "
                        + rule.source().file() + " begins, of the rule \"" + rule.name() + "\": " + known
                        + ", but was '" + line + "'.");
            }
        }
        List<Integer> expected =
                Arrays.stream(lines).sorted().distinct().boxed().toList();
        List<Integer> actual =
                failed.stream().map(FailedCondition::line).sorted().distinct().toList();
        expectation.check(
                expected.equals(actual),
                word + " because of line " + Expectation.quoted(expected),
                word + " because of line " + Expectation.quoted(actual));
    }

    private List<FailedCondition> meant(String piece) {
        List<FailedCondition> same = failed.stream()
                .filter(each -> oneLine(each.text()).equals(piece))
                .toList();
        return same.isEmpty()
                ? failed.stream()
                        .filter(each -> oneLine(each.text()).contains(piece))
                        .toList()
                : same;
    }

    private void requirePart(String name, String piece) {
        List<String> texts = new ArrayList<>();
        sources(rule).forEach(condition -> texts.add(oneLine(condition.source().text())));
        failed.forEach(each -> texts.add(oneLine(each.text())));
        if (piece.isEmpty() || texts.stream().noneMatch(text -> text.contains(piece))) {
            throw new IllegalArgumentException("condition must be a piece of the rule \"" + rule.name() + "\" ("
                    + rule.source() + "), but was '" + name + "'" + NearestName.suggestion(name, texts)
                    + " Its conditions are "
                    + Expectation.quoted(texts.stream().distinct().toList())
                    + ".");
        }
    }

    private static List<Condition> sources(Statement rule) {
        List<Condition> all = new ArrayList<>(List.of(rule.scope()));
        rule.conditions().forEach(condition -> gather(condition, all));
        return all;
    }

    private static void gather(Condition condition, List<Condition> all) {
        all.add(condition);
        condition.parts().forEach(part -> gather(part, all));
    }

    private static List<String> texts(List<FailedCondition> conditions) {
        return conditions.stream().map(condition -> oneLine(condition.text())).toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
