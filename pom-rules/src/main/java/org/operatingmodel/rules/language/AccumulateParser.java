package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Aggregate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Function;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.ValueType.Kind;

/** Reads {@code accumulate}, and the patterns over what is collected or computed. */
final class AccumulateParser {
    /** The types of what is collected. */
    static final Set<String> COLLECTIONS = Set.of("List", "Set", "Collection", "ArrayList", "HashSet");

    private static final Set<String> NUMBERS =
            Set.of("Number", "Long", "BigDecimal", "Integer", "Double", "Float", "Short");

    private final ConditionParser parser;
    private final Reader reader;
    private final Vocabulary vocabulary;

    AccumulateParser(ConditionParser parser, Reader reader, Vocabulary vocabulary) {
        this.parser = parser;
        this.reader = reader;
        this.vocabulary = vocabulary;
    }

    boolean atCollection() {
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
    Condition collected(Token first, Scope outer) throws SyntaxException {
        Token variable = null;
        boolean boundBefore = outer.find(first.text()) != null;
        if (reader.peek(1).is(":")) {
            variable = parser.variableName(outer);
            reader.next();
        }
        reader.goTo(reader.position() + packageBefore(0));
        Token type = reader.next();
        reader.next();
        int items = reader.position();
        reader.skipToClosing();
        reader.expect(")", "'" + type.text() + "'");
        reader.expect("from", "'" + type.text() + "( ... )'");
        String result = variable == null ? "$pomc" + parser.fresh() : parser.written(variable);
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
            results.add(isThere(functions.get(0)));
        }
        ExpressionParser expressions = new ExpressionParser(reader, vocabulary, outer, value);
        if (!reader.at(")")) {
            do {
                String name = reader.peek().text();
                for (Item item : parser.item(outer, expressions)) {
                    if (item instanceof Constraint constraint) {
                        results.add(constraint);
                    } else if (item instanceof Binding binding) {
                        Function same = same(binding, function, result);
                        if (same != null) {
                            functions.add(same);
                        } else {
                            Expression bound = binding.value();
                            outer.put(name, new Scope.Meaning(bound.type(), binding.variable(), bound));
                        }
                    }
                }
            } while (reader.take(","));
        }
        reader.expect(")", "'" + type.text() + "'");
        reader.goTo(end);
        if (variable != null) {
            parser.refuseBoundInside(outer, variable, boundBefore);
            parser.bind(outer, variable, known);
        }
        return new Accumulate(source, List.copyOf(over), List.copyOf(functions), List.copyOf(results));
    }

    /** What {@code collect( pattern )} collects: the facts themselves. */
    private Function collect(Token type, String result, Scope outer, List<Condition> over) throws SyntaxException {
        Token first = reader.expect("collect", "'from' after '" + type.text() + "( ... )'");
        reader.expect("(", "'collect'");
        Pattern element = parser.pattern(new Scope(outer));
        reader.expect(")", "'collect'");
        String name = element.variable() == null ? "$pomc" + parser.fresh() : element.variable();
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

    /** {@code $n : size} of a list, read as a count; {@code $n : intValue} of a number, as that number; else absent. */
    private @Nullable Function same(Binding binding, Function function, String result) {
        Expression value = binding.value();
        if (value instanceof Expression.Variable variable && variable.name().equals(result)) {
            return new Function(
                    binding.source(), binding.variable(), function.aggregate(), function.argument(), function.type());
        }
        boolean size = function.aggregate() == Aggregate.LIST
                && value instanceof Expression.Access access
                && access.member().name().equals("size");
        return size
                ? new Function(
                        binding.source(),
                        binding.variable(),
                        Aggregate.COUNT,
                        function.argument(),
                        resultOf(Aggregate.COUNT, function.argument()))
                : null;
    }

    Condition accumulate(Token first, Scope outer) throws SyntaxException {
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
        bound.forEach((variable, type) -> parser.bind(outer, variable, type));
        List<Constraint> results = new ArrayList<>();
        if (reader.take(";") && !reader.at(")")) {
            do {
                Token start = reader.peek();
                ExpressionParser expressions = new ExpressionParser(reader, vocabulary, outer, null);
                Expression expression = expressions.condition();
                expressions.holds(expression);
                results.add(new Constraint(reader.since(start), expression));
            } while (reader.take(","));
        }
        reader.expect(")", "'accumulate'");
        functions.forEach(function -> ofSomething(function, results, outer));
        return new Accumulate(reader.since(first), all, List.copyOf(functions), List.copyOf(results));
    }

    /** What an accumulate looks at, with the sign after it. */
    private List<Condition> accumulated(Token first, Scope inner) throws SyntaxException {
        Condition over = parser.conjunction(inner);
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
    private static void ofSomething(Function function, List<Constraint> results, Scope outer) {
        if (function.type().nullable()
                && results.stream().noneMatch(result -> Presence.tells(function.variable(), result.expression()))) {
            results.add(0, isThere(function));
            outer.holds(Set.of(function.variable()));
        }
    }

    private static Constraint isThere(Function function) {
        Source place = function.source();
        return new Constraint(
                place,
                new Expression.Comparison(
                        place,
                        Expression.Operator.NOT_EQUAL,
                        new Expression.Variable(place, function.type(), function.variable()),
                        new Expression.Literal(place, ValueType.NOTHING, null)));
    }

    private Function function(Scope inner) throws SyntaxException {
        Token first = reader.peek();
        Token variable = parser.variableName(inner);
        reader.expect(":", "The variable '" + variable.text() + "'");
        return function(first, parser.written(variable), inner);
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
}
