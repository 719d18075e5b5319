package org.operatingmodel.rules.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.analysis.Implication;
import org.operatingmodel.rules.analysis.Lint;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.rules.language.TextEdit;
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
    /** The text with blanks in place of the comments of the rule: where to look for what is changed. */
    private final String code;

    private final int[] lines;
    private final Set<Edit> edits = new LinkedHashSet<>();

    private Mutants(RulePack pack, Statement statement, String text) {
        this.pack = pack;
        this.statement = statement;
        this.text = text;
        this.lines = lineStarts(text);
        this.code = withoutComments();
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

    /** What kind of change is made where. */
    private record Edit(Kind kind, TextEdit change) {}

    /** A piece of the text: from one offset, included, to another, excluded. */
    private record Piece(int start, int end) {}

    private static int[] lineStarts(String text) {
        return IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
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
            edits.add(new Edit(kind, new TextEdit(start, end, by)));
        }
    }

    // Where a rule can be changed

    private void collect() {
        items(statement.scope().items().stream().map(Condition.Item.class::cast).toList());
        conditions(statement.conditions());
        statement.conditions().forEach(each -> drop(Kind.DROP_CONDITION, each.source()));
        if (statement instanceof Rule rule) {
            enforcement(rule);
        } else if (statement instanceof DecisionRight right) {
            right(right);
        } else if (statement instanceof EscalationStep step) {
            step(step);
        }
    }

    private void right(DecisionRight right) {
        Piece kind = said("right");
        for (RightKind other : RightKind.values()) {
            if (other != right.kind() && other != RightKind.OVERRULES) {
                put(Kind.CHANGE_RIGHT, kind, other.word());
            }
        }
        put(Kind.CHANGE_RIGHT, said("by"), another(right.role()));
        RoleId over = right.over();
        if (over != null) {
            put(Kind.CHANGE_RIGHT, said("over"), another(over));
        }
        Piece quorum = said("quorum");
        put(Kind.CHANGE_RIGHT, quorum, String.valueOf(right.quorum() + 1));
        if (right.quorum() > 1) {
            put(Kind.CHANGE_RIGHT, quorum, String.valueOf(right.quorum() - 1));
        } else if (quorum == null && kind != null && !table()) {
            int behind = code.indexOf(')', kind.end()) + 1;
            edit(Kind.CHANGE_RIGHT, behind, behind, "\n    @quorum( \"2\" )");
        }
    }

    private void step(EscalationStep step) {
        put(Kind.CHANGE_STEP, said("to"), another(step.to()));
        Piece within = said("within");
        if (within != null) {
            shift(Kind.CHANGE_STEP, within.start(), within.end());
        }
        Piece then = said("then");
        if (then != null) {
            edit(Kind.CHANGE_STEP, code.lastIndexOf('@', then.start()), code.indexOf(')', then.end()) + 1, "");
        }
    }

    private static String another(RoleId role) {
        List<RoleId> roles = List.copyOf(RoleId.standard());
        return roles.get((roles.indexOf(role) + 1) % roles.size()).value();
    }

    private void put(Kind kind, @Nullable Piece piece, String by) {
        if (piece != null) {
            edit(kind, piece.start(), piece.end(), by);
        }
    }

    private boolean table() {
        return statement.source().file().endsWith(".csv");
    }

    /** Where the value of an annotation stands, or of the cell of a table that stands for it; absent where there is none. */
    private @Nullable Piece said(String annotation) {
        int start = start(statement.source());
        int end = end(statement.source());
        if (start < 0) {
            return null;
        }
        if (table()) {
            int endOfNames = code.indexOf('\n');
            List<String> names = cells(0, endOfNames < 0 ? code.length() : endOfNames).stream()
                    .map(cell -> code.substring(cell.start(), cell.end()))
                    .toList();
            int column = names.indexOf(annotation.equals("by") ? "role" : annotation);
            List<Piece> row = cells(start, end);
            return column < 0
                            || column >= row.size()
                            || row.get(column).start() == row.get(column).end()
                    ? null
                    : row.get(column);
        }
        Matcher value = Pattern.compile("@" + annotation + "\\(\\s*\"([^\"]*)\"\\s*\\)")
                .matcher(code)
                .region(start, end);
        return value.find() ? new Piece(value.start(1), value.end(1)) : null;
    }

    /** What the cells of a row say, without blanks and quotes around it. */
    private List<Piece> cells(int start, int end) {
        List<Piece> cells = new ArrayList<>();
        boolean quoted = false;
        int first = start;
        for (int i = start; i <= end; i++) {
            if (i == end || code.charAt(i) == ',' && !quoted) {
                int from = first;
                int to = i;
                while (from < to && around(code.charAt(from))) {
                    from++;
                }
                while (from < to && around(code.charAt(to - 1))) {
                    to--;
                }
                cells.add(new Piece(from, to));
                first = i + 1;
            } else if (code.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return cells;
    }

    private static boolean around(char c) {
        return c == '"' || Character.isWhitespace(c);
    }

    /** In a table, comments stand in conditions alone; in a file of sentences, they have lines of their own. */
    private String withoutComments() {
        Source commented = table() ? statement.scope().source() : statement.source();
        int start = start(commented);
        if (start < 0) {
            return text;
        }
        boolean sentences = statement.source().file().endsWith(".dslr");
        StringBuilder blanked = new StringBuilder(text);
        int end = end(commented);
        int at = start;
        while (at < end) {
            int from = at;
            boolean line = text.startsWith("//", at);
            if (line && (!sentences || text.substring(lines[lineOf(at) - 1], at).isBlank())) {
                at = endOr(text.indexOf('\n', at), end);
                blank(blanked, from, at);
            } else if (text.startsWith("/*", at) && !sentences) {
                at = endOr(text.indexOf("*/", at + 2) + 2, end);
                blank(blanked, from, at);
            } else if (!sentences && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                at = behindString(at, end);
            } else {
                at++;
            }
        }
        return blanked.toString();
    }

    private static int endOr(int found, int end) {
        return found < 2 ? end : Math.min(found, end);
    }

    private int behindString(int quote, int end) {
        int at = quote + 1;
        while (at < end && text.charAt(at) != text.charAt(quote)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
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
        String written = code.substring(start, end(rule.source()));
        Matcher stated = ENFORCEMENT.matcher(written);
        Matcher criterion = CRITERION.matcher(written);
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
                int semicolon = code.lastIndexOf(
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
                int at = code.substring(from, to).indexOf(sign);
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
        while (before >= 0 && Character.isWhitespace(code.charAt(before))) {
            before--;
        }
        int after = end;
        while (after < code.length() && Character.isWhitespace(code.charAt(after))) {
            after++;
        }
        if (before >= 0 && code.charAt(before) == ',') {
            edit(Kind.DROP_CONSTRAINT, before, end, "");
        } else if (after < code.length() && code.charAt(after) == ',') {
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
        Matcher operator = Pattern.compile("(not\\s+)?\\b" + word + "\\b").matcher(code.substring(from, to));
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
        String before = code.substring(0, right);
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
        shift(Kind.SHIFT_BOUND, start, end(literal.source()));
    }

    /** Makes the last number of a piece more and less by one unit of its last digit. */
    private void shift(Kind kind, int start, int end) {
        Matcher numbers = NUMBER.matcher(code).region(start, end);
        int from = -1;
        int to = -1;
        while (numbers.find()) {
            from = numbers.start();
            to = numbers.end();
        }
        if (from < 0) {
            return;
        }
        BigDecimal number = new BigDecimal(code.substring(from, to));
        edit(kind, from, to, number.add(number.ulp()).toPlainString());
        if (number.signum() > 0) {
            edit(kind, from, to, number.subtract(number.ulp()).toPlainString());
        }
    }

    // Reading the changed texts

    private List<Mutant> read() {
        String alone = alone();
        Set<String> prints = new HashSet<>(Set.of(print(statement)));
        List<Mutant> mutants = new ArrayList<>();
        List<Edit> ordered = edits.stream()
                .sorted(Comparator.comparingInt((Edit edit) -> edit.change().start())
                        .thenComparingInt(edit -> edit.change().end())
                        .thenComparing(edit -> edit.change().by()))
                .toList();
        for (Edit edit : ordered) {
            Statement changed = statement(alone, edit.change());
            if (changed != null && prints.add(print(changed))) {
                mutants.add(new Mutant(
                        pack.id(),
                        statement,
                        changed,
                        edit.kind(),
                        line(edit.change()),
                        text,
                        edit.change().appliedTo(text)));
            }
        }
        return mutants;
    }

    private int line(TextEdit edit) {
        int at = edit.start();
        while (at < edit.end() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
        return lineOf(at);
    }

    private int lineOf(int at) {
        int line = 1;
        while (line < lines.length && lines[line] <= at) {
            line++;
        }
        return line;
    }

    /** The file with blanks in place of the other rules, so that nothing moves. */
    private String alone() {
        StringBuilder blanked = new StringBuilder(text);
        for (Statement other : pack.statements()) {
            if (other != statement && start(other.source()) >= 0) {
                blank(blanked, start(other.source()), end(other.source()));
            }
        }
        return blanked.toString();
    }

    private @Nullable Statement statement(String alone, TextEdit change) {
        RuleParser.Parsed parsed = RuleParser.parse(statement.source().file(), alone, change, pack.vocabulary());
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
        return said(statement) + CanonicalPrint.rule(statement, "r");
    }

    /** What the canonical print leaves out. */
    private static String said(Statement statement) {
        if (statement instanceof Rule rule) {
            return rule.enforcement().word();
        } else if (statement instanceof DecisionRight right) {
            return right.kind() + " " + right.role() + " " + right.over() + " " + right.quorum() + " ";
        } else if (statement instanceof EscalationStep step) {
            return step.to() + " " + step.within() + " " + step.then() + " ";
        }
        return "";
    }

    /** Whether a mutant is proved to ask for what the rule asks for; the proof is costly where rules are long. */
    static boolean asksForTheSame(Mutant mutant) {
        Statement stated = mutant.stated();
        Statement changed = mutant.changed();
        if (!mutant.kind().ofConditions()) {
            return false;
        }
        return stated instanceof Rule || stated instanceof PracticeRule
                ? Implication.asksAtLeastAsMuch(stated, changed) && Implication.asksAtLeastAsMuch(changed, stated)
                : Implication.holdsWherever(stated, changed) && Implication.holdsWherever(changed, stated);
    }
}
