package org.operatingmodel.rules.language;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.ValueType.Kind;

/** Reads what an operator asks of the value before it. */
final class RelationParser {
    private final ExpressionParser parser;
    private final MemberParser members;
    private final Guards guards;
    private final Reader reader;
    private final Vocabulary vocabulary;
    /** Comparisons by {@code compareTo} that still wait for their 0. */
    private final IdentityHashMap<Expression, Expression.Comparison> waiting = new IdentityHashMap<>();
    /** Those of {@link #waiting} that are compared with 0. */
    private final IdentityHashMap<Expression, Expression.Comparison> answered = new IdentityHashMap<>();

    RelationParser(ExpressionParser parser, MemberParser members, Guards guards, Reader reader, Vocabulary vocabulary) {
        this.parser = parser;
        this.members = members;
        this.guards = guards;
        this.reader = reader;
        this.vocabulary = vocabulary;
    }

    /** Notes that the placeholder stands for a comparison by {@code compareTo}, which waits for its 0. */
    void await(Expression placeholder, Comparison comparison) {
        waiting.put(placeholder, comparison);
    }

    /** Finds the comparisons by {@code compareTo} that nothing compares with 0. */
    void settle() {
        answered.keySet().forEach(waiting::remove);
        for (Expression.Comparison comparison : waiting.values()) {
            reader.error(
                    FindingKind.NOT_IN_PROFILE,
                    comparison.source(),
                    "'compareTo' must be compared with 0, but '"
                            + comparison.source().text() + "' is not.",
                    "Write '<', '<=', '>' or '>=' between the two values.");
        }
        waiting.clear();
        answered.clear();
    }

    /** {@code value ( > 1 && < 5 || == 9 )}: what a parenthesis asks of the value before it. */
    Expression restrictions(Token first, Expression left) throws SyntaxException {
        reader.expect("(", "The value");
        reader.deeper();
        List<Expression> alternatives = new ArrayList<>();
        do {
            List<Expression> all = new ArrayList<>();
            Map<String, Boolean> known = guards.proven();
            do {
                if (!restricts(0) && !reader.at("(")) {
                    throw reader.syntaxError(
                            reader.peek(),
                            "Here must be an operator such as '>', but found "
                                    + reader.peek().described() + ".",
                            "Write 'value ( > 1 && < 5 )', or each comparison as a whole.");
                }
                Expression again = again(left);
                Expression one = reader.at("(") ? restrictions(first, again) : restriction(first, again);
                guards.prove(one, true);
                all.add(one);
            } while (reader.take("&&"));
            guards.provenOnly(known);
            alternatives.add(all.size() == 1 ? all.get(0) : joined(first, false, all));
        } while (reader.take("||"));
        reader.expect(")", "The parenthesis");
        reader.shallower();
        return alternatives.size() == 1 ? alternatives.get(0) : joined(first, true, alternatives);
    }

    /** Whether a parenthesis with an operator in it is next, and no call. */
    boolean restricted() {
        int ahead = 0;
        while (reader.peek(ahead).is("(")) {
            ahead++;
        }
        return ahead > 0 && restricts(ahead);
    }

    /** Whether an operator that asks something of a value stands so many tokens ahead. */
    boolean restricts(int ahead) {
        Token token = reader.peek(ahead);
        if (token.kind() == Token.Kind.NAME && token.is("not")) {
            token = reader.peek(ahead + 1);
        }
        return token.kind() == Token.Kind.SIGN
                        && Set.of("==", "!=", "<", "<=", ">", ">=").contains(token.text())
                || token.kind() == Token.Kind.NAME
                        && Set.of("contains", "memberOf", "matches", "in", "str")
                                .contains(token.text());
    }

    /** What the operator and the value after it ask of the value before; that value where there is no operator. */
    private Expression restriction(Token first, Expression left) throws SyntaxException {
        Token sign = reader.peek();
        for (Operator operator : Operator.values()) {
            if (sign.kind() == Token.Kind.SIGN && sign.is(operator.sign())) {
                reader.next();
                Expression right = parser.sum();
                return comparison(first, operator, left, right);
            }
        }
        boolean negated = sign.is("not") && sign.kind() == Token.Kind.NAME;
        Token word = negated ? reader.peek(1) : sign;
        if (word.kind() == Token.Kind.NAME) {
            switch (word.text()) {
                case "contains", "memberOf", "matches", "in", "str" -> {
                    if (negated) {
                        reader.next();
                    }
                    reader.next();
                    return wordRelation(first, word, left, negated);
                }
                case "after", "before" ->
                    throw reader.refused(
                            word,
                            "The operator '" + word.text() + "' is not part of the profile.",
                            "Compare the two with '" + (word.is("after") ? ">" : "<") + "'.");
                case "soundslike",
                        "during",
                        "includes",
                        "excludes",
                        "overlaps",
                        "coincides",
                        "meets",
                        "starts",
                        "finishes",
                        "instanceof" ->
                    throw reader.refused(
                            word,
                            "The operator '" + word.text() + "' is not part of the profile.",
                            "Allowed are == != < <= > >= contains memberOf matches in str[startsWith], each word also with 'not'.");
                default -> {
                    return left;
                }
            }
        }
        if (sign.is("=")) {
            throw reader.refused(sign, "A condition must not assign, but here is '='.", "Compare with '=='.");
        }
        return left;
    }

    /** {@code value > 1 && < 5 || == 9}: what a comparison asks, and what others ask of the same value behind it. */
    Expression abbreviated(Token first, Expression left) throws SyntaxException {
        List<Expression> alternatives = new ArrayList<>();
        do {
            List<Expression> all = new ArrayList<>();
            Map<String, Boolean> known = guards.proven();
            do {
                Expression again = again(left);
                Expression one = restriction(first, again);
                if (one == again) {
                    return left;
                }
                guards.prove(one, true);
                all.add(one);
            } while (restricts(1) && reader.take("&&"));
            guards.provenOnly(known);
            alternatives.add(all.size() == 1 ? all.get(0) : joined(first, false, all));
        } while (restricts(1) && reader.take("||"));
        return alternatives.size() == 1 ? alternatives.get(0) : joined(first, true, alternatives);
    }

    /** The value, which what was asked of it before may prove to be there. */
    private Expression again(Expression value) {
        if (value instanceof Access access) {
            return guards.known(
                    access,
                    type -> new Access(
                            access.source(),
                            type,
                            access.target(),
                            access.member(),
                            access.arguments(),
                            access.nullSafe()));
        }
        return value instanceof Variable variable
                ? guards.known(variable, type -> new Variable(variable.source(), type, variable.name()))
                : value;
    }

    private Expression joined(Token first, boolean or, List<Expression> operands) {
        Source source = reader.since(first);
        return or ? new Disjunction(source, List.copyOf(operands)) : new Conjunction(source, List.copyOf(operands));
    }

    Expression wordRelation(Token first, Token word, Expression left, boolean negated) throws SyntaxException {
        switch (word.text()) {
            case "in" -> {
                reader.expect("(", "'in'");
                if (reader.take(")")) {
                    Source empty = reader.since(first);
                    reader.error(
                            FindingKind.IMPOSSIBLE_COMPARISON,
                            empty,
                            "'in' must list at least one value, but lists none, so '" + empty.text() + "' is always "
                                    + negated + ".",
                            "List the values, such as 'stage in ( Stage.MVP, Stage.OPERATION )'.");
                    return ExpressionParser.unknown(empty);
                }
                List<Expression> values = new ArrayList<>();
                do {
                    values.add(parser.sum());
                } while (reader.take(","));
                reader.expect(")", "The list of 'in'");
                Source source = reader.since(first);
                List<Expression> typed = new ArrayList<>();
                for (Expression value : values) {
                    Expression one = asLike(value, left);
                    if (left.type().kind() == Kind.UNKNOWN || one.type().kind() == Kind.UNKNOWN) {
                        return ExpressionParser.unknown(source);
                    }
                    boolean nothing =
                            one.type().kind() == Kind.NOTHING && (left.type().nullable() || guards.assumes(left));
                    if (!nothing && !like(left.type(), one.type())) {
                        mismatch(value.source(), "in", left.type(), one.type());
                        return ExpressionParser.unknown(source);
                    }
                    typed.add(one);
                }
                return new OneOf(source, left, List.copyOf(typed), negated);
            }
            case "str" -> {
                reader.expect("[", "'str'");
                Token what = reader.expectName("startsWith, endsWith or length");
                reader.expect("]", "'str[" + what.text() + "'");
                Expression right = parser.sum();
                Source source = reader.since(first);
                return switch (what.text()) {
                    case "startsWith", "endsWith" -> members.asked(source, left, what.text(), right, negated);
                    case "length" ->
                        comparison(
                                first,
                                negated ? Operator.NOT_EQUAL : Operator.EQUAL,
                                members.called(left.source(), left, "length", List.of()),
                                right);
                    default ->
                        throw reader.refused(
                                what,
                                "'str' must ask for startsWith, endsWith or length, but here is '" + what.text() + "'.",
                                "Write such as 'name str[startsWith] \"Portal\"'.");
                };
            }
            case "matches" -> {
                Token regex = reader.next();
                if (regex.kind() != Token.Kind.STRING) {
                    throw reader.refused(
                            regex,
                            "'matches' must be followed by a text, but found " + regex.described() + ".",
                            "Write the regular expression itself, in quotes.");
                }
                Source source = reader.since(first);
                if (left.type().kind() != Kind.TEXT && left.type().kind() != Kind.UNKNOWN) {
                    mismatch(source, "matches", ValueType.TEXT, left.type());
                    return ExpressionParser.unknown(source);
                }
                String fault = RegexBounds.fault(regex.text());
                if (fault != null) {
                    reader.error(
                            FindingKind.UNBOUNDED_REGEX,
                            regex,
                            fault,
                            "Use plain characters, classes, alternatives and at most " + RegexBounds.MOST_REPETITIONS
                                    + " repetitions that do not enclose each other.");
                    return ExpressionParser.unknown(source);
                }
                return new Matching(source, left, regex.text(), negated);
            }
            default -> {
                Expression right = parser.sum();
                Source source = reader.since(first);
                boolean memberOf = word.text().equals("memberOf");
                Expression collection = memberOf ? right : left;
                Expression element = memberOf ? left : right;
                if (collection.type().kind() == Kind.UNKNOWN || element.type().kind() == Kind.UNKNOWN) {
                    return ExpressionParser.unknown(source);
                }
                ValueType elements = collection.type().element();
                if (collection.type().kind() == Kind.TEXT && !memberOf) {
                    return members.asked(source, left, "contains", right, negated);
                }
                if (collection.type().kind() != Kind.COLLECTION || elements == null) {
                    reader.error(
                            FindingKind.TYPE_MISMATCH,
                            collection.source(),
                            "'" + word.text() + "' must ask a collection, but '"
                                    + collection.source().text() + "' is a "
                                    + collection.type().described() + ".",
                            "Use '==', or name a collection.");
                    return ExpressionParser.unknown(source);
                }
                Expression typed = element instanceof Literal literal ? asLike(literal, elements) : element;
                if (typed.type().kind() == Kind.UNKNOWN) {
                    return ExpressionParser.unknown(source);
                }
                if (!like(elements, typed.type())) {
                    mismatch(source, word.text(), elements, typed.type());
                    return ExpressionParser.unknown(source);
                }
                return new Containment(source, collection, typed, negated, memberOf);
            }
        }
    }

    Expression comparison(Token first, Operator operator, Expression left, Expression right) {
        Expression a = asLike(left, right);
        Expression b = asLike(right, left);
        Source source = reader.since(first);
        ValueType x = a.type();
        ValueType y = b.type();
        Comparison compared = waiting.getOrDefault(a, waiting.get(b));
        if (compared != null) {
            boolean turned = !waiting.containsKey(a);
            if (!((turned ? a : b) instanceof Literal zero && Long.valueOf(0).equals(zero.value()))) {
                reader.error(
                        FindingKind.NOT_IN_PROFILE,
                        source,
                        "'compareTo' must be compared with 0, but '" + source.text() + "' does not.",
                        "Write '<', '<=', '>' or '>=' between the two values.");
                return ExpressionParser.unknown(source);
            }
            answered.put(turned ? b : a, compared);
            return new Comparison(source, turned ? turned(operator) : operator, compared.left(), compared.right());
        }
        if (x.kind() == Kind.UNKNOWN || y.kind() == Kind.UNKNOWN) {
            return ExpressionParser.unknown(source);
        }
        if (x.kind() == Kind.ID) {
            guards.rely(a);
            guards.rely(b);
        }
        if (operator.order()) {
            if (!x.ordered() || !like(x, y)) {
                mismatch(source, operator.sign(), x, y);
                return ExpressionParser.unknown(source);
            }
        } else if (x.kind() == Kind.NOTHING || y.kind() == Kind.NOTHING) {
            Expression asked = x.kind() == Kind.NOTHING ? b : a;
            if (!asked.type().nullable() && !guards.assumes(asked)) {
                reader.error(
                        FindingKind.IMPOSSIBLE_COMPARISON,
                        source,
                        "'" + (x.kind() == Kind.NOTHING ? right : left).source().text() + "' is never absent, so '"
                                + source.text() + "' is always " + (operator == Operator.EQUAL ? "false" : "true")
                                + ".",
                        "Remove it, or compare something that may be absent.");
                return ExpressionParser.unknown(source);
            }
        } else if (!like(x, y)) {
            mismatch(source, operator.sign(), x, y);
            return ExpressionParser.unknown(source);
        }
        return new Comparison(source, operator, a, b);
    }

    private static Operator turned(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            default -> operator;
        };
    }

    void mismatch(Source source, String operator, ValueType x, ValueType y) {
        boolean unordered = x.kind() == y.kind() && x.raw() == y.raw() && !x.ordered();
        boolean whole = List.of(Kind.COLLECTION, Kind.MAP).contains(x.kind())
                || List.of(Kind.COLLECTION, Kind.MAP).contains(y.kind());
        String constant = Stream.of(x, y)
                .filter(type -> type.kind() == Kind.ENUM)
                .flatMap(type -> Arrays.stream(type.raw().getEnumConstants())
                        .map(each -> (Enum<?>) each)
                        .filter(each -> source.text().contains('"' + each.name() + '"'))
                        .map(each -> type.raw().getSimpleName() + "." + each.name()))
                .findFirst()
                .orElse(null);
        String fix = constant != null
                ? "Write '" + constant + "', without quotes."
                : whole
                        ? "A collection is not compared as a whole; ask for what is in it with 'contains', or for its 'size()'."
                        : unordered
                                ? "A value of type " + x.described() + " has no order; compare with '=='."
                                : "Compare " + x.described() + " with " + x.described() + example(x) + ".";
        reader.error(
                FindingKind.IMPOSSIBLE_COMPARISON,
                source,
                "'" + operator + "' cannot compare " + x.described() + " with " + y.described() + ".",
                fix);
    }

    /** How a value of a type without literals is written; empty for all other types. */
    static String example(ValueType type) {
        return switch (type.kind()) {
            case DURATION -> ", such as Duration.ofDays( 14 )";
            case INSTANT -> ", such as Instant.parse( \"2024-10-01T00:00:00Z\" )";
            case DATE -> ", such as LocalDate.parse( \"2024-10-01\" )";
            default -> "";
        };
    }

    static boolean like(ValueType x, ValueType y) {
        if (x.kind() != y.kind()) {
            return false;
        }
        return switch (x.kind()) {
            case ENUM, ID, RECORD, OTHER -> x.raw() == y.raw();
            case COLLECTION, MAP -> false;
            default -> true;
        };
    }

    /** The expression; or, for a text constant beside an id, that id. */
    Expression asLike(Expression expression, Expression other) {
        return expression instanceof Literal literal ? asLike(literal, other.type()) : expression;
    }

    Expression asLike(Literal literal, ValueType other) {
        if (other.kind() != Kind.ID || literal.type().kind() != Kind.TEXT) {
            return literal;
        }
        String value = String.valueOf(literal.value());
        if (!knownId(literal.source(), other.raw(), value)) {
            return ExpressionParser.unknown(literal.source());
        }
        try {
            Constructor<?> constructor = other.raw().getConstructor(String.class);
            return new Literal(literal.source(), other.nullable(false), constructor.newInstance(value));
        } catch (InvocationTargetException e) {
            reader.error(FindingKind.INVALID_ID, literal.source(), MemberParser.reason(e), "Write an id that exists.");
            return ExpressionParser.unknown(literal.source());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The id type " + other.raw().getName() + " must be public.", e);
        }
    }

    private boolean knownId(Source place, Class<?> idType, String value) {
        Set<String> known = vocabulary.knownIds(idType).orElse(null);
        if (known == null || known.contains(value)) {
            return true;
        }
        if (idType == ParameterId.class) {
            reader.error(
                    FindingKind.UNKNOWN_PARAMETER,
                    place,
                    "'" + value + "' is not a parameter of the pack" + NearestName.suggestion(value, known),
                    known.isEmpty()
                            ? "State it under 'parameters' of the manifest."
                            : "Write one of " + String.join(", ", known) + ", or state it in the manifest.");
            return false;
        }
        FindingKind kind = idType == EvidenceKind.class ? FindingKind.UNKNOWN_EVIDENCE_KIND : FindingKind.UNKNOWN_ROLE;
        String what = idType == RoleId.class ? "a role" : "an evidence kind";
        reader.error(
                kind,
                place,
                "'" + value + "' is not " + what + NearestName.suggestion(value, known),
                "Write one of " + String.join(", ", known) + ", or declare it in the pack.");
        return false;
    }
}
