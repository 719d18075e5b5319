package org.operatingmodel.rules.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.portfolio.NearestName;

/**
 * Reads a rule file into typed trees, by recursive descent over a subset of DRL.
 *
 * <p>What is not in the subset is refused with what to write instead. Reading goes on after a fault, so that all findings
 * of a file are told at once. Whatever is accepted is also plain DRL to the engine's own parser.
 *
 * @since 0.1
 */
public final class RuleParser {
    /** The largest rule file, in bytes. */
    public static final int LARGEST_FILE = TextGate.LARGEST;

    /** The most rules of one file. */
    static final int MOST_RULES = 200;

    /** The most values and steps to properties of one rule, bindings counted wherever they are read. */
    static final int MOST_TERMS = 300;

    /** How deep operators and calls may enclose each other. */
    static final int MOST_NESTED = 8;

    /** The most combinations of alternatives of one rule. */
    static final int MOST_BRANCHES = 32;

    /** The most patterns over facts without any constraint of one rule, its scope aside. */
    static final int MOST_UNJOINED = 4;

    /** The most patterns of one rule. */
    static final int MOST_PATTERNS = 16;

    private static final java.util.regex.Pattern RULE_NAME =
            java.util.regex.Pattern.compile("[A-Za-z0-9][ -!#-\\[\\]-~]{0,119}");

    private static final Set<String> ANNOTATIONS = StatementKind.annotations();

    private static final Set<String> ATTRIBUTES = Set.of(
            "salience",
            "no",
            "agenda",
            "activation",
            "ruleflow",
            "lock",
            "enabled",
            "auto",
            "date",
            "timer",
            "duration",
            "calendars",
            "dialect",
            "refract",
            "direct");

    private final Reader reader;
    private final Vocabulary vocabulary;
    private final ConditionParser conditions;

    private RuleParser(Reader reader, Vocabulary vocabulary) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.conditions = new ConditionParser(reader, vocabulary);
    }

    /**
     * What a file says.
     *
     * @param statements what the rules state that could be read, in the order of the text; a rule with an error is not
     *     among them
     * @param findings everything that is wrong, ordered
     */
    public record Parsed(List<Statement> statements, List<Finding> findings) {
        /** @throws NullPointerException if a part is missing */
        public Parsed {
            statements = List.copyOf(statements);
            findings = findings.stream().sorted().distinct().toList();
        }

        /** The rules that state a criterion, in the order of the text. */
        public List<Rule> rules() {
            return statements.stream()
                    .filter(Rule.class::isInstance)
                    .map(Rule.class::cast)
                    .toList();
        }
    }

    /** Whether all characters of a text can be seen, as those of a rule file must; a line feed or tab cannot. */
    public static boolean visible(String text) {
        return TextGate.shown(text).equals(text);
    }

    /**
     * Whether a file of that name is read as rules: of DRL ({@code .drl}), of sentences ({@code .dslr}), or a table of
     * decision rights ({@code rights.csv}).
     */
    public static boolean reads(String file) {
        return file.endsWith(".drl") || file.endsWith(SentenceFile.ENDING) || RightsTable.reads(file);
    }

    /** Reads the bytes of a rule file: of DRL, where its name does not say that it is one of sentences or a table. */
    public static Parsed parse(String file, byte[] bytes, Vocabulary vocabulary) {
        List<Finding> findings = new ArrayList<>();
        String text = TextGate.pass(file, bytes, findings);
        if (text == null) {
            return new Parsed(List.of(), findings);
        }
        return parse(new RuleText(file, text), vocabulary, findings);
    }

    /**
     * Reads a rule file with a change, as if its pieces were still those of the text before: their places and texts are what
     * they were. So what is told of the changed rules compares with what is told of the rules as they stand.
     *
     * @param file the file, whose name says how it is read
     * @param text its text before the change, as a pack has it
     * @param change what is changed
     */
    public static Parsed parse(String file, String text, TextEdit change, Vocabulary vocabulary) {
        List<Finding> findings = new ArrayList<>();
        RuleText changed = new RuleText(file, text).changed(change);
        String passed = TextGate.pass(file, changed.text().getBytes(StandardCharsets.UTF_8), findings);
        return changed.text().equals(passed) ? parse(changed, vocabulary, findings) : new Parsed(List.of(), findings);
    }

    private static Parsed parse(RuleText ruleText, Vocabulary vocabulary, List<Finding> findings) {
        String file = ruleText.file();
        try {
            if (file.endsWith(SentenceFile.ENDING)) {
                SentenceFile sentences = SentenceFile.read(ruleText, findings);
                Reader reader = new Reader(ruleText, sentences.tokens(), findings);
                List<Statement> rules = new RuleParser(reader, vocabulary).file(findings);
                sentences.afterReading(rules);
                return new Parsed(rules, findings);
            } else if (RightsTable.reads(file)) {
                RightsTable table = RightsTable.read(ruleText, findings);
                List<Finding> ofRights = new ArrayList<>();
                Reader reader = new Reader(ruleText, table.tokens(), ofRights);
                List<Statement> rights = new RuleParser(reader, vocabulary).file(ofRights);
                ofRights.forEach(finding -> findings.add(table.inItsWords(finding)));
                table.afterReading(rights);
                return new Parsed(rights, findings);
            }
            Reader reader = new Reader(ruleText, Lexer.tokens(ruleText), findings);
            return new Parsed(new RuleParser(reader, vocabulary).file(findings), findings);
        } catch (SyntaxException e) {
            findings.add(e.finding());
            return new Parsed(List.of(), findings);
        }
    }

    private List<Statement> file(List<Finding> findings) {
        List<Statement> rules = new ArrayList<>();
        Map<String, Source> names = new LinkedHashMap<>();
        try {
            header();
        } catch (SyntaxException e) {
            reader.add(e.finding());
            reader.skipToNextRule(reader.position());
        }
        conditions.queries().findQueries();
        int count = 0;
        while (reader.peek().kind() != Token.Kind.END) {
            Token first = reader.peek();
            int start = reader.position();
            int before = errors(findings);
            try {
                if (reader.at("query")) {
                    conditions.queries().query();
                    continue;
                }
                Statement rule = rule();
                Source earlier = names.putIfAbsent(folded(rule.name()), rule.source());
                if (earlier != null) {
                    reader.error(
                            FindingKind.DUPLICATE_RULE_NAME,
                            first,
                            "Rule names must differ, but '" + rule.name() + "' is also at line " + earlier.line() + ".",
                            "Say what is different about this one.");
                }
                if (++count > MOST_RULES) {
                    reader.error(
                            FindingKind.LIMIT_EXCEEDED,
                            first,
                            "A file must have at most " + MOST_RULES + " rules.",
                            "Split it.");
                    return rules;
                }
                if (errors(findings) == before) {
                    rules.add(rule);
                }
            } catch (SyntaxException e) {
                reader.add(e.finding());
                conditions.reset();
                reader.skipToNextRule(start + 1);
            }
        }
        if (errors(findings) == 0) {
            conditions.queries().tellUnused();
        }
        return rules;
    }

    private static int errors(List<Finding> findings) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    private void header() throws SyntaxException {
        if (reader.take("package")) {
            qualifiedName();
            reader.take(";");
        }
        while (reader.at("import")) {
            reader.next();
            if (reader.at("function") || reader.at("static") || reader.at("accumulate") || reader.at("acc")) {
                throw reader.refused(
                        reader.peek(),
                        "Only types may be imported, but here is 'import "
                                + reader.peek().text() + "'.",
                        "Use the methods of the records.");
            }
            Token start = reader.peek();
            List<String> name = qualifiedName();
            reader.take(";");
            importable(start, name);
        }
    }

    private List<String> qualifiedName() throws SyntaxException {
        List<String> parts = new ArrayList<>();
        parts.add(reader.expectName("a name").text());
        while (reader.take(".")) {
            if (reader.take("*")) {
                parts.add("*");
                break;
            }
            parts.add(reader.expectName("a name").text());
        }
        return parts;
    }

    private void importable(Token start, List<String> parts) {
        String name = String.join(".", parts);
        if (name.equals("java.util.Map")
                || parts.size() == 3
                        && name.startsWith("java.util.")
                        && AccumulateParser.COLLECTIONS.contains(parts.get(2))) {
            return;
        }
        boolean known = name.endsWith(".*")
                ? vocabulary.typeNames().stream()
                        .map(type -> vocabulary.type(type).orElseThrow())
                        .anyMatch(type -> type.getPackageName().equals(name.substring(0, name.length() - 2)))
                : vocabulary
                        .type(parts.get(parts.size() - 1))
                        .filter(type -> type.getName().replace('$', '.').equals(name))
                        .isPresent();
        if (!known) {
            String simple = parts.get(parts.size() - 1);
            String fix = vocabulary
                    .type(simple)
                    .map(type -> "Write 'import " + type.getName().replace('$', '.') + "'.")
                    .orElse("Only the types of the vocabulary may be imported.");
            reader.error(
                    FindingKind.UNKNOWN_IMPORT,
                    start,
                    "'" + name + "' is not in the vocabulary"
                            + (vocabulary.type(simple).isPresent()
                                    ? "."
                                    : NearestName.suggestion(simple, vocabulary.typeNames())),
                    fix);
        }
    }

    private Statement rule() throws SyntaxException {
        Token first = reader.peek();
        if (!reader.take("rule")) {
            throw notARule(first);
        }
        conditions.startCounting();
        Token nameToken = reader.next();
        if (nameToken.kind() != Token.Kind.STRING && nameToken.kind() != Token.Kind.NAME) {
            throw reader.syntaxError(
                    nameToken,
                    "'rule' must be followed by a name, but found " + nameToken.described() + ".",
                    "Write what must hold, in quotes.");
        }
        String name = nameToken.text();
        if (!RULE_NAME.matcher(name).matches()) {
            reader.error(
                    FindingKind.INVALID_RULE_NAME,
                    nameToken,
                    "A rule name must be 1 to 120 plain characters without quotes and backslashes, but was '" + name
                            + "'.",
                    "Write what must hold, in a sentence.");
        }
        if (reader.at("extends")) {
            throw reader.refused(
                    reader.peek(), "A rule must not extend another, but here is 'extends'.", "Repeat the conditions.");
        }
        Map<String, Token> annotations = annotations();
        if (!reader.at("when")) {
            Token found = reader.peek();
            if (found.kind() == Token.Kind.NAME && ATTRIBUTES.contains(found.text())) {
                throw reader.refused(
                        found,
                        "A rule must not steer the engine, but here is the attribute '" + found.text() + "'.",
                        "Remove it; when and how a rule counts is said by annotations.");
            }
        }
        if (nameToken.kind() == Token.Kind.NAME && reader.peek().kind() == Token.Kind.NAME && !reader.at("when")) {
            throw reader.syntaxError(
                    nameToken,
                    "The name of a rule must stand in quotes, but found " + nameToken.described() + " and "
                            + reader.peek().described() + ".",
                    "Write what must hold, in quotes.");
        }
        reader.expect("when", "The rule \"" + name + "\"");
        Scope scope = new Scope(null);
        Token firstPattern = reader.peek();
        List<Condition> asked = conditions.conditions(scope);
        reader.expect("then", "The conditions");
        if (reader.at("rule") || reader.at("query") || reader.peek().kind() == Token.Kind.END) {
            throw reader.syntaxError(
                    reader.peek(),
                    "A rule must end with 'end', but found " + reader.peek().described() + ".",
                    "Write 'end' after 'then'.");
        }
        if (!reader.at("end")) {
            throw reader.refused(
                    reader.peek(),
                    "The consequence of a rule must be empty, but here is "
                            + reader.peek().described() + ".",
                    "Write 'then' and 'end' only; the match is the message.");
        }
        reader.next();
        reader.take(";");
        if (conditions.patterns() > MOST_PATTERNS) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + MOST_PATTERNS + " patterns, but has " + conditions.patterns() + ".",
                    "Split it.");
        }
        return new StatementReader(reader, vocabulary, annotations, nameToken, asked)
                .read(first, firstPattern, asked, conditions.unjoined());
    }

    private SyntaxException notARule(Token found) {
        String what = found.text();
        if (Set.of("function", "global", "declare", "unit", "eval", "template", "window")
                .contains(what)) {
            return reader.refused(
                    found,
                    "A rule file must hold rules and queries only, but here is '" + what + "'.",
                    "Write conditions in rules, and what they share in a query.");
        }
        if (what.equals("import") || what.equals("package")) {
            return reader.syntaxError(
                    found, "'" + what + "' must stand before the first rule, but stands here.", "Move it up.");
        }
        if (ATTRIBUTES.contains(what)) {
            return reader.refused(
                    found, "A rule must not steer the engine, but here is the attribute '" + what + "'.", "Remove it.");
        }
        return reader.syntaxError(
                found,
                "Here must be a rule, but found " + found.described() + ".",
                what.equals("#") ? "Begin comments with '//'." : "Write 'rule \"...\" when ... then end'.");
    }

    private Map<String, Token> annotations() throws SyntaxException {
        Map<String, Token> annotations = new LinkedHashMap<>();
        Map<String, Token> meant = new LinkedHashMap<>();
        while (reader.at("@")) {
            Token at = reader.next();
            Token name = reader.expectName("the name of an annotation");
            reader.expect("(", "The annotation '@" + name.text() + "'");
            Token value = reader.next();
            if (value.kind() != Token.Kind.STRING) {
                throw reader.refused(
                        value,
                        "The value of '@" + name.text() + "' must be one text in quotes, but found " + value.described()
                                + ".",
                        "Write '@" + name.text() + "( \"...\" )'.");
            }
            reader.expect(")", "The annotation '@" + name.text() + "'");
            if (!ANNOTATIONS.contains(name.text())) {
                reader.error(
                        FindingKind.UNKNOWN_ANNOTATION,
                        at,
                        "'@" + name.text() + "' is not an annotation of rules"
                                + NearestName.suggestion(name.text(), ANNOTATIONS),
                        "Write one of @" + String.join(", @", new TreeSet<>(ANNOTATIONS)) + ".");
                NearestName.of(name.text(), ANNOTATIONS).ifPresent(nearest -> meant.putIfAbsent(nearest, value));
            } else if (value.text().isBlank() || value.text().matches("(?s).*[\"\\\\\n].*")) {
                reader.error(
                        FindingKind.INVALID_ANNOTATION,
                        value,
                        "The value of '@" + name.text() + "' must be a text without quotes and backslashes.",
                        "Write plain words.");
            } else if (annotations.putIfAbsent(name.text(), value) != null) {
                reader.error(
                        FindingKind.INVALID_ANNOTATION,
                        at,
                        "'@" + name.text() + "' must stand once, but stands twice.",
                        "Remove one.");
            }
        }
        meant.forEach(annotations::putIfAbsent); // what is misspelt is told once, and not as missing, too
        return annotations;
    }
}
