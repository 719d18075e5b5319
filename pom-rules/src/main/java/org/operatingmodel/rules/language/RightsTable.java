package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.NearestName;

/**
 * The tokens of decision rights in a table: those of the rules that its rows stand for, at the places of the cells.
 *
 * <p>The table is comma-separated text as RFC 4180 has it, with a first line of column names. A row is one right; its cell
 * {@code condition} holds constraints of {@code PendingDecision} as they stand in a rule.
 */
final class RightsTable {
    /** What such a file is called, in whichever folder of a pack. */
    static final String FILE = "rights.csv";

    private static final List<String> REQUIRED = List.of("decision", "role", "right");
    private static final String CONDITION = "condition";
    private static final String WHY = "why";
    /** The annotations that columns stand for, in the order in which they are written. */
    private static final Map<String, String> ANNOTATIONS = annotations();

    private static final List<String> COLUMNS =
            List.of("decision", "role", "right", CONDITION, "over", "quorum", "area", "effective", "expires", WHY);
    /** What conditions may not hold. */
    private static final Set<String> NOT_CONDITIONS = Set.of("rule", "query", "when", "then", "end");

    private final RuleText text;
    private final List<Finding> findings;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Integer, String> reasons = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    private RightsTable(RuleText text, List<Finding> findings) {
        this.text = text;
        this.findings = findings;
    }

    /**
     * A cell.
     *
     * @param value what it says, without the quotes around it
     * @param start where it starts, quotes included
     * @param end where it ends, quotes included
     * @param places where each character of the value stands, and after them where the value ends
     */
    private record Cell(String value, int start, int end, List<Integer> places) {}

    /** Whether a file of that name is read as such a table. */
    static boolean reads(String file) {
        return file.equals(FILE) || file.endsWith("/" + FILE);
    }

    /** Reads a table; what is wrong with its cells is added to the findings. */
    static RightsTable read(RuleText text, List<Finding> findings) throws SyntaxException {
        RightsTable table = new RightsTable(text, findings);
        table.read();
        return table;
    }

    /** The tokens, the last of which is the end. */
    List<Token> tokens() {
        return tokens;
    }

    /** Gives each right the reason of its row. */
    void afterReading(List<Statement> statements) {
        statements.replaceAll(statement -> statement instanceof DecisionRight right
                ? right.because(reasons.getOrDefault(right.source().line(), ""))
                : statement);
    }

    private static Map<String, String> annotations() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("right", "right");
        names.put("decision", "decision");
        names.put("role", "by");
        for (String same : List.of("over", "quorum", "area", "effective", "expires")) {
            names.put(same, same);
        }
        return names;
    }

    private void read() throws SyntaxException {
        List<List<Cell>> rows = rows();
        Map<String, Integer> columns = rows.isEmpty() ? null : columns(rows.get(0));
        if (rows.isEmpty()) {
            error(0, "A table of rights must start with a line of column names, but is empty.", "Add the line.");
        }
        for (int i = 1; columns != null && i < rows.size(); i++) {
            List<Cell> row = rows.get(i);
            if (row.size() == rows.get(0).size()) {
                right(row, columns);
            } else {
                error(
                        row.get(0).start(),
                        "A row must have " + rows.get(0).size() + " cells like the first line, but has " + row.size()
                                + ".",
                        "Check commas, and put a cell with a comma in it in quotes.");
            }
        }
        int end = text.text().length();
        tokens.add(new Token(Token.Kind.END, "", end, end));
    }

    /** The cells of each line that is not blank. */
    private List<List<Cell>> rows() throws SyntaxException {
        List<List<Cell>> rows = new ArrayList<>();
        int length = text.text().length();
        for (int at = 0; at < length; at++) {
            List<Cell> row = new ArrayList<>();
            Cell cell = cell(at);
            row.add(cell);
            while (cell.end() < length && text.text().charAt(cell.end()) == ',') {
                cell = cell(cell.end() + 1);
                row.add(cell);
            }
            at = cell.end();
            if (row.size() > 1 || !row.get(0).value().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Cell cell(int start) throws SyntaxException {
        String all = text.text();
        boolean quoted = all.startsWith("\"", start);
        StringBuilder value = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        int at = quoted ? start + 1 : start;
        while (true) {
            char c = at < all.length() ? all.charAt(at) : '\n';
            if (quoted && at >= all.length()) {
                throw text.syntaxError(start, "A cell in quotes must end with \", but this one does not.", "Close it.");
            } else if (quoted ? c == '"' && !all.startsWith("\"\"", at) : c == ',' || c == '\n') {
                break;
            } else if (c == '"' && !quoted) {
                throw text.syntaxError(
                        at,
                        "A cell with \" in it must stand in quotes, but this one does not.",
                        "Put it in quotes and write each \" in it twice, or write '...' for texts.");
            }
            value.append(c);
            places.add(at);
            at += quoted && c == '"' ? 2 : 1;
        }
        places.add(at);
        int end = quoted ? at + 1 : at;
        if (end < all.length() && all.charAt(end) != ',' && all.charAt(end) != '\n') {
            throw text.syntaxError(
                    end, "A cell in quotes must end where they do, but text follows.", "Write each \" in it twice.");
        }
        return new Cell(value.toString(), start, end, places);
    }

    /** Where each column stands; absent when one that is needed does not. */
    private @Nullable Map<String, Integer> columns(List<Cell> names) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Cell cell = names.get(i);
            String name = cell.value().strip();
            if (!COLUMNS.contains(name)) {
                error(
                        cell.start(),
                        "'" + name + "' is not a column of a table of rights" + NearestName.suggestion(name, COLUMNS),
                        "Write one of " + String.join(", ", COLUMNS) + ".");
            } else if (columns.putIfAbsent(name, i) != null) {
                error(cell.start(), "'" + name + "' must be a column once, but is one twice.", "Remove one.");
            }
        }
        for (String name : REQUIRED) {
            if (!columns.containsKey(name)) {
                error(
                        names.get(0).start(),
                        "A table of rights must have a column '" + name + "', but has none.",
                        "Add it.");
            }
        }
        return columns.keySet().containsAll(REQUIRED) ? columns : null;
    }

    /** Adds the rule that a row stands for, if it says all that a right must say. */
    private void right(List<Cell> row, Map<String, Integer> columns) throws SyntaxException {
        Map<String, Cell> given = new HashMap<>();
        columns.forEach((name, at) -> {
            if (!row.get(at).value().isBlank()) {
                given.put(name, row.get(at));
            }
        });
        boolean complete = true;
        for (String name : REQUIRED) {
            if (!given.containsKey(name)) {
                complete = false;
                error(
                        row.get(columns.getOrDefault(name, 0)).start(),
                        "The cell '" + name + "' must be filled in, but is empty.",
                        "Say who has which right in which decision.");
            }
        }
        if (!complete) {
            return;
        }
        Token.Span span =
                new Token.Span(row.get(0).start(), row.get(row.size() - 1).end());
        List<Token> rule = new ArrayList<>();
        add(rule, Token.Kind.NAME, "rule", span);
        rule.add(new Token(Token.Kind.STRING, name(given), span.start(), span.end()));
        ANNOTATIONS.forEach((column, annotation) -> {
            Cell cell = given.get(column);
            if (cell != null) {
                Token.Span place = new Token.Span(cell.start(), cell.end());
                add(rule, Token.Kind.SIGN, "@", place);
                add(rule, Token.Kind.NAME, annotation, place);
                add(rule, Token.Kind.SIGN, "(", place);
                add(rule, Token.Kind.STRING, cell.value().strip(), place);
                add(rule, Token.Kind.SIGN, ")", place);
            }
        });
        Cell condition = given.get(CONDITION);
        Token.Span place = condition == null ? span : new Token.Span(condition.start(), condition.end());
        add(rule, Token.Kind.NAME, "when", place);
        add(rule, Token.Kind.NAME, "PendingDecision", place);
        add(rule, Token.Kind.SIGN, "(", place);
        if (condition != null) {
            try {
                rule.addAll(constraints(condition));
            } catch (SyntaxException e) {
                findings.add(e.finding());
                return;
            }
        }
        add(rule, Token.Kind.SIGN, ")", place);
        add(rule, Token.Kind.NAME, "then", place);
        add(rule, Token.Kind.NAME, "end", span);
        tokens.addAll(rule);
        Cell why = given.get(WHY);
        if (why != null) {
            reasons.put(text.line(span.start()), why.value().strip().replaceAll("\\s+", " "));
        }
    }

    private static void add(List<Token> rule, Token.Kind kind, String text, Token.Span place) {
        rule.add(new Token(kind, text, place.start(), place.end(), place));
    }

    /** Who has which say in which decision, and which case of it this is. */
    private String name(Map<String, Cell> given) {
        Cell over = given.get("over");
        String name = said(given, "decision") + ": " + said(given, "role") + " " + said(given, "right")
                + (over == null ? "" : " " + over.value().strip());
        int before = names.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + ", case " + (before + 1);
    }

    /** A word of a name, without what no name may hold; such a word is refused where it stands. */
    private static String said(Map<String, Cell> given, String column) {
        Cell cell = given.get(column);
        String word = cell == null ? "" : cell.value().strip().replaceAll("[^A-Za-z0-9._-]", "-");
        return word.substring(0, Math.min(word.length(), 32));
    }

    /** The constraints of a cell, at the places where its author wrote them. */
    private List<Token> constraints(Cell cell) throws SyntaxException {
        RuleText inner = new RuleText(text.file(), cell.value());
        List<Token> read = new ArrayList<>();
        try {
            read.addAll(Lexer.tokens(inner, 0, cell.value().length()));
        } catch (SyntaxException e) {
            Finding said = e.finding();
            int at = cell.places().get(inner.offset(said.line(), said.column()));
            throw new SyntaxException(text.error(said.kind(), at, said.message(), said.fix()));
        }
        int open = 0;
        List<Token> placed = new ArrayList<>();
        for (Token token : read) {
            int start = cell.places().get(token.start());
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (open < 0 || token.kind() == Token.Kind.NAME && NOT_CONDITIONS.contains(token.text())) {
                throw notConstraints(start, "'" + token.text() + "'");
            }
            placed.add(
                    new Token(token.kind(), token.text(), start, cell.places().get(token.end())));
        }
        if (open > 0) {
            throw notConstraints(cell.end(), "the end");
        } else if (placed.isEmpty()) {
            throw notConstraints(cell.places().get(0), "a comment");
        }
        return placed;
    }

    private SyntaxException notConstraints(int place, String found) {
        return new SyntaxException(text.error(
                FindingKind.NOT_IN_PROFILE,
                place,
                "A condition must be what stands between the parentheses of 'PendingDecision( )', but here is " + found
                        + ".",
                "Write constraints separated by commas, or a rule of its own in a .drl file."));
    }

    private void error(int place, String message, String fix) {
        findings.add(text.error(FindingKind.SYNTAX_ERROR, place, message, fix));
    }
}
