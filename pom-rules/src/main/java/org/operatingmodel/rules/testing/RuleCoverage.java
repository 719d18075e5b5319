package org.operatingmodel.rules.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;

/**
 * Which rules of packs answers have tried, and which of their conditions were seen to hold and to decide.
 *
 * <p>A condition holds where its rule is met, or fails only at a later condition; it decides where the rule fails because of
 * it. A condition that was never seen to decide could be left out, and one that was never seen to hold could be impossible,
 * and nobody would notice. A parameter, and a count or sum of which nothing is asked, are
 * always there and count for nothing. Of decision rights and escalation steps it is
 * told whether they apply, not by which condition.
 *
 * <p>Merging: {@link #plus} is associative and commutative, and a coverage without counts is neutral.
 *
 * @param statements one entry for each rule, ordered by pack, file and line
 * @since 0.1
 */
public record RuleCoverage(List<OfStatement> statements) {
    /** What an accumulate has of no values, too. */
    private static final Set<Condition.Aggregate> OF_NONE_TOO = Set.of(
            Condition.Aggregate.COUNT, Condition.Aggregate.SUM, Condition.Aggregate.LIST, Condition.Aggregate.SET);

    private static final Comparator<OfStatement> ORDER = Comparator.comparing(OfStatement::packId)
            .thenComparing(OfStatement::file)
            .thenComparingInt(OfStatement::line);

    /** @throws NullPointerException if a part is missing */
    public RuleCoverage {
        statements = statements.stream().sorted(ORDER).toList();
    }

    /** What passes answers of a service on, and counts them for the rules of packs. */
    public static ObservedDecisions observing(DecisionService service, Collection<RulePack> packs) {
        return new ObservedDecisions(service, packs);
    }

    /**
     * How one rule was tried.
     *
     * @param packId the pack that states it
     * @param kind what it states: {@code criterion}, {@code practice}, {@code right} or {@code step}
     * @param label the id of what it states
     * @param file its file
     * @param line its line, from 1
     * @param results how often it came to what, by words such as {@code met}, {@code waived} or {@code waiver refused}
     * @param conditions its conditions in the order of the text, its scope first where that can fail
     */
    public record OfStatement(
            PackId packId,
            String kind,
            String label,
            String file,
            int line,
            Map<String, Long> results,
            List<OfCondition> conditions) {
        /** @throws NullPointerException if a part is missing */
        public OfStatement {
            Objects.requireNonNull(packId, "OfStatement.packId");
            Objects.requireNonNull(kind, "OfStatement.kind");
            Objects.requireNonNull(label, "OfStatement.label");
            Objects.requireNonNull(file, "OfStatement.file");
            results = Collections.unmodifiableMap(new TreeMap<>(results));
            conditions = List.copyOf(conditions);
        }

        /** Whether it was judged at all. */
        public boolean tried() {
            return !results.isEmpty();
        }

        private OfStatement plus(OfStatement other) {
            Map<String, Long> sum = new TreeMap<>(results);
            other.results.forEach((word, times) -> sum.merge(word, times, Long::sum));
            return new OfStatement(packId, kind, label, file, line, sum, added(conditions, other.conditions));
        }

        private static List<OfCondition> added(List<OfCondition> some, List<OfCondition> others) {
            List<OfCondition> sums = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                sums.add(some.get(i).plus(others.get(i)));
            }
            return sums;
        }
    }

    /**
     * How one condition was tried.
     *
     * @param line its line, from 1
     * @param column its column, from 1
     * @param text its text
     * @param counted whether what holds and decides can be told, so that it counts for {@link #percent}
     * @param matched how often it held
     * @param decisive how often the rule failed because of it
     * @param constraints the constraints of its pattern; empty where it is none
     */
    public record OfCondition(
            int line,
            int column,
            String text,
            boolean counted,
            long matched,
            long decisive,
            List<OfConstraint> constraints) {
        /** @throws NullPointerException if a part is missing */
        public OfCondition {
            Objects.requireNonNull(text, "OfCondition.text");
            constraints = List.copyOf(constraints);
        }

        /** Whether it was seen both to hold and to decide. */
        public boolean covered() {
            return matched > 0 && decisive > 0;
        }

        private OfCondition plus(OfCondition other) {
            List<OfConstraint> sums = new ArrayList<>();
            for (int i = 0; i < constraints.size(); i++) {
                OfConstraint one = constraints.get(i);
                sums.add(new OfConstraint(
                        one.line(),
                        one.column(),
                        one.text(),
                        one.missed() + other.constraints.get(i).missed()));
            }
            return new OfCondition(
                    line, column, text, counted, matched + other.matched, decisive + other.decisive, sums);
        }

        /** What is missing, in words; empty where nothing is. */
        String gap() {
            return !counted || covered()
                    ? ""
                    : matched == 0 && decisive == 0 ? "never judged" : matched == 0 ? "never holds" : "never decides";
        }
    }

    /**
     * How one constraint of a pattern was tried.
     *
     * @param line its line, from 1
     * @param column its column, from 1
     * @param text its text
     * @param missed how often a fact that came near did not satisfy it, where the condition decided
     */
    public record OfConstraint(int line, int column, String text, long missed) {
        /** @throws NullPointerException if a part is missing */
        public OfConstraint {
            Objects.requireNonNull(text, "OfConstraint.text");
        }
    }

    /** The coverage of packs that nobody has asked anything. */
    static RuleCoverage none(Collection<RulePack> packs) {
        return new RuleCoverage(packs.stream()
                .flatMap(pack -> pack.statements().stream().map(statement -> none(pack.id(), statement)))
                .toList());
    }

    private static OfStatement none(PackId pack, Statement statement) {
        Source source = statement.source();
        boolean told = statement instanceof Rule || statement instanceof PracticeRule;
        List<Condition> conditions = new ArrayList<>();
        if (statement.scope().items().stream().anyMatch(Condition.Constraint.class::isInstance)) {
            conditions.add(statement.scope());
        }
        statement.conditions().forEach(condition -> flatten(condition, conditions));
        return new OfStatement(
                pack,
                kind(statement),
                statement.label(),
                source.file(),
                source.line(),
                Map.of(),
                conditions.stream().map(condition -> none(condition, told)).toList());
    }

    private static OfCondition none(Condition condition, boolean told) {
        List<OfConstraint> constraints = new ArrayList<>();
        constraints(condition, constraints);
        Source source = condition.source();
        boolean always = alwaysHolds(condition);
        return new OfCondition(source.line(), source.column(), source.text(), told && !always, 0, 0, constraints);
    }

    /** Whether nothing can make a condition fail: a parameter that a rule reads is there, and so is a count or sum. */
    private static boolean alwaysHolds(Condition condition) {
        return condition instanceof Condition.Pattern pattern && pattern.type() == Parameter.class
                || condition instanceof Condition.Accumulate accumulate
                        && accumulate.results().isEmpty()
                        && accumulate.functions().stream()
                                .allMatch(function -> OF_NONE_TOO.contains(function.aggregate()));
    }

    private static void constraints(Condition condition, List<OfConstraint> constraints) {
        if (condition instanceof Condition.Pattern pattern) {
            for (Condition.Item item : pattern.items()) {
                if (item instanceof Condition.Constraint) {
                    Source source = item.source();
                    constraints.add(new OfConstraint(source.line(), source.column(), source.text(), 0));
                }
            }
        }
        condition.parts().forEach(part -> constraints(part, constraints));
    }

    private static void flatten(Condition condition, List<Condition> into) {
        if (condition instanceof Condition.AllOf all) {
            all.conditions().forEach(part -> flatten(part, into));
        } else {
            into.add(condition);
        }
    }

    static String kind(Statement statement) {
        if (statement instanceof Rule) {
            return "criterion";
        } else if (statement instanceof PracticeRule practice) {
            return practice.kind().word();
        }
        return statement instanceof DecisionRight ? "right" : "step";
    }

    /** Both together: of rules that are in both, the sums of the counts. */
    public RuleCoverage plus(RuleCoverage other) {
        Map<String, OfStatement> sums = new LinkedHashMap<>();
        Stream.concat(statements.stream(), other.statements.stream())
                .forEach(each -> sums.merge(key(each), each, OfStatement::plus));
        return new RuleCoverage(List.copyOf(sums.values()));
    }

    private static String key(OfStatement statement) {
        return statement.packId() + "\n" + statement.file() + "\n" + statement.line() + "\n"
                + statement.conditions().stream().map(OfCondition::text).collect(Collectors.joining("\n"));
    }

    /** The part that is about some packs. */
    public RuleCoverage of(Collection<PackId> packs) {
        return new RuleCoverage(statements.stream()
                .filter(each -> packs.contains(each.packId()))
                .toList());
    }

    private Stream<OfCondition> counted() {
        return statements.stream().flatMap(each -> each.conditions().stream()).filter(OfCondition::counted);
    }

    /**
     * The share of the conditions of criteria and practices that were seen both to hold and to decide, in percent, rounded
     * down; absent where there are none.
     */
    public @Nullable Integer percent() {
        long all = counted().count();
        return all == 0 ? null : (int) (counted().filter(OfCondition::covered).count() * 100 / all);
    }

    /**
     * Whether what was seen is enough. Nothing that was judged at all is enough for no share but 0. Where rules were judged of
     * which no condition can fail, or none can be told, it takes that each of them was judged.
     *
     * @param least the share of {@link #percent} that is asked for, from 0 to 100
     */
    public boolean atLeast(int least) {
        Integer percent = percent();
        boolean allTried = !statements.isEmpty() && statements.stream().allMatch(OfStatement::tried);
        return least == 0 || (percent == null ? allTried : percent >= least);
    }

    /** What is missing for a share of the conditions that is asked for, and what to do about it; for {@link #atLeast}. */
    public String shortfall(int least) {
        Integer percent = percent();
        if (percent != null) {
            return "must see " + least + " percent of the conditions hold and decide, but see " + percent + ".";
        } else if (statements.isEmpty()) {
            return "must see " + least + " percent of the conditions hold and decide, but the packs have no rule."
                    + " Name packs with rules, or ask for no share.";
        }
        return "must see each rule judged, as no condition of them can be told, but see "
                + statements.stream().filter(OfStatement::tried).count() + " of " + statements.size()
                + ". Ask about what is never judged, or ask for no share.";
    }

    /** The coverage in one sentence. */
    public String headline() {
        Integer percent = percent();
        long tried = statements.stream().filter(OfStatement::tried).count();
        return tried + " of " + statements.size() + " rules were judged; "
                + (percent == null
                        ? "no condition can fail."
                        : counted().filter(OfCondition::covered).count() + " of "
                                + counted().count() + " conditions were seen both to hold and to decide: " + percent
                                + " percent.");
    }

    /** The headline, what each rule came to, and what was not seen; ends with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(headline()).append('\n');
        for (OfStatement statement : statements) {
            text.append("  ")
                    .append(statement.packId())
                    .append(": ")
                    .append(statement.file())
                    .append(':')
                    .append(statement.line())
                    .append("  ")
                    .append(statement.label())
                    .append("  ")
                    .append(told(statement))
                    .append('\n');
            for (OfCondition condition : statement.conditions()) {
                if (!condition.gap().isEmpty()) {
                    text.append("    ")
                            .append(condition.line())
                            .append(':')
                            .append(condition.column())
                            .append("  ")
                            .append(condition.gap())
                            .append("  ")
                            .append(condition.text().replaceAll("\\s+", " "))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    static String told(OfStatement statement) {
        return statement.tried()
                ? statement.results().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "))
                : "never judged";
    }

    /** All counts as JSON. */
    public String json() {
        Map<String, Object> json = new TreeMap<>();
        Integer percent = percent();
        if (percent != null) {
            json.put("percent", percent);
        }
        json.put("statements", RecordJson.tree(statements));
        return RecordJson.treeText(json);
    }

    /**
     * A page that shows the text of each rule file with what was seen of each condition; it needs no other file.
     *
     * @param packs the packs, with the texts of their rules
     */
    public String html(Collection<RulePack> packs) {
        return CoveragePage.of(this, packs);
    }
}
