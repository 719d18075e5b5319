package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    /** What is said about a rule as a whole stands at its first cell, and is not about that. */
    private static final Set<FindingKind> OF_ROWS = Set.of(FindingKind.MISSING_ANNOTATION, FindingKind.LIMIT_EXCEEDED);

    private static final Pattern ANNOTATION_AND_VALUE = Pattern.compile("'@(\\w+)\\( \"(.*?)\" \\)'");
    private static final Pattern ANNOTATION = Pattern.compile("'@(\\w+)'");
    /** What conditions may not hold. */
    private static final Set<String> NOT_CONDITIONS = Set.of("rule", "query", "when", "then", "end");

    private final RuleText text;
    private final List<Finding> findings;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Integer, String> reasons = new HashMap<>();
    /** What columns the cells of rights stand in, by where the cells start. */
    private final NavigableMap<Integer, String> columnsOfCells = new TreeMap<>();
    /** Whether the quotes of a cell of the row that is read are wrong, so that nobody knows what it says. */
    private boolean misquoted;

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
    static RightsTable read(RuleText text, List<Finding> findings) {
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

    /** A finding about the rule that a row stands for, with columns and cells instead of annotations. */
    Finding inItsWords(Finding finding) {
        String message = inColumns(finding.message())
                .replaceFirst("^decisionId", "column 'decision'")
                .replace("must say column", "must have a value in column");
        Map.Entry<Integer, String> cell = columnsOfCells.floorEntry(text.offset(finding.line(), finding.column()));
        if (message.startsWith("column")) {
            message = "C" + message.substring(1);
        } else if (cell != null && !OF_ROWS.contains(finding.kind()) && !message.contains("column '")) {
            message = "Column '" + cell.getValue() + "': " + message;
        }
        return new Finding(
                finding.kind(),
                finding.file(),
                finding.line(),
                finding.column(),
                message,
                inColumns(finding.fix()).replace(" above 'when'", ""));
    }

    private static String inColumns(String said) {
        String values = ANNOTATION_AND_VALUE
                .matcher(said)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "'" + match.group(2) + "' in column '" + column(match.group(1)) + "'"));
        return ANNOTATION
                .matcher(values)
                .replaceAll(match -> Matcher.quoteReplacement("column '" + column(match.group(1)) + "'"));
    }

    /** The column that an annotation stands for. */
    private static String column(String annotation) {
        return ANNOTATIONS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(annotation))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(annotation);
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

    private void read() {
        List<List<Cell>> rows = rows();
        Map<String, Integer> columns = rows.isEmpty() ? null : columns(rows.get(0));
        if (rows.isEmpty() && !misquoted) {
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

    /** The cells of each row that says something and whose quotes are right; spreadsheets write a blank row as commas. */
    private List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        int length = text.text().length();
        for (int at = 0; at < length; at++) {
            List<Cell> row = new ArrayList<>();
            misquoted = false;
            Cell cell = cell(at);
            row.add(cell);
            while (cell.end() < length && text.text().charAt(cell.end()) == ',') {
                cell = cell(cell.end() + 1);
                row.add(cell);
            }
            at = cell.end();
            if (misquoted && rows.isEmpty()) {
                break; // whatever follows has columns that nobody knows
            } else if (!misquoted && row.stream().anyMatch(each -> !each.value().isBlank())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Cell cell(int start) {
        String all = text.text();
        if (!all.startsWith("\"", start)) {
            return plain(start);
        }
        StringBuilder value = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (int at = start + 1; at < all.length(); at++) {
            char c = all.charAt(at);
            boolean twice = all.startsWith("\"\"", at);
            if (c == '"' && !twice) {
                places.add(at);
                return closed(new Cell(value.toString(), start, at + 1, places));
            }
            value.append(c);
            places.add(at);
            at += twice ? 1 : 0;
        }
        return open(start);
    }

    /** A cell whose quotes never close, or only where those of a later row open; that row is read, too. */
    private Cell open(int start) {
        misquoted(start, "A cell in quotes must end with \", but this one does not.", "Close it.");
        return new Cell("", start, endOfLine(start), List.of(start));
    }

    /** A cell in quotes, and what stands behind it, which must not be there. */
    private Cell closed(Cell cell) {
        int rest = endOfPlain(cell.end());
        if (rest == cell.end()) {
            return cell;
        } else if (cell.value().contains("\n")) {
            return open(cell.start());
        }
        misquoted(
                cell.end(), "A cell in quotes must end where they do, but text follows.", "Write each \" in it twice.");
        return new Cell(cell.value(), cell.start(), rest, cell.places());
    }

    private Cell plain(int start) {
        String all = text.text();
        int end = endOfPlain(start);
        int quote = all.substring(start, end).indexOf('"');
        if (quote >= 0) {
            misquoted(
                    start + quote,
                    "A cell with \" in it must stand in quotes, but this one does not.",
                    "Put it in quotes and write each \" in it twice, or write '...' for texts.");
        }
        List<Integer> places = IntStream.rangeClosed(start, end).boxed().toList();
        return new Cell(all.substring(start, end), start, end, places);
    }

    private int endOfPlain(int start) {
        int at = start;
        while (at < text.text().length() && ",\n".indexOf(text.text().charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private void misquoted(int at, String message, String fix) {
        misquoted = true;
        error(at, message, fix);
    }

    private int endOfLine(int at) {
        int end = text.text().indexOf('\n', at);
        return end < 0 ? text.text().length() : end;
    }

    /** Where each column stands; absent when one that is needed does not. */
    private @Nullable Map<String, Integer> columns(List<Cell> names) {
        Map<String, Integer> columns = new HashMap<>();
        String only = names.get(0).value();
        if (names.size() == 1 && (only.contains(";") || only.contains("\t"))) {
            error(
                    names.get(0).start(),
                    "The cells of a row must be separated by commas, but those of the first line are separated by "
                            + (only.contains(";") ? "semicolons" : "tabs") + ".",
                    "Save the table as comma-separated text.");
            return null;
        }
        for (int i = 0; i < names.size(); i++) {
            Cell cell = names.get(i);
            String name = cell.value().strip();
            if (name.isEmpty()) {
                error(cell.start(), "Each column must have a name, but number " + (i + 1) + " has none.", "Remove it.");
            } else if (!COLUMNS.contains(name)) {
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
    private void right(List<Cell> row, Map<String, Integer> columns) {
        Map<String, Cell> given = new HashMap<>();
        columns.forEach((name, at) -> {
            if (!row.get(at).value().isBlank()) {
                given.put(name, row.get(at));
                columnsOfCells.put(row.get(at).start(), name);
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
                findings.add(inItsWords(e.finding()));
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
