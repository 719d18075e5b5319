package org.operatingmodel.rules.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.ValueType.Kind;

/** Reads queries, and the calls of them. */
final class QueryParser {
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

    private final ConditionParser parser;
    private final Reader reader;
    private final Vocabulary vocabulary;
    /** Where each query stands. */
    private final Map<String, Integer> queries = new LinkedHashMap<>();
    /** The queries that a rule calls, by itself or through another query. */
    private final Set<String> called = new HashSet<>();
    /** Whether a query is checked by itself, whoever calls it. */
    private boolean checkingQuery;
    /** The queries that are being read, the innermost first. */
    private final Deque<String> reading = new ArrayDeque<>();

    QueryParser(ConditionParser parser, Reader reader, Vocabulary vocabulary) {
        this.parser = parser;
        this.reader = reader;
        this.vocabulary = vocabulary;
    }

    /** Forgets what was being read when a rule or query could not be read. */
    void reset() {
        reading.clear();
        checkingQuery = false;
    }

    /** Whether a query of the file has that name. */
    boolean has(String name) {
        return queries.containsKey(name);
    }

    /** Whether what is read stands in a query. */
    boolean inside() {
        return !reading.isEmpty();
    }

    void findQueries() {
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
    void query() throws SyntaxException {
        parser.startCounting();
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

    void tellUnused() {
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
        List<Condition> conditions = parser.conditions(scope);
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
        Token variable = parser.variableName(scope);
        Expression given = argument == null
                ? null
                : new ExpressionParser(reader, vocabulary, scope, null).argument(argument, type, variable.text());
        scope.put(variable.text(), new Scope.Meaning(given == null ? type : given.type(), variable.text(), given));
    }

    /** A query that is called stands for its conditions, with what is given in place of its parameters. */
    Condition call(Token first, Scope scope) throws SyntaxException {
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
        String around = parser.startQuery();
        reading.push(name.text());
        reader.goTo(position);
        List<Condition> conditions = queryBody(first, arguments);
        reader.goTo(back);
        reading.pop();
        parser.endQuery(around);
        return new AllOf(reader.since(first), ConditionParser.flat(conditions));
    }

    private Finding finding(FindingKind kind, Token place, String message, String fix) {
        Source source = reader.of(place);
        return new Finding(kind, source.file(), source.line(), source.column(), message, fix);
    }
}
