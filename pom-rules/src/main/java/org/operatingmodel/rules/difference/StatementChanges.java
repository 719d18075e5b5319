package org.operatingmodel.rules.difference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.analysis.Implication;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;

/** What two versions of a pack state differently: its criteria, practices, rights and steps. */
final class StatementChanges {
    private final List<PackChange> changes = new ArrayList<>();

    private StatementChanges() {}

    static List<PackChange> between(RulePack before, RulePack after) {
        StatementChanges all = new StatementChanges();
        all.pairs(before.rules(), after.rules(), List.of(StatementChanges::id));
        all.pairs(before.practices(), after.practices(), List.of(StatementChanges::id));
        all.pairs(
                before.rights(),
                after.rights(),
                List.of(
                        right -> id(right) + right.name() + CanonicalPrint.rule(right, "r"),
                        right -> id(right) + right.name(),
                        right -> right.decisionId() + " " + right.name(),
                        StatementChanges::id));
        all.pairs(before.escalations(), after.escalations(), List.of(StatementChanges::id));
        return all.changes;
    }

    /** Compares those that one of the keys, the first ones first, tells of one on each side only. */
    private <T extends Statement> void pairs(List<T> before, List<T> after, List<Function<T, String>> keys) {
        Set<T> gone = new LinkedHashSet<>(before);
        Map<T, T> earlier = new LinkedHashMap<>();
        for (Function<T, String> key : keys) {
            Map<String, List<T>> old = gone.stream().collect(Collectors.groupingBy(key));
            Map<String, List<T>> young = after.stream()
                    .filter(each -> !earlier.containsKey(each))
                    .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
            young.forEach((id, each) -> {
                List<T> same = old.getOrDefault(id, List.of());
                if (same.size() == 1 && each.size() == 1) {
                    earlier.put(each.get(0), same.get(0));
                    gone.remove(same.get(0));
                }
            });
        }
        for (T each : after) {
            T one = earlier.get(each);
            if (one == null) {
                changes.add(new PackChange(ChangeKind.ADDED, subject(each), id(each), null, place(each), List.of()));
            } else {
                compare(one, each);
            }
        }
        for (T each : gone) {
            changes.add(new PackChange(ChangeKind.REMOVED, subject(each), id(each), place(each), null, List.of()));
        }
    }

    static String subject(Statement statement) {
        if (statement instanceof Rule) {
            return "criterion";
        } else if (statement instanceof PracticeRule practice) {
            return practice.kind().name().toLowerCase(Locale.ROOT);
        }
        return statement instanceof DecisionRight ? "decision right" : "escalation step";
    }

    private static String id(Statement statement) {
        if (statement instanceof Rule rule) {
            return rule.gateId() + "/" + rule.criterionId();
        } else if (statement instanceof DecisionRight right) {
            return right.decisionId() + ": " + right.role() + " " + right.kind().word()
                    + (right.over() == null ? "" : " " + right.over());
        }
        return statement.label();
    }

    private static String place(Statement statement) {
        return place(statement.source());
    }

    private static String place(Source source) {
        return source.file() + ":" + source.line();
    }

    private void compare(Statement before, Statement after) {
        Reasons reasons = new Reasons();
        if (before instanceof Rule one && after instanceof Rule two) {
            reasons.ordered(
                    one.enforcement().compareTo(two.enforcement()),
                    "enforcement was '" + one.enforcement().word() + "', is '"
                            + two.enforcement().word() + "'");
            period(one, two, reasons);
            asked(one, two, reasons);
            reasons.differs(ChangeKind.REWORDED, "remedy", one.remedy(), two.remedy());
            reasons.differs(ChangeKind.REWORDED, "area", one.area(), two.area());
        } else if (before instanceof PracticeRule one && after instanceof PracticeRule two) {
            reasons.differs(ChangeKind.CHANGED, "kind", subject(one), subject(two));
            reasons.differs(ChangeKind.CHANGED, "topics", one.topics(), two.topics());
            period(one, two, reasons);
            asked(one, two, reasons);
            reasons.differs(ChangeKind.REWORDED, "remedy", one.remedy(), two.remedy());
            reasons.differs(ChangeKind.REWORDED, "area", one.area(), two.area());
        } else if (before instanceof DecisionRight one && after instanceof DecisionRight two) {
            right(one, two, reasons);
        } else if (before instanceof EscalationStep one && after instanceof EscalationStep two) {
            step(one, two, reasons);
        }
        reasons.differs(ChangeKind.REWORDED, "sentence", before.name(), after.name());
        reasons.differs(ChangeKind.REWORDED, "comment", before.why(), after.why());
        reasons.differs(
                ChangeKind.REWORDED,
                "file",
                before.source().file(),
                after.source().file());
        if (!reasons.none()) {
            changes.add(reasons.change(subject(after), id(after), place(before), place(after)));
        } else if (!before.source().text().equals(after.source().text())) {
            changes.add(new PackChange(
                    ChangeKind.REFORMATTED, subject(after), id(after), place(before), place(after), List.of()));
        }
    }

    private static void right(DecisionRight before, DecisionRight after, Reasons reasons) {
        reasons.differs(
                ChangeKind.CHANGED, "say", before.kind().word(), after.kind().word());
        reasons.differs(ChangeKind.CHANGED, "role", before.role(), after.role());
        reasons.differs(ChangeKind.CHANGED, "overruled role", before.over(), after.over());
        if (before.quorum() != after.quorum()) {
            boolean hurdle = before.kind() == after.kind()
                    && (after.kind() == RightKind.DECIDES || after.kind() == RightKind.OVERRULES);
            ChangeKind way = after.quorum() > before.quorum() ? ChangeKind.TIGHTENED : ChangeKind.LOOSENED;
            reasons.add(
                    hurdle ? way : ChangeKind.CHANGED,
                    "holders who must agree were '" + before.quorum() + "', are '" + after.quorum() + "'");
        }
        boolean more = before.kind() == after.kind()
                && (after.kind() == RightKind.VETOES || after.kind() == RightKind.CONSULTED);
        reached(before, after, more, "decisions", reasons);
        reasons.differs(ChangeKind.REWORDED, "area", before.area(), after.area());
    }

    private static void step(EscalationStep before, EscalationStep after, Reasons reasons) {
        reasons.differs(ChangeKind.CHANGED, "role", before.to(), after.to());
        reasons.differs(ChangeKind.CHANGED, "next step", before.then(), after.then());
        reasons.ordered(
                before.within().compareTo(after.within()),
                "deadline was '" + before.within() + "', is '" + after.within() + "'");
        reached(before, after, false, "matters", reasons);
        reasons.differs(ChangeKind.REWORDED, "area", before.area(), after.area());
    }

    /** In how many cases a right or step holds: more is tighter for a say that stops something, and open for all others. */
    private static void reached(Statement before, Statement after, boolean stops, String cases, Reasons reasons) {
        EffectivePeriod one = before.effectivePeriod();
        EffectivePeriod two = after.effectivePeriod();
        if (!one.equals(two)) {
            reasons.add(ChangeKind.CHANGED, "in force was " + words(one) + ", is " + words(two));
        }
        if (same(before, after)) {
            return;
        }
        boolean more = Implication.holdsWherever(after, before);
        boolean fewer = Implication.holdsWherever(before, after);
        if (more && fewer) {
            reasons.add(ChangeKind.EQUIVALENT, "holds in the same " + cases);
        } else if (more || fewer) {
            reasons.add(
                    !stops ? ChangeKind.CHANGED : more ? ChangeKind.TIGHTENED : ChangeKind.LOOSENED,
                    "holds wherever it did" + (more ? ", and maybe in more " + cases : " or in fewer " + cases));
        } else {
            reasons.add(ChangeKind.CHANGED, "no proof was found that it holds in more " + cases + " or in fewer");
        }
        reasons.note(conjuncts(before, after));
    }

    private static boolean same(Statement before, Statement after) {
        return CanonicalPrint.rule(before, "r").equals(CanonicalPrint.rule(after, "r"));
    }

    private static void asked(Statement before, Statement after, Reasons reasons) {
        if (same(before, after)) {
            return;
        }
        boolean more = Implication.asksAtLeastAsMuch(after, before);
        boolean less = Implication.asksAtLeastAsMuch(before, after);
        if (more && less) {
            reasons.add(ChangeKind.EQUIVALENT, "asks for the same in another way");
        } else if (more) {
            reasons.add(ChangeKind.TIGHTENED, "asks for all that it asked for before, and maybe for more");
        } else if (less) {
            reasons.add(ChangeKind.LOOSENED, "asks for nothing that it did not ask for before, and maybe for less");
        } else {
            reasons.add(ChangeKind.CHANGED, "no proof was found that it asks for more or for less");
        }
        reasons.note(conjuncts(before, after));
    }

    /** When it is in force: what is not there yet, no longer, or in grace, blocks nothing. */
    private static void period(Statement before, Statement after, Reasons reasons) {
        EffectivePeriod one = before.effectivePeriod();
        EffectivePeriod two = after.effectivePeriod();
        begins(one, two, reasons);
        LocalDate end = one.expires();
        LocalDate next = two.expires();
        reasons.ordered(
                (next == null ? LocalDate.MAX : next).compareTo(end == null ? LocalDate.MAX : end),
                "expires was " + Reasons.shown(end) + ", is " + Reasons.shown(next));
    }

    static void begins(EffectivePeriod before, EffectivePeriod after, Reasons reasons) {
        LocalDate from = before.effectiveFrom();
        LocalDate next = after.effectiveFrom();
        reasons.ordered(
                (from == null ? LocalDate.MIN : from).compareTo(next == null ? LocalDate.MIN : next),
                "effectiveFrom was " + Reasons.shown(from) + ", is " + Reasons.shown(next));
        boolean other =
                before.grace() == null ? after.grace() != null : !before.grace().equals(after.grace());
        if (other && (from == null || !from.equals(next))) {
            // the later of two first days counts, that of the rule or that of the pack
            reasons.differs(ChangeKind.CHANGED, "grace", before.grace(), after.grace());
        } else if (other) {
            reasons.ordered(
                    blocks(before).compareTo(blocks(after)),
                    "what is unmet blocked from " + Reasons.shown(blocking(before)) + " on, does from "
                            + Reasons.shown(blocking(after)));
        }
    }

    private static Instant blocks(EffectivePeriod period) {
        Instant first = blocking(period);
        return first == null ? Instant.MIN : first;
    }

    private static @Nullable Instant blocking(EffectivePeriod period) {
        Instant graceEnds = period.graceEnds();
        LocalDate from = period.effectiveFrom();
        return graceEnds != null ? graceEnds : from == null ? null : EffectivePeriod.start(from);
    }

    private static String words(EffectivePeriod period) {
        LocalDate from = period.effectiveFrom();
        LocalDate end = period.expires();
        return from == null && end == null
                ? "'always'"
                : "'" + (from == null ? "" : "from " + from) + (from == null || end == null ? "" : " ")
                        + (end == null ? "" : "until " + end) + "'";
    }

    // The conjuncts that differ

    private static List<String> conjuncts(Statement before, Statement after) {
        List<Conjunct> one = conjuncts(before);
        List<Conjunct> two = conjuncts(after);
        List<String> lines = new ArrayList<>();
        without(one, two).forEach(each -> lines.add("- " + each.text() + "  (" + each.place() + ")"));
        without(two, one).forEach(each -> lines.add("+ " + each.text() + "  (" + each.place() + ")"));
        return lines;
    }

    private static List<Conjunct> without(List<Conjunct> some, List<Conjunct> others) {
        List<Conjunct> left = new ArrayList<>(some);
        for (Conjunct other : others) {
            left.stream()
                    .filter(each -> each.text().equals(other.text()))
                    .findFirst()
                    .ifPresent(left::remove);
        }
        return left;
    }

    private record Conjunct(String text, String place) {}

    private static List<Conjunct> conjuncts(Statement statement) {
        List<Conjunct> all = new ArrayList<>();
        add(statement.scope(), "", all);
        statement.conditions().forEach(condition -> add(condition, "", all));
        return all;
    }

    private static void add(Condition condition, String around, List<Conjunct> all) {
        if (condition instanceof Pattern pattern) {
            String type = around + pattern.type().getSimpleName();
            all.add(new Conjunct(type, place(pattern.source())));
            for (Item item : pattern.items()) {
                if (item instanceof Constraint constraint) {
                    add(constraint.expression(), type + ": ", all);
                } else {
                    all.add(new Conjunct(type + ": " + plain(item.source()), place(item.source())));
                }
            }
            return;
        }
        String word = condition instanceof Condition.AllOf
                ? ""
                : condition instanceof Condition.AnyOf
                        ? "or "
                        : condition.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " ";
        condition.parts().forEach(part -> add(part, around + word, all));
        if (condition instanceof Condition.Accumulate accumulate) {
            accumulate
                    .functions()
                    .forEach(function ->
                            all.add(new Conjunct(around + word + plain(function.source()), place(function.source()))));
            accumulate.results().forEach(result -> add(result.expression(), around + word, all));
        }
    }

    private static void add(Expression expression, String around, List<Conjunct> all) {
        if (expression instanceof Conjunction conjunction) {
            conjunction.operands().forEach(operand -> add(operand, around, all));
        } else {
            all.add(new Conjunct(around + plain(expression.source()), place(expression.source())));
        }
    }

    private static String plain(Source source) {
        return source.text().replaceAll("\\s+", " ").strip();
    }
}
