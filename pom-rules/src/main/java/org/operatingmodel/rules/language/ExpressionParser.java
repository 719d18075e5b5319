package org.operatingmodel.rules.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.ValueType.Kind;

/**
 * Reads and types one expression at a time, by recursive descent.
 *
 * <p>Only what is known to be pure is read. A fault of type becomes a finding and an expression of unknown type, so that
 * reading goes on; a fault of form ends the rule.
 */
final class ExpressionParser {
    private final Reader reader;
    private final Vocabulary vocabulary;
    private final Scope scope;
    private final @Nullable Expression subject;
    private final Guards guards;
    private final MemberParser members;
    private final RelationParser relations;
    /** What asks something of a value by an operator behind it, with that value. */
    private final IdentityHashMap<Expression, Expression> asked = new IdentityHashMap<>();

    /** Reads expressions that see the scope, and the properties of a subject when there is one. */
    ExpressionParser(Reader reader, Vocabulary vocabulary, Scope scope, @Nullable Expression subject) {
        this(reader, vocabulary, scope, subject, "");
    }

    /** Reads expressions that see the scope, and the properties of a subject of that name. */
    ExpressionParser(
            Reader reader, Vocabulary vocabulary, Scope scope, @Nullable Expression subject, String subjectName) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.scope = scope;
        this.subject = subject;
        this.guards = new Guards(subjectName, scope);
        this.members = new MemberParser(this, guards, reader, vocabulary);
        this.relations = members.relations();
    }

    /** A boolean expression. */
    Expression condition() throws SyntaxException {
        Token first = reader.peek();
        Expression expression = value();
        refuseChoice();
        requireBoolean(expression, first);
        return expression;
    }

    /** Notes what is there wherever a condition holds, for the conditions after it. */
    void holds(Expression condition) {
        guards.holds(condition);
    }

    /** Whether the expression is the value that the pattern looks at, which is no fact. */
    boolean isSubject(@Nullable Expression expression) {
        return expression instanceof Variable variable
                && subject instanceof Variable looked
                && variable.name().equals(looked.name());
    }

    /** Notes that a variable is bound to the value. */
    void bound(String variable, Expression value) {
        guards.bound(variable, value);
    }

    /**
     * What must be asked before the expression read last: whether what it reads is there, as other facts prove. It follows
     * from the conditions of the pattern; but those that need other facts are judged later than those that do not.
     */
    List<Expression> guards() {
        return guards.demanded();
    }

    /** An expression of any type. */
    Expression value() throws SyntaxException {
        Expression expression = disjunction();
        relations.settle();
        return expression;
    }

    /** The value that the operators of an expression read by this parser ask something of; absent where it is no such one. */
    @Nullable
    Expression askedOf(Expression expression) {
        return asked.get(expression);
    }

    void requireBoolean(Expression expression, Token first) throws SyntaxException {
        ValueType type = expression.type();
        guards.rely(expression);
        if (type.kind() == Kind.UNKNOWN) {
            return;
        }
        if (type.kind() != Kind.BOOLEAN && reader.peek().kind() == Token.Kind.NAME) {
            throw reader.syntaxError(
                    reader.peek(),
                    "'" + expression.source().text() + "' must be compared with an operator, but found "
                            + reader.peek().described() + ".",
                    "Write '==' or another operator; a ',' separates constraints.");
        } else if (type.kind() != Kind.BOOLEAN) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    first,
                    "A constraint must be true or false, but '"
                            + expression.source().text() + "' is a " + type.described() + ".",
                    "Compare it, such as '" + expression.source().text() + " == ...'.");
        } else if (type.nullable()) {
            reader.error(
                    FindingKind.NULLABLE_ACCESS,
                    first,
                    "A constraint must be true or false, but '"
                            + expression.source().text() + "' may be absent.",
                    "Write '" + expression.source().text() + " == true'.");
        }
    }

    /** {@code a ? b : c} is not read: the engine takes it for {@code a}. */
    private void refuseChoice() throws SyntaxException {
        if (reader.at("?")) {
            throw reader.refused(
                    reader.peek(),
                    "A condition must not choose with '?', but here it does.",
                    "Write both cases, such as '( open && value > 1 ) || ( !open && value > 2 )'.");
        }
    }

    private Expression disjunction() throws SyntaxException {
        Token first = reader.peek();
        List<Expression> operands = new ArrayList<>();
        Map<String, Expression> before = guards.relied();
        operands.add(conjunction());
        Map<String, Boolean> known = guards.proven();
        while (reader.at("||")) {
            guards.prove(operands.get(operands.size() - 1), false);
            refuseHalf(reader.next());
            operands.add(conjunction());
        }
        if (operands.size() == 1) {
            return operands.get(0);
        }
        guards.provenOnly(known);
        guards.reliedOnly(before);
        for (Expression operand : operands) {
            requireBoolean(operand, first);
        }
        return new Disjunction(reader.since(first), List.copyOf(operands));
    }

    private Expression conjunction() throws SyntaxException {
        Token first = reader.peek();
        List<Expression> operands = new ArrayList<>();
        operands.add(relation());
        Map<String, Boolean> known = guards.proven();
        while (reader.at("&&")) {
            guards.prove(operands.get(operands.size() - 1), true);
            refuseHalf(reader.next());
            operands.add(relation());
        }
        if (operands.size() == 1) {
            return operands.get(0);
        }
        guards.provenOnly(known);
        for (Expression operand : operands) {
            requireBoolean(operand, first);
        }
        return new Conjunction(reader.since(first), List.copyOf(operands));
    }

    private void refuseHalf(Token sign) throws SyntaxException {
        if (relations.restricts(0)) {
            throw reader.refused(
                    sign,
                    "Both sides of '" + sign.text() + "' must be whole comparisons, but the right one "
                            + "starts with '" + reader.peek().text() + "'.",
                    "Repeat the left side, such as 'n > 1 && n < 5'.");
        }
    }

    private Expression relation() throws SyntaxException {
        Token first = reader.peek();
        Expression left = sum();
        Expression all =
                relations.restricted() ? relations.restrictions(first, left) : relations.abbreviated(first, left);
        if (all != left) {
            asked.put(all, left);
        }
        return all;
    }

    Expression sum() throws SyntaxException {
        Token first = reader.peek();
        Expression left = product();
        while (reader.peek().kind() == Token.Kind.SIGN && (reader.at("+") || reader.at("-"))) {
            Token sign = reader.next();
            left = arithmetic(first, sign, left, product());
        }
        return left;
    }

    private Expression product() throws SyntaxException {
        Token first = reader.peek();
        Expression left = unary();
        while (reader.peek().kind() == Token.Kind.SIGN && (reader.at("*") || reader.at("/") || reader.at("%"))) {
            Token sign = reader.next();
            Expression right = unary();
            if (!sign.is("*")) {
                reader.error(
                        FindingKind.DIVISION,
                        sign,
                        "A condition must not divide, because whole numbers lose their rest and 0 divides nothing, but here is '"
                                + reader.since(first).text() + "'.",
                        "Multiply the other side instead: write 'a <= b * c' for 'a / b <= c' where b is above 0.");
                left = unknown(reader.since(first));
            } else {
                left = arithmetic(first, sign, left, right);
            }
        }
        return left;
    }

    Expression arithmetic(Token first, Token sign, Expression left, Expression right) {
        Source source = reader.since(first);
        for (Expression side : List.of(left, right)) {
            if (side.type().kind() == Kind.UNKNOWN) {
                return unknown(source);
            }
            if (left.type().kind() == Kind.TEXT && sign.is("+")) {
                return members.called(source, left, "concat", List.of(right));
            }
            if (side.type().kind() != Kind.NUMBER) {
                reader.error(
                        FindingKind.TYPE_MISMATCH,
                        side.source(),
                        "'" + sign.text() + "' must compute with numbers, but '"
                                + side.source().text() + "' is a " + side.type().described() + ".",
                        "Use a number, or a method of the record.");
                return unknown(source);
            }
        }
        return new Arithmetic(source, sign.text().charAt(0), left, right);
    }

    void absent(Expression expression, String what) {
        reader.error(
                FindingKind.NULLABLE_ACCESS,
                expression.source(),
                what + " must not read what may be absent, but '"
                        + expression.source().text() + "' may be.",
                "Compare it as a whole, or take a property that is always there.");
    }

    private Expression unary() throws SyntaxException {
        Token first = reader.peek();
        if (reader.take("!")) {
            reader.deeper();
            Map<String, Expression> before = guards.relied();
            Expression operand = unary();
            reader.shallower();
            requireBoolean(operand, first);
            guards.reliedOnly(before);
            return new Negation(reader.since(first), operand);
        }
        if (reader.take("-")) {
            if (reader.peek().kind() == Token.Kind.NUMBER) {
                Token number = reader.next();
                return number(reader.since(first), "-" + number.text());
            }
            reader.deeper();
            Expression operand = unary();
            reader.shallower();
            Literal nothing = number(reader.of(first), "0");
            return arithmetic(first, first, nothing, operand);
        }
        return path();
    }

    private Expression path() throws SyntaxException {
        Token first = reader.peek();
        Expression expression = primary();
        while (reader.at(".") || reader.at("!.") || atKey(expression)) {
            if (reader.at("[")) {
                expression = ofKey(first, expression);
                continue;
            }
            boolean safe = reader.next().is("!.");
            if (reader.at("(")) {
                throw reader.refused(
                        reader.peek(),
                        "Nested constraints '.( ... )' are not part of the profile.",
                        "Write each property with its whole path.");
            }
            Token name = reader.expectName("the name of a property");
            reader.term();
            expression = members.access(first, expression, name, safe);
        }
        if (reader.at("[")) {
            throw reader.refused(
                    reader.peek(),
                    "Brackets after a value are not part of the profile.",
                    "Use 'get( \"key\" )' for a map, 'from' for the elements of a list.");
        }
        return expression;
    }

    private boolean atKey(Expression expression) {
        return reader.at("[")
                && reader.peek(1).kind() == Token.Kind.STRING
                && expression.type().kind() == Kind.MAP;
    }

    /** {@code map["key"]}. */
    private Expression ofKey(Token first, Expression map) throws SyntaxException {
        reader.expect("[", "The map");
        Token key = reader.next();
        reader.expect("]", "The key");
        reader.term();
        Source source = reader.since(first);
        if (map.type().nullable()) {
            absent(map, "'[]'");
            return unknown(source);
        }
        return members.called(source, map, "get", List.of(new Literal(reader.of(key), ValueType.TEXT, key.text())));
    }

    private Expression primary() throws SyntaxException {
        reader.term();
        Token token = reader.next();
        Source source = reader.of(token);
        switch (token.kind()) {
            case NUMBER -> {
                return number(source, token.text());
            }
            case STRING -> {
                return new Literal(source, ValueType.TEXT, token.text());
            }
            case NAME -> {
                return named(token, source);
            }
            default -> {
                if (token.is("(")) {
                    if (reader.peek().kind() == Token.Kind.NAME
                            && Character.isUpperCase(reader.peek().text().charAt(0))
                            && reader.peek(1).is(")")) {
                        throw reader.refused(
                                reader.peek(),
                                "A condition must not cast, but here is '("
                                        + reader.peek().text() + ")'.",
                                "Read the property as it is.");
                    }
                    reader.deeper();
                    Expression inner = disjunction();
                    refuseChoice();
                    reader.expect(")", "The parenthesis");
                    reader.shallower();
                    return inner;
                }
                throw reader.syntaxError(
                        token,
                        "Here must be a value, but found " + token.described() + ".",
                        token.is("=")
                                ? "Compare with '=='."
                                : "Write a property, a variable, a constant or a parenthesis.");
            }
        }
    }

    static Literal number(Source source, String digits) {
        Object value;
        if (digits.indexOf('.') >= 0 || digits.length() > 18) {
            value = new BigDecimal(digits);
        } else {
            value = Long.valueOf(digits);
        }
        return new Literal(source, new ValueType(Kind.NUMBER, value.getClass(), null, false), value);
    }

    private Expression named(Token token, Source source) throws SyntaxException {
        String name = token.text();
        switch (name) {
            case "true", "false" -> {
                return new Literal(source, ValueType.BOOLEAN, name.equals("true"));
            }
            case "null" -> {
                return new Literal(source, ValueType.NOTHING, null);
            }
            case "this" -> {
                if (subject == null) {
                    throw reader.refused(token, "'this' must stand inside a pattern.", "Name a variable.");
                }
                return subject instanceof Variable variable
                        ? new Variable(source, variable.type(), variable.name())
                        : new This(source, subject.type());
            }
            case "new" ->
                throw reader.refused(
                        token,
                        "A condition must not create objects, but here is 'new'.",
                        "Use a constant, such as 0.995 or Duration.ofDays( 14 ).");
            case "eval", "function", "instanceof" ->
                throw reader.refused(token, "'" + name + "' is not part of the profile.", "Write a plain comparison.");
            default -> {
                if (name.startsWith("$")) {
                    return variable(token, source);
                }
                Class<?> type = vocabulary.type(name).orElse(null);
                if (type != null && reader.at(".")) {
                    return members.constant(token, type);
                }
                Token qualified = qualified(token);
                if (qualified != null) {
                    return members.constant(
                            qualified, vocabulary.type(qualified.text()).orElseThrow());
                }
                if (subject == null) {
                    reader.error(
                            FindingKind.UNKNOWN_VARIABLE,
                            token,
                            "'" + name + "' is not known here; only variables are.",
                            binds("$" + name) ? "Write '$" + name + "'." : "Bind it to a variable with '$'.");
                    skipArguments();
                    return unknown(source);
                }
                return members.member(token, subject instanceof This ? null : subject, subject.type(), token, false);
            }
        }
    }

    /** The last name of a type that is written with its package, read up to it; absent, with nothing read, for all else. */
    private @Nullable Token qualified(Token first) {
        StringBuilder whole = new StringBuilder(first.text());
        for (int ahead = 1; reader.peek(ahead - 1).is("."); ahead += 2) {
            Token name = reader.peek(ahead);
            String written = whole.append('.').append(name.text()).toString();
            boolean type = vocabulary
                    .type(name.text())
                    .filter(known -> written.equals(known.getCanonicalName()))
                    .isPresent();
            if (type && reader.peek(ahead + 1).is(".")) {
                reader.goTo(reader.position() + ahead + 1);
                return name;
            }
        }
        return null;
    }

    /** Whether a variable of that name is bound. */
    boolean binds(String variable) {
        return scope.find(variable) != null;
    }

    private Expression variable(Token token, Source source) {
        Scope.Meaning meaning = scope.find(token.text());
        if (meaning == null) {
            Set<String> names = new TreeSet<>();
            scope.names(names);
            reader.error(
                    FindingKind.UNKNOWN_VARIABLE,
                    token,
                    "'" + token.text() + "' is not bound before it is used"
                            + NearestName.suggestion(token.text(), names),
                    names.isEmpty()
                            ? "Bind it, such as '" + token.text() + " : productId'."
                            : "Known here are " + String.join(", ", names) + ".");
            return unknown(source);
        }
        Expression argument = meaning.argument();
        if (argument instanceof Literal literal) {
            return new Literal(source, literal.type(), literal.value());
        }
        if (argument != null && !(argument instanceof Variable)) {
            return argument;
        }
        String written = argument instanceof Variable given ? given.name() : meaning.name();
        return guards.known(new Variable(source, meaning.type(), written), type -> new Variable(source, type, written));
    }

    /** The expression as what a parameter of a query wants; of unknown type after a finding. */
    Expression argument(Expression given, ValueType wanted, String parameter) {
        Expression typed = given instanceof Literal literal ? relations.asLike(literal, wanted) : given;
        if (typed.type().kind() == Kind.UNKNOWN || wanted.kind() == Kind.UNKNOWN) {
            return unknown(given.source());
        }
        if (typed.type().nullable()) {
            absent(typed, "'" + parameter + "'");
            return unknown(given.source());
        }
        if (!RelationParser.like(wanted, typed.type())) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    given.source(),
                    "'" + parameter + "' must be given a " + wanted.described() + ", but '"
                            + given.source().text() + "' is a " + typed.type().described() + ".",
                    "Give it a " + wanted.described() + RelationParser.example(wanted) + ".");
            return unknown(given.source());
        }
        return typed;
    }

    List<Expression> arguments() throws SyntaxException {
        reader.expect("(", "The call");
        List<Expression> arguments = new ArrayList<>();
        reader.deeper();
        if (!reader.at(")")) {
            do {
                if (reader.peek(1).is("-") && reader.peek(2).is(">")) {
                    throw reader.refused(
                            reader.peek(1),
                            "A condition must not hold code, but here is '->'.",
                            "Compare a property, or write a pattern for the facts that it is about.");
                }
                arguments.add(disjunction());
            } while (reader.take(","));
        }
        reader.expect(")", "The arguments");
        reader.shallower();
        return arguments;
    }

    void skipArguments() throws SyntaxException {
        if (reader.at("(")) {
            arguments();
        }
    }

    static Literal unknown(Source source) {
        return new Literal(source, ValueType.UNKNOWN, null);
    }
}
