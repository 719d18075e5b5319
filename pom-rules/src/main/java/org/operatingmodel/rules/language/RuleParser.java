package org.operatingmodel.rules.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Aggregate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Function;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.ValueType.Kind;

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
    private static final Set<String> COLLECTIONS = Set.of("List", "Set", "Collection", "ArrayList", "HashSet");
    private static final Set<String> NUMBERS =
            Set.of("Number", "Long", "BigDecimal", "Integer", "Double", "Float", "Short");
    private static final java.util.regex.Pattern QUERY_NAME = java.util.regex.Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Set<String> RESERVED = Set.of(
            "accumulate",
            "acc",
            "action",
            "and",
            "attributes",
            "collect",
            "contains",
            "declare",
            "do",
            "end",
            "entry",
            "enum",
            "eval",
            "excludes",
            "exists",
            "extends",
            "false",
            "forall",
            "from",
            "function",
            "global",
            "groupby",
            "import",
            "in",
            "init",
            "instanceof",
            "matches",
            "memberOf",
            "new",
            "not",
            "null",
            "or",
            "over",
            "package",
            "query",
            "result",
            "reverse",
            "rule",
            "soundslike",
            "str",
            "template",
            "then",
            "this",
            "throws",
            "trait",
            "true",
            "type",
            "unit",
            "void",
            "when",
            "window");
    private static final String QUERY_FIX =
            "Write 'query fresh( ProductId $product ) ... end', with what must be found between.";

    private final Reader reader;
    private final Vocabulary vocabulary;
    private int patterns;
    private int unjoined;
    private int ours;
    /** Where each query stands. */
    private final Map<String, Integer> queries = new LinkedHashMap<>();
    /** The queries that a rule calls, by itself or through another query. */
    private final Set<String> called = new HashSet<>();
    /** Whether a query is checked by itself, whoever calls it. */
    private boolean checkingQuery;
    /** The queries that are being read, the innermost first. */
    private final Deque<String> reading = new ArrayDeque<>();
    /** What the variables that are bound start with: in a called query, something that no rule text can say. */
    private String prefix = "$";

    private RuleParser(Reader reader, Vocabulary vocabulary) {
        this.reader = reader;
        this.vocabulary = vocabulary;
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

    /** Whether a file of that name is read as rules: of DRL ({@code .drl}) or of sentences ({@code .dslr}). */
    public static boolean reads(String file) {
        return file.endsWith(".drl") || file.endsWith(SentenceFile.ENDING);
    }

    /** Reads the bytes of a rule file: of sentences when its name ends in {@code .dslr}, else of DRL. */
    public static Parsed parse(String file, byte[] bytes, Vocabulary vocabulary) {
        List<Finding> findings = new ArrayList<>();
        String text = TextGate.pass(file, bytes, findings);
        if (text == null) {
            return new Parsed(List.of(), findings);
        }
        RuleText ruleText = new RuleText(file, text);
        try {
            if (file.endsWith(SentenceFile.ENDING)) {
                SentenceFile sentences = SentenceFile.read(ruleText, findings);
                Reader reader = new Reader(ruleText, sentences.tokens(), findings);
                List<Statement> rules = new RuleParser(reader, vocabulary).file(findings);
                sentences.afterReading(rules);
                return new Parsed(rules, findings);
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
        findQueries();
        int count = 0;
        while (reader.peek().kind() != Token.Kind.END) {
            Token first = reader.peek();
            int start = reader.position();
            int before = errors(findings);
            try {
                if (reader.at("query")) {
                    query();
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
                reading.clear();
                checkingQuery = false;
                prefix = "$";
                reader.skipToNextRule(start + 1);
            }
        }
        if (errors(findings) == 0) {
            tellUnused();
        }
        return rules;
    }

    private void tellUnused() {
        queries.forEach((query, position) -> {
            if (!called.contains(query)) {
                reader.goTo(position);
                reader.error(
                        FindingKind.UNUSED_QUERY,
                        reader.peek(1),
                        "A query must be called by a rule of its file, but '" + query + "' is not.",
                        "Call it, such as '?" + query + "( ... ; )', or remove it.");
            }
        });
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
                || parts.size() == 3 && name.startsWith("java.util.") && COLLECTIONS.contains(parts.get(2))) {
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
        startCounting();
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
        reader.expect("when", "The rule \"" + name + "\"");
        Scope scope = new Scope(null);
        Token firstPattern = reader.peek();
        List<Condition> conditions = conditions(scope, Set.of("then", "end"));
        reader.expect("then", "The conditions");
        if (reader.at("rule") || reader.peek().kind() == Token.Kind.END) {
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
        if (patterns > MOST_PATTERNS) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + MOST_PATTERNS + " patterns, but has " + patterns + ".",
                    "Split it.");
        }
        return statement(first, nameToken, annotations, firstPattern, conditions);
    }

    private void startCounting() {
        patterns = 0;
        unjoined = 0;
        reader.startTerms();
    }

    private void findQueries() {
        int back = reader.position();
        for (int position : reader.positionsOf("query")) {
            reader.goTo(position);
            reader.next();
            Token name = reader.next();
            Integer earlier = queries.putIfAbsent(name.text(), position);
            if (earlier != null) {
                reader.error(
                        FindingKind.DUPLICATE_RULE_NAME,
                        name,
                        "Query names must differ, but '" + name.text() + "' stands twice.",
                        "Use another name.");
            }
        }
        reader.goTo(back);
    }

    /** Checks a query by itself, called or not. */
    private void query() throws SyntaxException {
        startCounting();
        Token name = reader.peek(1);
        if (name.kind() != Token.Kind.NAME) {
            throw reader.syntaxError(
                    name, "'query' must be followed by a name, but found " + name.described() + ".", QUERY_FIX);
        }
        if (!QUERY_NAME.matcher(name.text()).matches() || RESERVED.contains(name.text())) {
            throw reader.syntaxError(
                    name,
                    "The name of a query must be a lower-case word of at most 64 letters and digits that DRL does not use, but was '"
                            + name.text() + "'.",
                    QUERY_FIX);
        }
        reading.push(name.text());
        checkingQuery = true;
        queryBody(null, List.of());
        checkingQuery = false;
        reading.pop();
        reader.take(";");
    }

    /**
     * Reads the query that starts here.
     *
     * @param call where it is called; absent when it is only checked
     * @param arguments what the call gives
     */
    private List<Condition> queryBody(@Nullable Token call, List<Expression> arguments) throws SyntaxException {
        reader.next();
        Token name = reader.next();
        Scope scope = new Scope(null);
        int count = 0;
        if (reader.take("(") && !reader.take(")")) {
            do {
                Expression argument = count < arguments.size() ? arguments.get(count) : null;
                parameter(scope, call == null ? null : argument);
                count++;
            } while (reader.take(","));
            reader.expect(")", "The parameters of '" + name.text() + "'");
        }
        if (call != null && count != arguments.size()) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    call,
                    "'" + name.text() + "' must be given " + count + " values, but is given " + arguments.size() + ".",
                    "Give a value for each parameter.");
        }
        if (reader.at("@")) {
            throw reader.refused(
                    reader.peek(), "A query must have no annotations, but here is '@'.", "Annotate the rules.");
        }
        List<Condition> conditions = conditions(scope, Set.of("end"));
        reader.expect("end", "The query '" + name.text() + "'");
        if (conditions.isEmpty()) {
            throw reader.syntaxError(
                    name, "A query must ask for something, but '" + name.text() + "' is empty.", QUERY_FIX);
        }
        return conditions;
    }

    private void parameter(Scope scope, @Nullable Expression argument) throws SyntaxException {
        Token typeToken = reader.expectName("the type of a parameter");
        if (typeToken.text().startsWith("$")) {
            throw reader.syntaxError(
                    typeToken,
                    "A parameter must have a type, but '" + typeToken.text() + "' has none.",
                    "Write it, such as 'ProductId $product'.");
        }
        ValueType type = vocabulary.parameterType(typeToken.text()).orElse(ValueType.UNKNOWN);
        if (type.kind() == Kind.UNKNOWN) {
            reader.error(
                    FindingKind.UNKNOWN_TYPE,
                    typeToken,
                    "'" + typeToken.text() + "' is not a type of the vocabulary"
                            + NearestName.suggestion(typeToken.text(), vocabulary.typeNames()),
                    "Write the type of what is given, such as ProductId, Instant, String or long.");
        }
        Token variable = variableName(scope);
        Expression given = argument == null
                ? null
                : new ExpressionParser(reader, vocabulary, scope, null).argument(argument, type, variable.text());
        scope.put(variable.text(), new Scope.Meaning(given == null ? type : given.type(), variable.text(), given));
    }

    /** A query that is called stands for its conditions, with what is given in place of its parameters. */
    private Condition call(Token first, Scope scope) throws SyntaxException {
        reader.next();
        Token name = reader.expectName("the name of a query");
        Integer position = queries.get(name.text());
        if (position == null) {
            throw new SyntaxException(finding(
                    FindingKind.UNKNOWN_QUERY,
                    name,
                    "'" + name.text() + "' is not a query of this file"
                            + NearestName.suggestion(name.text(), queries.keySet()),
                    queries.isEmpty()
                            ? "Write it, such as 'query " + name.text() + "( ProductId $product ) ... end'."
                            : "Write one of " + String.join(", ", new TreeSet<>(queries.keySet())) + "."));
        }
        reader.expect("(", "The call of '" + name.text() + "'");
        List<Expression> arguments = new ArrayList<>();
        if (!reader.at(")") && !reader.at(";")) {
            do {
                arguments.add(new ExpressionParser(reader, vocabulary, scope, null).value());
            } while (reader.take(","));
            if (!reader.at(";")) {
                throw reader.refused(
                        reader.peek(),
                        "What is given to a query must end with ';', but found "
                                + reader.peek().described() + ".",
                        "Write '?" + name.text() + "( $product; )'.");
            }
        }
        reader.take(";");
        reader.expect(")", "The call of '" + name.text() + "'");
        if (reading.contains(name.text())) {
            throw reader.refused(
                    name,
                    "A query must not call itself, but '" + name.text() + "' does.",
                    "Ask for the facts themselves.");
        }
        if (!checkingQuery) {
            called.add(name.text());
        }
        int back = reader.position();
        String around = prefix;
        prefix = "$pomq" + ++ours + "_";
        reading.push(name.text());
        reader.goTo(position);
        List<Condition> conditions = queryBody(first, arguments);
        reader.goTo(back);
        reading.pop();
        prefix = around;
        return new AllOf(reader.since(first), flat(conditions));
    }

    private Finding finding(FindingKind kind, Token place, String message, String fix) {
        Source source = reader.of(place);
        return new Finding(kind, source.file(), source.line(), source.column(), message, fix);
    }

    /** The name in the tree of a variable that is bound here. */
    private String written(Token variable) {
        return prefix + variable.text().substring(1);
    }

    private void bind(Scope scope, Token variable, ValueType type) {
        scope.put(variable.text(), new Scope.Meaning(type, written(variable), null));
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
                "Write 'rule \"...\" when ... then end'.");
    }

    private Map<String, Token> annotations() throws SyntaxException {
        Map<String, Token> annotations = new LinkedHashMap<>();
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
        return annotations;
    }

    private Statement statement(
            Token first,
            Token nameToken,
            Map<String, Token> annotations,
            Token firstPattern,
            List<Condition> conditions) {
        StatementReader said = new StatementReader(reader, vocabulary, annotations, nameToken);
        StatementKind kind = said.kind();
        said.refuseForeign();
        Pattern scope = scope(kind, firstPattern, conditions);
        List<Condition> asked = conditions.isEmpty() ? conditions : conditions.subList(1, conditions.size());
        refuseForeignSubjects(kind, asked);
        if (kind == StatementKind.CRITERION) {
            scope.items().forEach(this::refuseAbsent);
        }
        refuseLimits(first, scope, asked);
        Source source = reader.since(first);
        String why = reader.commentAbove(first);
        Area area = area(annotations);
        EffectivePeriod period = effectivePeriod(annotations);
        return switch (kind) {
            case CRITERION -> criterion(source, nameToken, why, annotations, area, period, scope, asked);
            case RIGHT -> said.right(source, why, area, period, scope, asked);
            case ESCALATION -> said.escalation(source, why, area, period, scope, asked);
        };
    }

    private Rule criterion(
            Source source,
            Token nameToken,
            String why,
            Map<String, Token> annotations,
            @Nullable Area area,
            EffectivePeriod period,
            Pattern scope,
            List<Condition> asked) {
        String gate = idOf(annotations, "gate", nameToken, "gate( \"mvp-exit\" )");
        String criterion = idOf(annotations, "criterion", nameToken, "criterion( \"team.telemetry-live\" )");
        Token enforcement = annotations.get("enforcement");
        if (enforcement != null && Enforcement.ofWord(enforcement.text()).isEmpty()) {
            List<String> words =
                    Arrays.stream(Enforcement.values()).map(Enforcement::word).toList();
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    enforcement,
                    "'" + enforcement.text() + "' is not an enforcement"
                            + NearestName.suggestion(enforcement.text(), words),
                    "Write one of " + String.join(", ", words) + ".");
        }
        Token remedy = annotations.get("remedy");
        return new Rule(
                source,
                nameToken.text(),
                why,
                new GateId(gate),
                new CriterionId(criterion),
                enforcement == null
                        ? Enforcement.MANDATORY
                        : Enforcement.ofWord(enforcement.text()).orElse(Enforcement.MANDATORY),
                area,
                remedy == null ? null : remedy.text(),
                period,
                scope,
                asked);
    }

    private @Nullable Area area(Map<String, Token> annotations) {
        Token area = annotations.get("area");
        if (area == null) {
            return null;
        }
        Area found = Area.ofWord(area.text()).orElse(null);
        if (found == null) {
            List<String> words = Arrays.stream(Area.values()).map(Area::word).toList();
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    area,
                    "'" + area.text() + "' is not an area" + NearestName.suggestion(area.text(), words),
                    "Write one of " + String.join(", ", words) + ".");
        }
        return found;
    }

    private Pattern scope(StatementKind kind, Token firstPattern, List<Condition> conditions) {
        if (!conditions.isEmpty()
                && conditions.get(0) instanceof Pattern pattern
                && pattern.type() == kind.subject()
                && pattern.from() == null) {
            return pattern;
        }
        reader.error(
                FindingKind.SCOPE_MISSING,
                firstPattern,
                "The first pattern must say " + kind.purpose() + ", but is not over "
                        + kind.subject().getSimpleName() + ".",
                "Start with '" + kind.example() + "'.");
        return new Pattern(reader.of(firstPattern), kind.subject(), null, List.of(), null);
    }

    /** What another kind of rule is about is never there for this one: looking for it would never find it. */
    private void refuseForeignSubjects(StatementKind kind, List<? extends Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern
                    && StatementKind.subject(pattern.type())
                    && pattern.type() != kind.subject()) {
                reader.error(
                        FindingKind.NOT_IN_PROFILE,
                        pattern.source(),
                        kind.thing() + " must not look for what other rules are about, but here is "
                                + pattern.type().getSimpleName() + ".",
                        "Ask for the facts themselves.");
            }
            refuseForeignSubjects(kind, condition.parts());
        }
    }

    private void refuseLimits(Token first, Pattern scope, List<Condition> asked) {
        Terms terms = Terms.of(scope, asked);
        if (terms.count() > MOST_TERMS) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + MOST_TERMS
                            + " terms, bindings counted wherever they are read, but has " + terms.count() + ".",
                    "Split it, or bind fewer computed values.");
        } else if (terms.deepest() > MOST_NESTED) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "Operators and calls must enclose each other at most " + MOST_NESTED
                            + " deep, bindings written out wherever they are read, but here they do "
                            + terms.deepest() + " deep.",
                    "Compute less in one expression, or let a method of a record compute it.");
        }
        if (Terms.branches(asked) > MOST_BRANCHES) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + MOST_BRANCHES + " combinations of alternatives, but has more.",
                    "Split it.");
        }
        if (unjoined > MOST_UNJOINED) {
            reader.error(
                    FindingKind.LIMIT_EXCEEDED,
                    first,
                    "A rule must have at most " + MOST_UNJOINED + " patterns without a constraint, but has " + unjoined
                            + ".",
                    "Say which facts are meant, such as 'productId == $product'.");
        }
    }

    private EffectivePeriod effectivePeriod(Map<String, Token> annotations) {
        LocalDate effective = parsed(annotations, "effective", LocalDate::parse, "a day such as 2025-01-01");
        Period grace = parsed(annotations, "grace", Period::parse, "a period such as P30D");
        LocalDate expires = parsed(annotations, "expires", LocalDate::parse, "a day such as 2026-01-01");
        try {
            return new EffectivePeriod(effective, grace, expires);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Token at = annotations.get(message.startsWith("grace") ? "grace" : "expires");
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    Objects.requireNonNull(at),
                    "'@" + message.substring(0, message.indexOf(". ") + 1).replaceFirst(" ", "' "),
                    message.substring(message.indexOf(". ") + 2));
            return EffectivePeriod.ALWAYS;
        }
    }

    /** What an annotation says; absent when it is not there, or after a finding. */
    private <T> @Nullable T parsed(
            Map<String, Token> annotations,
            String annotation,
            java.util.function.Function<String, T> parse,
            String form) {
        Token value = annotations.get(annotation);
        if (value == null) {
            return null;
        }
        try {
            return parse.apply(value.text());
        } catch (DateTimeException e) {
            reader.error(
                    FindingKind.INVALID_ANNOTATION,
                    value,
                    "'@" + annotation + "' must be " + form + ", but was '" + value.text() + "'.",
                    "Write it in that form.");
            return null;
        }
    }

    /** A scope that reads what may be absent would leave out whom nobody has described. */
    private void refuseAbsent(Item item) {
        if (item instanceof Constraint constraint && Terms.readsAbsent(constraint.expression())) {
            reader.error(
                    FindingKind.SCOPE_READS_ABSENT,
                    constraint.source(),
                    "The first pattern must read only what is always there, but '"
                            + constraint.source().text() + "' reads what may be absent.",
                    "Ask it in a pattern of its own, so that the criterion is unmet where it is absent.");
        }
    }

    /** The id that an annotation gives; a stand-in after a finding. */
    private String idOf(Map<String, Token> annotations, String annotation, Token nameToken, String example) {
        Token value = annotations.get(annotation);
        if (value == null) {
            reader.error(
                    FindingKind.MISSING_ANNOTATION,
                    nameToken,
                    "A rule must say '@" + annotation + "', but this one does not.",
                    "Write '@" + example + "' above 'when'.");
            return "unknown";
        }
        try {
            return annotation.equals("gate") ? new GateId(value.text()).value() : new CriterionId(value.text()).value();
        } catch (IllegalArgumentException e) {
            reader.error(
                    FindingKind.INVALID_ID,
                    value,
                    String.valueOf(e.getMessage()),
                    "Write an id such as mvp.telemetry-live.");
            return "unknown";
        }
    }

    private List<Condition> conditions(Scope scope, Set<String> until) throws SyntaxException {
        List<Condition> conditions = new ArrayList<>();
        while (reader.peek().kind() != Token.Kind.END
                && !until.contains(reader.peek().text())) {
            Condition condition = alternatives(scope);
            if (condition instanceof AllOf all) {
                conditions.addAll(all.conditions());
            } else {
                conditions.add(condition);
            }
            skipSeparators();
        }
        return Alternatives.resolved(conditions);
    }

    private void skipSeparators() {
        boolean skipped;
        do {
            skipped = reader.take(";") || reader.take(",");
        } while (skipped);
    }

    private boolean takeOr() {
        return reader.take("or") || reader.take("||");
    }

    private boolean takeAnd() {
        return reader.take("and") || reader.take("&&");
    }

    private Condition alternatives(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        Scope own = new Scope(scope);
        Condition one = conjunction(own);
        if (!reader.at("or") && !reader.at("||")) {
            own.moveInto(scope);
            return one;
        }
        List<Condition> all = new ArrayList<>();
        all.add(one);
        List<Scope> branches = new ArrayList<>(List.of(own));
        while (takeOr()) {
            Scope branch = new Scope(scope);
            all.add(conjunction(branch));
            branches.add(branch);
        }
        refuseClashes(first, branches);
        branches.get(0).moveShared(branches, scope);
        return new AnyOf(reader.since(first), List.copyOf(all));
    }

    private void refuseClashes(Token first, List<Scope> branches) {
        for (int i = 1; i < branches.size(); i++) {
            for (int j = 0; j < i; j++) {
                String variable = branches.get(i).clash(branches.get(j));
                if (variable != null) {
                    reader.error(
                            FindingKind.DUPLICATE_VARIABLE,
                            first,
                            "Alternatives must not bind a variable to different types, but '" + variable + "' is.",
                            "Use a name for each.");
                    return;
                }
            }
        }
    }

    private Condition conjunction(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        List<Condition> all = new ArrayList<>();
        all.add(element(scope));
        while (takeAnd()) {
            all.add(element(scope));
        }
        return all.size() == 1 ? all.get(0) : new AllOf(reader.since(first), Alternatives.resolved(flat(all)));
    }

    private static List<Condition> flat(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> condition instanceof AllOf all ? all.conditions().stream() : Stream.of(condition))
                .toList();
    }

    private Condition element(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        reader.deeper();
        Condition condition;
        if (reader.take("not")) {
            List<Condition> inner = group(new Scope(scope));
            condition = new Not(reader.since(first), inner);
        } else if (reader.take("exists")) {
            List<Condition> inner = group(new Scope(scope));
            condition = new Exists(reader.since(first), inner);
        } else if (reader.take("forall")) {
            condition = forall(first, scope);
        } else if (reader.at("accumulate") || reader.at("acc")) {
            reader.next();
            condition = accumulate(first, scope);
        } else if (reader.at("?")) {
            condition = call(first, scope);
        } else if (atCollection()) {
            condition = collected(first, scope);
        } else if (reader.take("(")) {
            if (reader.at("or") || reader.at("and")) {
                condition = prefixed(first, scope);
            } else {
                condition = alternatives(scope);
            }
            reader.expect(")", "The group");
        } else {
            condition = pattern(scope);
        }
        reader.shallower();
        return condition;
    }

    private Condition prefixed(Token first, Scope scope) throws SyntaxException {
        boolean or = reader.next().is("or");
        List<Condition> all = new ArrayList<>();
        List<Scope> branches = new ArrayList<>();
        while (!reader.at(")") && reader.peek().kind() != Token.Kind.END) {
            Scope branch = or ? new Scope(scope) : scope;
            all.add(element(branch));
            branches.add(branch);
        }
        if (or) {
            refuseClashes(first, branches);
            branches.get(0).moveShared(branches, scope);
        }
        if (all.size() < 2) {
            throw reader.syntaxError(
                    first,
                    "'" + (or ? "or" : "and") + "' must join at least two conditions, but joins " + all.size() + ".",
                    "Write '( " + (or ? "or" : "and") + " A() B() )'.");
        }
        return or
                ? new AnyOf(reader.since(first), List.copyOf(all))
                : new AllOf(reader.since(first), Alternatives.resolved(flat(all)));
    }

    private List<Condition> group(Scope scope) throws SyntaxException {
        Condition inner = element(scope);
        return inner instanceof AllOf all ? all.conditions() : List.of(inner);
    }

    private Condition forall(Token first, Scope outer) throws SyntaxException {
        reader.expect("(", "'forall'");
        Scope scope = new Scope(outer);
        List<Pattern> all = new ArrayList<>();
        while (!reader.at(")") && reader.peek().kind() != Token.Kind.END) {
            all.add(pattern(scope));
            reader.take(",");
        }
        reader.expect(")", "'forall'");
        Source source = reader.since(first);
        if (all.isEmpty()) {
            throw reader.syntaxError(
                    first, "'forall' must hold a pattern, but is empty.", "Write 'forall( A() B() )'.");
        }
        if (all.size() > 1) {
            return new Forall(source, all.get(0), List.copyOf(all.subList(1, all.size())));
        }
        Pattern only = all.get(0);
        if (only.from() != null) {
            throw reader.refused(
                    first,
                    "'forall' with 'from' must hold two patterns, but holds one.",
                    "Write 'forall( $x : A() from $list A( this == $x, ... ) )'.");
        }
        String variable = "$pom" + ++ours;
        ValueType type = new ValueType(Kind.RECORD, only.type(), null, false);
        Expression same = new Expression.Comparison(
                only.source(),
                Expression.Operator.EQUAL,
                new Expression.This(only.source(), type),
                new Expression.Variable(only.source(), type, variable));
        List<Item> items = new ArrayList<>();
        items.add(new Constraint(only.source(), same));
        items.addAll(only.items());
        Pattern base = new Pattern(only.source(), only.type(), variable, List.of(), null);
        Pattern rest = new Pattern(only.source(), only.type(), only.variable(), List.copyOf(items), null);
        return new Forall(source, base, List.of(rest));
    }

    private boolean atCollection() {
        int ahead = reader.peek().text().startsWith("$") && reader.peek(1).is(":") ? 2 : 0;
        ahead += packageBefore(ahead);
        Token type = reader.peek(ahead);
        return (COLLECTIONS.contains(type.text()) || NUMBERS.contains(type.text()))
                && vocabulary.factType(type.text()).isEmpty()
                && type.kind() == Token.Kind.NAME
                && reader.peek(ahead + 1).is("(");
    }

    /** How many tokens of a package of the JDK stand so many tokens ahead. */
    private int packageBefore(int ahead) {
        boolean java = reader.peek(ahead).is("java") && reader.peek(ahead + 1).is(".");
        Token name = reader.peek(ahead + 2);
        return java
                        && (name.is("util") || name.is("lang") || name.is("math"))
                        && reader.peek(ahead + 3).is(".")
                ? 4
                : 0;
    }

    /**
     * {@code $list : List( size > 1 ) from collect( pattern )}, read as an accumulate of the facts themselves, or {@code
     * Number( this > 1 ) from accumulate( pattern, count( 1 ) )}, read as the accumulate that it is.
     */
    private Condition collected(Token first, Scope outer) throws SyntaxException {
        Token variable = null;
        if (reader.peek(1).is(":")) {
            variable = variableName(outer);
            reader.next();
        }
        reader.goTo(reader.position() + packageBefore(0));
        Token type = reader.next();
        reader.next();
        int items = reader.position();
        reader.skipToClosing();
        reader.expect(")", "'" + type.text() + "'");
        reader.expect("from", "'" + type.text() + "( ... )'");
        String result = variable == null ? "$pomc" + ++ours : written(variable);
        boolean collect = COLLECTIONS.contains(type.text()) && !reader.at("accumulate") && !reader.at("acc");
        List<Condition> over = new ArrayList<>();
        Function function = collect ? collect(type, result, outer, over) : inline(type, result, outer, over);
        int end = reader.position();
        Source source = reader.since(first);

        List<Function> functions = new ArrayList<>();
        functions.add(new Function(source, result, function.aggregate(), function.argument(), function.type()));
        reader.goTo(items);
        List<Constraint> results = new ArrayList<>();
        ValueType known = function.type().nullable(false);
        Expression value = new Expression.Variable(reader.of(type), known, result);
        if (function.type().nullable()) {
            Expression nothing = new Expression.Literal(reader.of(type), ValueType.NOTHING, null);
            Expression absent = new Expression.Variable(reader.of(type), function.type(), result);
            results.add(new Constraint(
                    source, new Expression.Comparison(source, Expression.Operator.NOT_EQUAL, absent, nothing)));
        }
        ExpressionParser expressions = new ExpressionParser(reader, vocabulary, outer, value);
        if (!reader.at(")")) {
            do {
                for (Item item : item(outer, expressions)) {
                    if (item instanceof Constraint constraint) {
                        results.add(constraint);
                    } else if (item instanceof Binding binding) {
                        functions.add(counted(binding, function, result));
                    }
                }
            } while (reader.take(","));
        }
        reader.expect(")", "'" + type.text() + "'");
        reader.goTo(end);
        if (variable != null) {
            bind(outer, variable, known);
        }
        return new Accumulate(source, List.copyOf(over), List.copyOf(functions), List.copyOf(results));
    }

    /** What {@code collect( pattern )} collects: the facts themselves. */
    private Function collect(Token type, String result, Scope outer, List<Condition> over) throws SyntaxException {
        Token first = reader.expect("collect", "'from' after '" + type.text() + "( ... )'");
        reader.expect("(", "'collect'");
        Pattern element = pattern(new Scope(outer));
        reader.expect(")", "'collect'");
        String name = element.variable() == null ? "$pomc" + ++ours : element.variable();
        over.add(new Pattern(element.source(), element.type(), name, element.items(), element.from()));
        ValueType elementType = new ValueType(Kind.RECORD, element.type(), null, false);
        Expression each = new Expression.Variable(element.source(), elementType, name);
        Aggregate aggregate = type.text().endsWith("Set") ? Aggregate.SET : Aggregate.LIST;
        return new Function(reader.since(first), result, aggregate, each, resultOf(aggregate, each));
    }

    /** What {@code accumulate( conditions, function( argument ) )} computes, which the type before it must hold. */
    private Function inline(Token type, String result, Scope outer, List<Condition> over) throws SyntaxException {
        Token first = reader.peek();
        if (!reader.take("acc")) {
            reader.expect("accumulate", "'from' after '" + type.text() + "( ... )'");
        }
        reader.expect("(", "'accumulate'");
        Scope inner = new Scope(outer);
        over.addAll(accumulated(first, inner));
        Function function = function(reader.peek(), result, inner);
        reader.expect(")", "'accumulate'");
        Kind kind = function.type().kind();
        Aggregate aggregate = function.aggregate();
        boolean holds = switch (type.text()) {
            case "Number" -> kind == Kind.NUMBER;
            case "Long" -> aggregate == Aggregate.COUNT;
            case "BigDecimal" -> kind == Kind.NUMBER && aggregate != Aggregate.COUNT;
            case "List", "ArrayList" -> aggregate == Aggregate.LIST;
            case "Set", "HashSet" -> aggregate == Aggregate.SET;
            case "Collection" -> kind == Kind.COLLECTION;
            default -> false;
        };
        if (!holds && kind != Kind.UNKNOWN) {
            reader.error(
                    FindingKind.IMPOSSIBLE_COMPARISON,
                    type,
                    "'" + type.text() + "' is not what '" + aggregate.word() + "' gives, so the pattern never matches.",
                    kind == Kind.NUMBER
                            ? "Write 'Number( ... )'."
                            : kind == Kind.COLLECTION
                                    ? "Write 'Collection( ... )'."
                                    : "Write '$x : " + aggregate.word() + "( ... )' inside 'accumulate( ...; ... )'.");
        }
        return function;
    }

    /** {@code $n : size} of a collection, read as a count; {@code $n : intValue} of a number, as that number. */
    private Function counted(Binding binding, Function function, String result) throws SyntaxException {
        if (binding.value() instanceof Expression.Variable variable
                && variable.name().equals(result)) {
            return new Function(
                    binding.source(), binding.variable(), function.aggregate(), function.argument(), function.type());
        }
        Expression each = function.argument();
        if (function.aggregate() == Aggregate.SET
                || !(binding.value() instanceof Expression.Access access)
                || !access.member().name().equals("size")) {
            Source place = binding.source();
            throw new SyntaxException(new Finding(
                    FindingKind.NOT_IN_PROFILE,
                    place.file(),
                    place.line(),
                    place.column(),
                    "Of a collection only 'size' may be bound, but here is '" + place.text() + "'.",
                    "Bind the collection, and use it in a later condition."));
        }
        return new Function(
                binding.source(), binding.variable(), Aggregate.COUNT, each, resultOf(Aggregate.COUNT, each));
    }

    private Condition accumulate(Token first, Scope outer) throws SyntaxException {
        reader.expect("(", "'accumulate'");
        Scope inner = new Scope(outer);
        List<Condition> all = accumulated(first, inner);
        List<Function> functions = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Map<Token, ValueType> bound = new LinkedHashMap<>();
        do {
            Token start = reader.peek();
            Function function = function(inner);
            functions.add(function);
            if (!named.add(start.text())) {
                reader.error(
                        FindingKind.DUPLICATE_VARIABLE,
                        start,
                        "A variable must be bound once, but '" + start.text() + "' is bound before.",
                        "Use another name.");
            }
            bound.put(start, function.type());
        } while (reader.take(","));
        bound.forEach((variable, type) -> bind(outer, variable, type));
        List<Constraint> results = new ArrayList<>();
        if (reader.take(";") && !reader.at(")")) {
            do {
                Token start = reader.peek();
                Expression expression = new ExpressionParser(reader, vocabulary, outer, null).condition();
                results.add(new Constraint(reader.since(start), expression));
            } while (reader.take(","));
        }
        reader.expect(")", "'accumulate'");
        functions.forEach(function -> ofSomething(function, results));
        return new Accumulate(reader.since(first), all, List.copyOf(functions), List.copyOf(results));
    }

    /** What an accumulate looks at, with the sign after it. */
    private List<Condition> accumulated(Token first, Scope inner) throws SyntaxException {
        Condition over = conjunction(inner);
        List<Condition> all = over instanceof AllOf allOf ? allOf.conditions() : List.of(over);
        if (Condition.offersAlternatives(all)) {
            throw reader.refused(
                    first,
                    "'accumulate' must not look at alternatives, but here is 'or'.",
                    "Write two rules, or put the alternative into a constraint with '||'.");
        }
        if (!(all.get(0) instanceof Pattern)) {
            throw reader.refused(
                    first,
                    "'accumulate' must look at a pattern, but starts with '"
                            + all.get(0).source().text() + "'.",
                    "Write a pattern first.");
        }
        if (!reader.take(",")) {
            reader.expect(";", "What 'accumulate' looks at");
        }
        if (reader.at("init")) {
            throw reader.refused(
                    reader.peek(),
                    "'accumulate' must name a function, but here is code.",
                    "Write one such as 'sum( $v )'.");
        }
        return all;
    }

    /** Of nothing there is no min, max or average, so the accumulate does not hold, unless it asks for that. */
    private static void ofSomething(Function function, List<Constraint> results) {
        if (!function.type().nullable()
                || results.stream()
                        .anyMatch(result -> ExpressionParser.tells(function.variable(), result.expression()))) {
            return;
        }
        Source place = function.source();
        results.add(
                0,
                new Constraint(
                        place,
                        new Expression.Comparison(
                                place,
                                Expression.Operator.NOT_EQUAL,
                                new Expression.Variable(place, function.type(), function.variable()),
                                new Expression.Literal(place, ValueType.NOTHING, null))));
    }

    private Function function(Scope inner) throws SyntaxException {
        Token first = reader.peek();
        Token variable = variableName(inner);
        reader.expect(":", "The variable '" + variable.text() + "'");
        return function(first, written(variable), inner);
    }

    /** {@code count( $x )} and its like. */
    private Function function(Token first, String variable, Scope inner) throws SyntaxException {
        Token name = reader.expectName("a function such as count");
        Aggregate aggregate = Arrays.stream(Aggregate.values())
                .filter(one -> one.word().equals(name.text()))
                .findFirst()
                .orElse(null);
        List<String> words =
                Arrays.stream(Aggregate.values()).map(Aggregate::word).toList();
        if (aggregate == null) {
            throw new SyntaxException(new Finding(
                    FindingKind.UNKNOWN_FUNCTION,
                    reader.of(name).file(),
                    reader.of(name).line(),
                    reader.of(name).column(),
                    "'" + name.text() + "' is not a function of accumulate"
                            + NearestName.suggestion(name.text(), words),
                    "Write one of " + String.join(", ", words) + "."));
        }
        reader.expect("(", "'" + name.text() + "'");
        Expression argument = aggregate == Aggregate.COUNT && reader.at(")")
                ? new Expression.Literal(reader.of(name), new ValueType(Kind.NUMBER, Long.class, null, false), 1L)
                : new ExpressionParser(reader, vocabulary, inner, null).value();
        reader.expect(")", "'" + name.text() + "'");
        Source source = reader.since(first);
        return new Function(source, variable, aggregate, argument, resultOf(aggregate, argument));
    }

    private ValueType resultOf(Aggregate aggregate, Expression argument) {
        ValueType type = argument.type();
        boolean wrong = switch (aggregate) {
            case SUM, AVERAGE -> type.kind() != Kind.NUMBER;
            case MIN, MAX -> !type.ordered();
            default -> false;
        };
        if (wrong && type.kind() != Kind.UNKNOWN) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    argument.source(),
                    "'" + aggregate.word() + "' cannot compute with a " + type.described() + ".",
                    "Name a property of another type.");
            return ValueType.UNKNOWN;
        }
        return switch (aggregate) {
            case COUNT -> new ValueType(Kind.NUMBER, long.class, null, false);
            case SUM -> ValueType.NUMBER;
            case AVERAGE -> ValueType.NUMBER.nullable(true);
            case MIN, MAX -> type.nullable(true);
            case LIST -> new ValueType(Kind.COLLECTION, List.class, type.nullable(false), false);
            case SET -> new ValueType(Kind.COLLECTION, Set.class, type.nullable(false), false);
        };
    }

    private Token variableName(Scope scope) throws SyntaxException {
        Token variable = reader.expectName("a variable");
        if (!variable.text().matches("\\$[A-Za-z][A-Za-z0-9_]*")
                || variable.text().startsWith("$pom")) {
            throw reader.refused(
                    variable,
                    "A variable must be '$' and a name that does not start with 'pom', but was '" + variable.text()
                            + "'.",
                    "Write one such as '$product'.");
        }
        if (scope.find(variable.text()) != null) {
            reader.error(
                    FindingKind.DUPLICATE_VARIABLE,
                    variable,
                    "A variable must be bound once, but '" + variable.text() + "' is bound before.",
                    "Use another name.");
        }
        return variable;
    }

    private Pattern pattern(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        if (++patterns > MOST_PATTERNS && !reading.isEmpty()) {
            throw reader.limit("A rule must have at most " + MOST_PATTERNS
                    + " patterns, those of the queries that it calls counted, but here it has more.");
        }
        Token variable = null;
        boolean boundBefore = scope.find(first.text()) != null;
        if (first.text().startsWith("$") && first.kind() == Token.Kind.NAME) {
            variable = variableName(scope);
            reader.expect(":", "The variable '" + variable.text() + "'");
            if (reader.at("(")) {
                throw reader.refused(
                        reader.peek(),
                        "A variable must stand before one pattern, but stands before a group.",
                        "Bind it inside.");
            }
        }
        if (reader.at("/") || reader.at("?") || reader.at("eval") || reader.at("groupby") || reader.at("do")) {
            throw reader.refused(
                    reader.peek(),
                    "Here must be a pattern, but found " + reader.peek().described()
                            + ", which is not part of the profile.",
                    "Write 'Type( ... )', with 'from' for nested lists.");
        }
        Token typeToken = typeName();
        if (queries.containsKey(typeToken.text())) {
            throw reader.refused(
                    typeToken,
                    "A query must be called with '?', but '" + typeToken.text() + "' is not.",
                    "Write '?" + typeToken.text() + "( ...; )'.");
        }
        Class<? extends Record> type = vocabulary.recordType(typeToken.text()).orElse(null);
        if (type == null) {
            throw new SyntaxException(new Finding(
                    FindingKind.UNKNOWN_TYPE,
                    reader.of(typeToken).file(),
                    reader.of(typeToken).line(),
                    reader.of(typeToken).column(),
                    "'" + typeToken.text() + "' is not a fact type"
                            + NearestName.suggestion(typeToken.text(), vocabulary.factTypes()),
                    "Write one of " + String.join(", ", vocabulary.factTypes()) + "."));
        }
        ValueType subject = new ValueType(Kind.RECORD, type, null, false);
        Expression self = new Expression.This(reader.of(typeToken), subject);
        reader.expect("(", "The pattern '" + typeToken.text() + "'");
        List<Item> items = new ArrayList<>();
        ExpressionParser expressions = new ExpressionParser(reader, vocabulary, scope, self);
        if (!reader.at(")")) {
            do {
                items.addAll(item(scope, expressions));
            } while (reader.take(","));
        }
        reader.expect(")", "The pattern '" + typeToken.text() + "'");
        Expression from = reader.take("from") ? from(scope, type) : null;
        if (from == null && !StatementKind.subject(type) && items.stream().noneMatch(Constraint.class::isInstance)) {
            unjoined++;
        }
        if (reader.at("over")) {
            throw reader.refused(
                    reader.peek(),
                    "Windows over time are not part of the profile.",
                    "Compare instants with the instant of the review.");
        }
        if (from == null && vocabulary.factType(typeToken.text()).isEmpty()) {
            reader.error(
                    FindingKind.UNKNOWN_TYPE,
                    typeToken,
                    "'" + typeToken.text() + "' is part of other facts and no fact itself.",
                    "Write 'from' and the list that holds it.");
        }
        if (variable != null) {
            if (!boundBefore && scope.find(variable.text()) != null) {
                reader.error(
                        FindingKind.DUPLICATE_VARIABLE,
                        variable,
                        "A variable must be bound once, but '" + variable.text()
                                + "' is bound inside its pattern, too.",
                        "Use another name.");
            }
            bind(scope, variable, subject);
        }
        return new Pattern(
                reader.since(first), type, variable == null ? null : written(variable), List.copyOf(items), from);
    }

    /** The last name of a type that may be written with its package. */
    private Token typeName() throws SyntaxException {
        Token first = reader.expectName("a fact type");
        Token last = first;
        StringBuilder whole = new StringBuilder(first.text());
        while (reader.at(".") && reader.peek(1).kind() == Token.Kind.NAME) {
            reader.next();
            last = reader.next();
            whole.append('.').append(last.text());
        }
        String simple = last.text();
        boolean known = vocabulary
                .recordType(simple)
                .filter(type -> whole.toString().equals(type.getCanonicalName()))
                .isPresent();
        if (!first.equals(last) && !known) {
            reader.goTo(reader.position() - 1);
            throw new SyntaxException(new Finding(
                    FindingKind.UNKNOWN_TYPE,
                    reader.of(first).file(),
                    reader.of(first).line(),
                    reader.of(first).column(),
                    "'" + whole + "' is not a fact type" + NearestName.suggestion(simple, vocabulary.factTypes()),
                    "Write one of " + String.join(", ", vocabulary.factTypes()) + "."));
        }
        return last;
    }

    private Expression from(Scope scope, Class<? extends Record> type) throws SyntaxException {
        if (reader.at("entry")
                || reader.at("collect")
                || reader.at("accumulate")
                || !reader.peek().text().startsWith("$")) {
            throw reader.refused(
                    reader.peek(),
                    "'from' must name a list of a bound fact, but found "
                            + reader.peek().described() + ".",
                    "Write 'from $risk.milestones', '$list : List( ) from collect( ... )', or 'accumulate( ...; ... )'.");
        }
        Expression from = new ExpressionParser(reader, vocabulary, scope, null).value();
        ValueType elements = from.type().element();
        if (from.type().kind() == Kind.UNKNOWN) {
            return from;
        }
        if (from.type().kind() != Kind.COLLECTION
                || elements == null
                || elements.raw() != type
                || from.type().nullable()) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    from.source(),
                    "'from' must name a list of " + type.getSimpleName() + ", but '"
                            + from.source().text() + "' is a " + from.type().described() + ".",
                    "Name a list of that type.");
        }
        return from;
    }

    /** One item of a pattern; two where a variable is bound to what is compared, as in {@code $v : value > 10}. */
    private List<Item> item(Scope scope, ExpressionParser expressions) throws SyntaxException {
        Token first = reader.peek();
        if (first.text().startsWith("$") && reader.peek(1).is(":") && first.kind() == Token.Kind.NAME) {
            Token variable = variableName(scope);
            reader.expect(":", "The variable '" + variable.text() + "'");
            if (reader.at("=")) {
                throw reader.refused(reader.peek(), "Unification is not part of the profile.", "Write ':' and '=='.");
            }
            Token start = reader.peek();
            Expression value = expressions.value();
            Expression compared = start.is("(") ? null : expressions.askedOf(value);
            if (compared instanceof Expression.Access) {
                expressions.holds(value);
                bind(scope, variable, compared.type());
                return List.of(
                        new Binding(compared.source(), written(variable), compared),
                        new Constraint(reader.since(start), value));
            }
            boolean asks = expressions.askedOf(value) != null || !(value instanceof Expression.Access);
            if (value.type().kind() == Kind.BOOLEAN && asks) {
                throw reader.refused(
                        first,
                        "A binding must name a property, but '" + value.source().text() + "' is a comparison.",
                        "Write two items: '" + variable.text() + " : property, property == ...'.");
            }
            bind(scope, variable, value.type());
            return List.of(new Binding(reader.since(first), written(variable), value));
        }
        Expression constraint = expressions.condition();
        expressions.holds(constraint);
        return List.of(new Constraint(reader.since(first), constraint));
    }
}
