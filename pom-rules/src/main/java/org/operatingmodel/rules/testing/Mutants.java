package org.operatingmodel.rules.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.analysis.Implication;
import org.operatingmodel.rules.analysis.Lint;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.rules.language.ValueType;
import org.operatingmodel.rules.testing.Mutant.Kind;

/**
 * The mutants of the rules of a pack.
 *
 * <p>The tree of a rule says where to change its text; the text is then read like any other. So a mutant is a rule that
 * could stand in the file: what the parser or the lint refuses is none, nor is what prints like the rule.
 */
final class Mutants {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Pattern ENFORCEMENT = Pattern.compile("@enforcement\\(\\s*\"([a-z]+)\"\\s*\\)");
    private static final Pattern CRITERION = Pattern.compile("@criterion\\(\\s*\"[^\"]+\"\\s*\\)");

    private final RulePack pack;
    private final Statement statement;
    private final String text;
    private final int[] lines;
    private final Set<Edit> edits = new java.util.LinkedHashSet<>();

    private Mutants(RulePack pack, Statement statement, String text) {
        this.pack = pack;
        this.statement = statement;
        this.text = text;
        this.lines = lineStarts(text);
    }

    /** The mutants of all rules of a pack, in the order of the rules and of their texts. */
    static List<Mutant> of(RulePack pack) {
        return pack.statements().parallelStream()
                .flatMap(statement -> of(pack, statement).stream())
                .toList();
    }

    private static List<Mutant> of(RulePack pack, Statement statement) {
        String text = pack.texts().get(statement.source().file());
        if (text == null) {
            return List.of();
        }
        Mutants mutants = new Mutants(pack, statement, text);
        mutants.collect();
        return mutants.read();
    }

    /** A change of a text: from one offset, included, to another, excluded. */
    private record Edit(Kind kind, int start, int end, String by) {}

    private static int[] lineStarts(String text) {
        return java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.of(0),
                        java.util.stream.IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    /** Where a piece starts; -1 where it is not in this file as the tree has it. */
    private int start(Source source) {
        if (!source.file().equals(statement.source().file()) || source.line() > lines.length) {
            return -1;
        }
        int offset = lines[source.line() - 1] + source.column() - 1;
        return text.startsWith(source.text(), offset) ? offset : -1;
    }

    private int end(Source source) {
        int start = start(source);
        return start < 0 ? -1 : start + source.text().length();
    }

    private void edit(Kind kind, int start, int end, String by) {
        if (start >= 0
                && end >= start
                && end <= text.length()
                && !text.substring(start, end).equals(by)) {
            edits.add(new Edit(kind, start, end, by));
        }
    }

    // Where a rule can be changed

    private void collect() {
        items(statement.scope().items().stream().map(Condition.Item.class::cast).toList());
        conditions(statement.conditions());
        statement.conditions().forEach(each -> drop(Kind.DROP_CONDITION, each.source()));
        if (statement instanceof Rule rule) {
            enforcement(rule);
        }
    }

    private void drop(Kind kind, Source source) {
        edit(kind, start(source), end(source), "");
    }

    private void enforcement(Rule rule) {
        int start = start(rule.source());
        if (start < 0) {
            return;
        }
        Matcher stated = ENFORCEMENT.matcher(rule.source().text());
        Matcher criterion = CRITERION.matcher(rule.source().text());
        boolean found = stated.find();
        for (Enforcement other : Enforcement.values()) {
            if (other == rule.enforcement()) {
                continue;
            }
            if (found) {
                edit(Kind.CHANGE_ENFORCEMENT, start + stated.start(1), start + stated.end(1), other.word());
            } else if (criterion.find(0)) {
                edit(
                        Kind.CHANGE_ENFORCEMENT,
                        start + criterion.end(),
                        start + criterion.end(),
                        "\n    @enforcement( \"" + other.word() + "\" )");
            }
        }
    }

    private void conditions(List<? extends Condition> conditions) {
        conditions.forEach(this::condition);
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            items(pattern.items());
            return;
        }
        if (condition instanceof Condition.Not not) {
            swapWord(not.source(), "not", "exists");
        } else if (condition instanceof Condition.Exists exists) {
            swapWord(exists.source(), "exists", "not");
        }
        List<Source> parts = condition.parts().stream().map(Condition::source).toList();
        group(Kind.DROP_CONDITION, parts);
        if (!(condition instanceof Condition.Forall)) {
            between(parts, "and", "or");
            between(parts, "or", "and");
        }
        if (condition instanceof Condition.Accumulate accumulate) {
            items(accumulate.results().stream().map(Condition.Item.class::cast).toList());
            if (accumulate.results().size() == 1) {
                int semicolon = text.lastIndexOf(
                        ';', Math.max(0, start(accumulate.results().get(0).source())));
                edit(
                        Kind.DROP_CONSTRAINT,
                        semicolon,
                        end(accumulate.results().get(0).source()),
                        "");
            }
        }
        conditions(condition.parts());
    }

    private void swapWord(Source source, String word, String other) {
        int start = start(source);
        if (start >= 0 && source.text().startsWith(word)) {
            edit(Kind.NEGATE, start, start + word.length(), other);
        }
    }

    /** Leaves out each of several parts together with what joins it to its neighbour, or alone. */
    private void group(Kind kind, List<Source> parts) {
        if (parts.size() < 2) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Source part = parts.get(i);
            if (i > 0) {
                edit(kind, end(parts.get(i - 1)), end(part), "");
            } else {
                edit(kind, start(part), start(parts.get(1)), "");
            }
        }
    }

    /** Puts another word or sign where one stands between two neighbours. */
    private void between(List<Source> parts, String sign, String by) {
        for (int i = 1; i < parts.size(); i++) {
            int from = end(parts.get(i - 1));
            int to = start(parts.get(i));
            if (from >= 0 && to > from) {
                int at = text.substring(from, to).indexOf(sign);
                if (at >= 0) {
                    edit(Kind.SWAP_CONNECTIVE, from + at, from + at + sign.length(), by);
                }
            }
        }
    }

    private void items(List<Condition.Item> items) {
        List<Source> written = items.stream().map(Condition.Item::source).toList();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Condition.Constraint constraint)) {
                if (items.get(i) instanceof Condition.Binding binding) {
                    literals(binding.value());
                }
                continue;
            }
            int start = start(constraint.source());
            int end = end(constraint.source());
            if (start >= 0) {
                dropBetweenCommas(start, end);
            }
            expression(constraint.expression(), true);
        }
        between(written, "||", "&&");
        between(written, "&&", "||");
    }

    /** Leaves out what stands between two commas, or a bracket and a comma. */
    private void dropBetweenCommas(int start, int end) {
        int before = start - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        int after = end;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (before >= 0 && text.charAt(before) == ',') {
            edit(Kind.DROP_CONSTRAINT, before, end, "");
        } else if (after < text.length() && text.charAt(after) == ',') {
            edit(Kind.DROP_CONSTRAINT, start, after + 1, "");
        } else {
            edit(Kind.DROP_CONSTRAINT, start, end, "");
        }
    }

    /** @param holds whether the expression must hold where it stands, so that it can be negated by itself */
    private void expression(Expression expression, boolean holds) {
        if (expression instanceof Expression.Comparison comparison) {
            comparison(comparison);
        } else if (expression instanceof Expression.Conjunction conjunction) {
            operands(conjunction.operands(), "&&", "||");
        } else if (expression instanceof Expression.Disjunction disjunction) {
            operands(disjunction.operands(), "||", "&&");
        } else if (expression instanceof Expression.Negation negation) {
            int start = start(negation.source());
            if (start >= 0 && text.charAt(start) == '!') {
                edit(Kind.NEGATE, start, start + 1, "");
            }
        } else if (expression instanceof Expression.Containment containment) {
            negatable(
                    containment.collection().source(),
                    containment.element().source(),
                    containment.memberOf() ? "memberOf" : "contains");
        } else if (expression instanceof Expression.OneOf oneOf) {
            List<Source> values =
                    oneOf.values().stream().map(Expression::source).toList();
            group(Kind.DROP_CONSTRAINT, values);
            negatable(oneOf.operand().source(), values.get(0), "in");
        } else if (expression instanceof Expression.Matching matching) {
            int from = end(matching.operand().source());
            int to = end(matching.source());
            if (from >= 0 && to > from) {
                negatable(from, to, "matches");
            }
        } else if (expression instanceof Expression.Access access
                && holds
                && access.type().kind() == ValueType.Kind.BOOLEAN) {
            int start = start(access.source());
            edit(Kind.NEGATE, start, start, "!");
        }
        if (expression instanceof Expression.Literal literal) {
            shift(literal);
        }
        boolean inside = expression instanceof Expression.Conjunction || expression instanceof Expression.Disjunction;
        expression.parts().forEach(part -> expression(part, inside));
    }

    private void literals(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            shift(literal);
        }
        expression.parts().forEach(this::literals);
    }

    private void operands(List<Expression> operands, String sign, String by) {
        List<Source> written = operands.stream().map(Expression::source).toList();
        group(Kind.DROP_CONSTRAINT, written);
        between(written, sign, by);
    }

    private void negatable(Source one, Source other, String word) {
        boolean inOrder = start(one) <= start(other);
        negatable(end(inOrder ? one : other), start(inOrder ? other : one), word);
    }

    /** Negates an operator that stands somewhere in the range, or takes its negation away. */
    private void negatable(int from, int to, String word) {
        if (from < 0 || to <= from) {
            return;
        }
        Matcher operator = Pattern.compile("(not\\s+)?\\b" + word + "\\b").matcher(text.substring(from, to));
        if (operator.find()) {
            edit(
                    Kind.NEGATE,
                    from + operator.start(),
                    from + operator.end(),
                    operator.group(1) == null ? "not " + word : word);
        }
    }

    private void comparison(Expression.Comparison comparison) {
        int right = start(comparison.right().source());
        if (right < 0) {
            return;
        }
        String before = text.substring(0, right);
        int end = before.stripTrailing().length();
        String sign = comparison.operator().sign();
        if (!before.startsWith(sign, end - sign.length())) {
            return;
        }
        String other = switch (comparison.operator()) {
            case EQUAL -> "!=";
            case NOT_EQUAL -> "==";
            case LESS -> "<=";
            case AT_MOST -> "<";
            case MORE -> ">=";
            case AT_LEAST -> ">";
        };
        edit(Kind.CHANGE_COMPARISON, end - sign.length(), end, other);
    }

    /** Shifts the last number of a constant, such as the days of a duration, by one unit of its last digit. */
    private void shift(Expression.Literal literal) {
        Object value = literal.value();
        int start = start(literal.source());
        if (start < 0
                || value == null
                || value instanceof String
                || value instanceof Enum<?>
                || value instanceof Record) {
            return;
        }
        Matcher numbers = NUMBER.matcher(literal.source().text());
        int from = -1;
        int to = -1;
        while (numbers.find()) {
            from = numbers.start();
            to = numbers.end();
        }
        if (from < 0) {
            return;
        }
        BigDecimal number = new BigDecimal(literal.source().text().substring(from, to));
        BigDecimal unit = number.ulp();
        edit(Kind.SHIFT_BOUND, start + from, start + to, number.add(unit).toPlainString());
        if (number.signum() > 0) {
            edit(
                    Kind.SHIFT_BOUND,
                    start + from,
                    start + to,
                    number.subtract(unit).toPlainString());
        }
    }

    // Reading the changed texts

    private List<Mutant> read() {
        String alone = alone();
        Set<String> prints = new HashSet<>(Set.of(print(statement)));
        List<Mutant> mutants = new ArrayList<>();
        List<Edit> ordered = edits.stream()
                .sorted(Comparator.comparingInt(Edit::start)
                        .thenComparingInt(Edit::end)
                        .thenComparing(Edit::by))
                .toList();
        for (Edit edit : ordered) {
            Statement changed = statement(applied(alone, edit));
            if (changed != null && prints.add(print(changed))) {
                mutants.add(
                        new Mutant(pack.id(), statement, changed, edit.kind(), line(edit), text, applied(text, edit)));
            }
        }
        return mutants;
    }

    private int line(Edit edit) {
        int at = edit.start();
        while (at < edit.end() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
        int line = 1;
        while (line < lines.length && lines[line] <= at) {
            line++;
        }
        return line;
    }

    private static String applied(String text, Edit edit) {
        return text.substring(0, edit.start()) + edit.by() + text.substring(edit.end());
    }

    /** The file with blanks in place of the other rules, so that nothing moves. */
    private String alone() {
        StringBuilder blanked = new StringBuilder(text);
        for (Statement other : pack.statements()) {
            int start = other == statement ? -1 : start(other.source());
            for (int i = start; start >= 0 && i < end(other.source()); i++) {
                if (text.charAt(i) != '\n') {
                    blanked.setCharAt(i, ' ');
                }
            }
        }
        return blanked.toString();
    }

    private @Nullable Statement statement(String changed) {
        RuleParser.Parsed parsed = RuleParser.parse(
                statement.source().file(), changed.getBytes(StandardCharsets.UTF_8), pack.vocabulary());
        if (parsed.statements().size() != 1 || refused(parsed.findings())) {
            return null;
        }
        Statement found = parsed.statements().get(0);
        boolean linted = found instanceof Rule || found instanceof PracticeRule;
        return linted && refused(Lint.findings(List.of(found))) ? null : found;
    }

    private static boolean refused(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    private static String print(Statement statement) {
        return (statement instanceof Rule rule ? rule.enforcement().word() : "") + CanonicalPrint.rule(statement, "r");
    }

    /** Whether a mutant is proved to ask for what the rule asks for; the proof is costly where rules are long. */
    static boolean asksForTheSame(Mutant mutant) {
        Statement stated = mutant.stated();
        Statement changed = mutant.changed();
        if (mutant.kind() == Kind.CHANGE_ENFORCEMENT) {
            return false;
        }
        return stated instanceof Rule || stated instanceof PracticeRule
                ? Implication.asksAtLeastAsMuch(stated, changed) && Implication.asksAtLeastAsMuch(changed, stated)
                : Implication.holdsWherever(stated, changed) && Implication.holdsWherever(changed, stated);
    }
}
