package org.operatingmodel.rules.language;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
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
    /** Constants of numbers and times, whose other fields are no words of the field. */
    private static final Set<String> PLAIN_CONSTANTS = Set.of("ZERO", "ONE", "TEN", "EPOCH");

    private final Reader reader;
    private final Vocabulary vocabulary;
    private final Scope scope;
    private final @Nullable Expression subject;
    /** What is known to be there, because an earlier condition of the same pattern asks for it. */
    private final Set<String> present = new HashSet<>();
    /** Comparisons by {@code compareTo} that still wait for their 0. */
    private final IdentityHashMap<Expression, Expression.Comparison> waiting = new IdentityHashMap<>();
    /** What asks something of a value by an operator behind it, with that value. */
    private final IdentityHashMap<Expression, Expression> asked = new IdentityHashMap<>();
    /** Those of {@link #waiting} that are compared with 0. */
    private final IdentityHashMap<Expression, Expression.Comparison> answered = new IdentityHashMap<>();
    /** Whether the relation read last is of the form {@code a == 1 || == 2}. */
    private boolean halves;

    /** Reads expressions that see the scope, and the properties of a subject when there is one. */
    ExpressionParser(Reader reader, Vocabulary vocabulary, Scope scope, @Nullable Expression subject) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.scope = scope;
        this.subject = subject;
    }

    /** A boolean expression. */
    Expression condition() throws SyntaxException {
        Token first = reader.peek();
        Expression expression = value();
        requireBoolean(expression, first);
        return expression;
    }

    /** Notes what is there wherever a condition holds, for the conditions after it. */
    void holds(Expression condition) {
        there(condition, true, present);
    }

    /** An expression of any type. */
    Expression value() throws SyntaxException {
        Expression expression = disjunction();
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
        return expression;
    }

    /** The value that the operators of an expression read by this parser ask something of; absent where it is no such one. */
    @Nullable
    Expression askedOf(Expression expression) {
        return asked.get(expression);
    }

    /** Adds what is there when the condition comes to that. */
    private static void there(Expression condition, boolean outcome, Set<String> known) {
        if (condition instanceof Negation negation) {
            there(negation.operand(), !outcome, known);
        } else if (condition instanceof Conjunction conjunction && outcome) {
            conjunction.operands().forEach(operand -> there(operand, true, known));
        } else if (condition instanceof Disjunction disjunction && !outcome) {
            disjunction.operands().forEach(operand -> there(operand, false, known));
        } else if (condition instanceof OneOf oneOf && oneOf.negated() != outcome) {
            if (oneOf.values().stream().noneMatch(value -> value.type().nullable())) {
                there(oneOf.operand(), known);
            }
        } else if (condition instanceof Matching matching && matching.negated() != outcome) {
            there(matching.operand(), known);
        } else if (condition instanceof Comparison comparison
                && outcome
                && comparison.operator() != Operator.NOT_EQUAL) {
            boolean order = comparison.operator().order();
            if (order || !comparison.right().type().nullable()) {
                there(comparison.left(), known);
            }
            if (order || !comparison.left().type().nullable()) {
                there(comparison.right(), known);
            }
        } else if (condition instanceof Comparison comparison
                && comparison.operator() == (outcome ? Operator.NOT_EQUAL : Operator.EQUAL)) {
            boolean left = comparison.left().type().kind() == Kind.NOTHING;
            if (left || comparison.right().type().kind() == Kind.NOTHING) {
                there(left ? comparison.right() : comparison.left(), known);
            }
        }
    }

    /** Whether a condition holds only where the variable is there, or asks whether it is. */
    static boolean tells(String variable, Expression condition) {
        Set<String> known = new HashSet<>();
        there(condition, true, known);
        return known.contains(variable) || asksWhether(variable, condition);
    }

    private static boolean asksWhether(String variable, Expression condition) {
        if (condition instanceof Comparison comparison && !comparison.operator().order()) {
            List<Expression> sides = comparison.parts();
            boolean nothing = sides.stream().anyMatch(side -> side.type().kind() == Kind.NOTHING);
            return nothing && sides.stream().anyMatch(side -> variable.equals(key(side)));
        }
        return condition.parts().stream().anyMatch(part -> asksWhether(variable, part));
    }

    /** Adds what is there when a value is: the value, and what its null-safe steps are read from. */
    private static void there(Expression value, Set<String> known) {
        String key = key(value);
        if (key != null) {
            known.add(key);
        }
        if (value instanceof Access access && access.nullSafe() && access.target() != null) {
            there(access.target(), known);
        }
    }

    /** Equal texts for expressions that read the same; absent for what is not read from a fact. */
    private static @Nullable String key(Expression value) {
        if (value instanceof Variable variable) {
            return variable.name();
        } else if (value instanceof This) {
            return "this";
        } else if (value instanceof Access access) {
            Expression target = access.target();
            String owner = target == null ? "this" : key(target);
            boolean constants = access.arguments().stream().allMatch(Literal.class::isInstance);
            return owner == null || !constants
                    ? null
                    : owner + "." + access.member().name()
                            + access.arguments().stream()
                                    .map(argument -> String.valueOf(((Literal) argument).value()))
                                    .toList();
        }
        return null;
    }

    private void requireBoolean(Expression expression, Token first) {
        ValueType type = expression.type();
        if (type.kind() == Kind.UNKNOWN) {
            return;
        }
        if (type.kind() != Kind.BOOLEAN) {
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

    private Expression disjunction() throws SyntaxException {
        Token first = reader.peek();
        List<Expression> operands = new ArrayList<>();
        operands.add(conjunction());
        Set<String> before = Set.copyOf(present);
        while (reader.at("||")) {
            there(operands.get(operands.size() - 1), false, present);
            refuseHalf(reader.next());
            operands.add(conjunction());
        }
        if (operands.size() == 1) {
            return operands.get(0);
        }
        present.retainAll(before);
        operands.forEach(operand -> requireBoolean(operand, first));
        return new Disjunction(reader.since(first), List.copyOf(operands));
    }

    private Expression conjunction() throws SyntaxException {
        Token first = reader.peek();
        List<Expression> operands = new ArrayList<>();
        halves = false;
        operands.add(relation());
        boolean mixed = halves;
        Set<String> before = Set.copyOf(present);
        while (reader.at("&&")) {
            there(operands.get(operands.size() - 1), true, present);
            refuseHalf(reader.next());
            operands.add(relation());
            mixed |= halves;
        }
        if (operands.size() == 1) {
            return operands.get(0);
        }
        if (mixed) {
            throw reader.refused(
                    first,
                    "'a == 1 || == 2' must not stand beside '&&', but here it does.",
                    "Put parentheses around it.");
        }
        present.retainAll(before);
        operands.forEach(operand -> requireBoolean(operand, first));
        return new Conjunction(reader.since(first), List.copyOf(operands));
    }

    private void refuseHalf(Token sign) throws SyntaxException {
        if (restricts(0)) {
            throw reader.refused(
                    sign,
                    "Both sides of '" + sign.text() + "' must be whole comparisons, but the right one "
                            + "starts with '" + reader.peek().text() + "'.",
                    "Repeat the left side, such as 'n > 1 && n < 5'.");
        }
    }

    private Expression relation() throws SyntaxException {
        halves = false;
        Token first = reader.peek();
        Expression left = sum();
        if (restricted()) {
            Expression all = restrictions(first, left);
            asked.put(all, left);
            return all;
        }
        Expression one = restriction(first, left);
        if (one != left) {
            asked.put(one, left);
        }
        halves = false;
        String sign = reader.peek().text();
        if (one == left || !(reader.at("&&") || reader.at("||")) || !restricts(1)) {
            return one;
        }
        List<Expression> all = new ArrayList<>(List.of(one));
        while (reader.at(sign) && restricts(1)) {
            reader.next();
            all.add(restriction(first, left));
        }
        halves = sign.equals("||");
        Expression together = joined(first, halves, all);
        asked.put(together, left);
        return together;
    }

    private Expression joined(Token first, boolean or, List<Expression> operands) {
        Source source = reader.since(first);
        return or ? new Disjunction(source, List.copyOf(operands)) : new Conjunction(source, List.copyOf(operands));
    }

    /** {@code value ( > 1 && < 5 || == 9 )}: what a parenthesis asks of the value before it. */
    private Expression restrictions(Token first, Expression left) throws SyntaxException {
        reader.expect("(", "The value");
        reader.deeper();
        List<Expression> alternatives = new ArrayList<>();
        do {
            List<Expression> all = new ArrayList<>();
            do {
                if (!restricts(0) && !reader.at("(")) {
                    throw reader.syntaxError(
                            reader.peek(),
                            "Here must be an operator such as '>', but found "
                                    + reader.peek().described() + ".",
                            "Write 'value ( > 1 && < 5 )', or each comparison as a whole.");
                }
                all.add(reader.at("(") ? restrictions(first, left) : restriction(first, left));
            } while (reader.take("&&"));
            alternatives.add(all.size() == 1 ? all.get(0) : joined(first, false, all));
        } while (reader.take("||"));
        reader.expect(")", "The parenthesis");
        reader.shallower();
        return alternatives.size() == 1 ? alternatives.get(0) : joined(first, true, alternatives);
    }

    /** Whether a parenthesis with an operator in it is next, and no call. */
    private boolean restricted() {
        int ahead = 0;
        while (reader.peek(ahead).is("(")) {
            ahead++;
        }
        return ahead > 0 && restricts(ahead);
    }

    /** Whether an operator that asks something of a value stands so many tokens ahead. */
    private boolean restricts(int ahead) {
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
                Expression right = sum();
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
                case "soundslike", "after", "before", "during", "includes", "excludes", "overlaps" ->
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

    private Expression comparison(Token first, Operator operator, Expression left, Expression right) {
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
                return unknown(source);
            }
            answered.put(turned ? b : a, compared);
            return new Comparison(source, turned ? turned(operator) : operator, compared.left(), compared.right());
        }
        if (x.kind() == Kind.UNKNOWN || y.kind() == Kind.UNKNOWN) {
            return unknown(source);
        }
        if (operator.order()) {
            if (!x.ordered() || !like(x, y)) {
                mismatch(source, operator.sign(), x, y);
                return unknown(source);
            }
        } else if (x.kind() == Kind.NOTHING || y.kind() == Kind.NOTHING) {
            Expression asked = x.kind() == Kind.NOTHING ? b : a;
            if (!asked.type().nullable() && !present.contains(String.valueOf(key(asked)))) {
                reader.error(
                        FindingKind.IMPOSSIBLE_COMPARISON,
                        source,
                        "'" + (x.kind() == Kind.NOTHING ? right : left).source().text() + "' is never absent, so '"
                                + source.text() + "' is always " + (operator == Operator.EQUAL ? "false" : "true")
                                + ".",
                        "Remove it, or compare something that may be absent.");
                return unknown(source);
            }
        } else if (!like(x, y)) {
            mismatch(source, operator.sign(), x, y);
            return unknown(source);
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

    private void mismatch(Source source, String operator, ValueType x, ValueType y) {
        boolean unordered = x.kind() == y.kind() && x.raw() == y.raw() && !x.ordered();
        boolean whole = List.of(Kind.COLLECTION, Kind.MAP).contains(x.kind())
                || List.of(Kind.COLLECTION, Kind.MAP).contains(y.kind());
        String fix = whole
                ? "A collection is not compared as a whole; ask for what is in it with 'contains', or for its 'size()'."
                : unordered
                        ? "A value of type " + x.described() + " has no order; compare with '=='."
                        : "Compare " + x.described() + " with " + x.described() + ".";
        reader.error(
                FindingKind.IMPOSSIBLE_COMPARISON,
                source,
                "'" + operator + "' cannot compare " + x.described() + " with " + y.described() + ".",
                fix);
    }

    private static boolean like(ValueType x, ValueType y) {
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
    private Expression asLike(Expression expression, Expression other) {
        return expression instanceof Literal literal ? asLike(literal, other.type()) : expression;
    }

    private Expression asLike(Literal literal, ValueType other) {
        if (other.kind() != Kind.ID || literal.type().kind() != Kind.TEXT) {
            return literal;
        }
        String value = String.valueOf(literal.value());
        if (!known(literal.source(), other.raw(), value)) {
            return unknown(literal.source());
        }
        try {
            Constructor<?> constructor = other.raw().getConstructor(String.class);
            return new Literal(literal.source(), other.nullable(false), constructor.newInstance(value));
        } catch (InvocationTargetException e) {
            reader.error(FindingKind.INVALID_ID, literal.source(), reason(e), "Write an id that exists.");
            return unknown(literal.source());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The id type " + other.raw().getName() + " must be public.", e);
        }
    }

    private static String reason(InvocationTargetException e) {
        Throwable cause = e.getCause();
        return cause == null ? "it cannot be built" : String.valueOf(cause.getMessage());
    }

    private boolean known(Source place, Class<?> idType, String value) {
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

    private Expression wordRelation(Token first, Token word, Expression left, boolean negated) throws SyntaxException {
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
                    return unknown(empty);
                }
                List<Expression> values = new ArrayList<>();
                do {
                    values.add(sum());
                } while (reader.take(","));
                reader.expect(")", "The list of 'in'");
                Source source = reader.since(first);
                List<Expression> typed = new ArrayList<>();
                for (Expression value : values) {
                    Expression one = asLike(value, left);
                    if (left.type().kind() == Kind.UNKNOWN || one.type().kind() == Kind.UNKNOWN) {
                        return unknown(source);
                    }
                    if (!like(left.type(), one.type())) {
                        mismatch(value.source(), "in", left.type(), one.type());
                        return unknown(source);
                    }
                    typed.add(one);
                }
                return new OneOf(source, left, List.copyOf(typed), negated);
            }
            case "str" -> {
                reader.expect("[", "'str'");
                Token what = reader.expectName("startsWith, endsWith or length");
                reader.expect("]", "'str[" + what.text() + "'");
                Expression right = sum();
                Source source = reader.since(first);
                return switch (what.text()) {
                    case "startsWith", "endsWith" -> asked(source, left, what.text(), right, negated);
                    case "length" ->
                        comparison(
                                first,
                                negated ? Operator.NOT_EQUAL : Operator.EQUAL,
                                called(left.source(), left, "length", List.of()),
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
                    return unknown(source);
                }
                String fault = RegexBounds.fault(regex.text());
                if (fault != null) {
                    reader.error(
                            FindingKind.UNBOUNDED_REGEX,
                            regex,
                            fault,
                            "Use plain characters, classes, alternatives and at most " + RegexBounds.MOST_REPETITIONS
                                    + " repetitions that do not enclose each other.");
                    return unknown(source);
                }
                return new Matching(source, left, regex.text(), negated);
            }
            default -> {
                Expression right = sum();
                Source source = reader.since(first);
                boolean memberOf = word.text().equals("memberOf");
                Expression collection = memberOf ? right : left;
                Expression element = memberOf ? left : right;
                if (collection.type().kind() == Kind.UNKNOWN || element.type().kind() == Kind.UNKNOWN) {
                    return unknown(source);
                }
                ValueType elements = collection.type().element();
                if (collection.type().kind() == Kind.TEXT && !memberOf) {
                    return asked(source, left, "contains", right, negated);
                }
                if (collection.type().kind() != Kind.COLLECTION || elements == null) {
                    reader.error(
                            FindingKind.TYPE_MISMATCH,
                            collection.source(),
                            "'" + word.text() + "' must ask a collection, but '"
                                    + collection.source().text() + "' is a "
                                    + collection.type().described() + ".",
                            "Use '==', or name a collection.");
                    return unknown(source);
                }
                Expression typed = element instanceof Literal literal ? asLike(literal, elements) : element;
                if (typed.type().kind() == Kind.UNKNOWN) {
                    return unknown(source);
                }
                if (!like(elements, typed.type())) {
                    mismatch(source, word.text(), elements, typed.type());
                    return unknown(source);
                }
                return new Containment(source, collection, typed, negated, memberOf);
            }
        }
    }

    private Expression sum() throws SyntaxException {
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

    private Expression arithmetic(Token first, Token sign, Expression left, Expression right) {
        Source source = reader.since(first);
        for (Expression side : List.of(left, right)) {
            if (side.type().kind() == Kind.UNKNOWN) {
                return unknown(source);
            }
            if (left.type().kind() == Kind.TEXT && sign.is("+")) {
                return called(source, left, "concat", List.of(right));
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

    private void absent(Expression expression, String what) {
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
            Expression operand = unary();
            reader.shallower();
            requireBoolean(operand, first);
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
            expression = access(first, expression, name, safe);
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
        return called(source, map, "get", List.of(new Literal(reader.of(key), ValueType.TEXT, key.text())));
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
                    reader.deeper();
                    Expression inner = disjunction();
                    reader.expect(")", "The parenthesis");
                    reader.shallower();
                    return inner;
                }
                throw reader.syntaxError(
                        token,
                        "Here must be a value, but found " + token.described() + ".",
                        "Write a property, a variable, a constant or a parenthesis.");
            }
        }
    }

    private static Literal number(Source source, String digits) {
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
                    return constant(token, type);
                }
                if (subject == null) {
                    reader.error(
                            FindingKind.UNKNOWN_VARIABLE,
                            token,
                            "'" + name + "' is not known here; only variables are.",
                            "Bind it to a variable with '$'.");
                    skipArguments();
                    return unknown(source);
                }
                return member(token, subject instanceof This ? null : subject, subject.type(), token, false);
            }
        }
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
        ValueType type = meaning.type();
        return new Variable(source, present.contains(written) ? type.nullable(false) : type, written);
    }

    /** The expression as what a parameter of a query wants; of unknown type after a finding. */
    Expression argument(Expression given, ValueType wanted, String parameter) {
        Expression typed = given instanceof Literal literal ? asLike(literal, wanted) : given;
        if (typed.type().kind() == Kind.UNKNOWN || wanted.kind() == Kind.UNKNOWN) {
            return unknown(given.source());
        }
        if (typed.type().nullable()) {
            absent(typed, "'" + parameter + "'");
            return unknown(given.source());
        }
        if (!like(wanted, typed.type())) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    given.source(),
                    "'" + parameter + "' must be given a " + wanted.described() + ", but '"
                            + given.source().text() + "' is a " + typed.type().described() + ".",
                    "Give it a " + wanted.described() + ".");
            return unknown(given.source());
        }
        return typed;
    }

    private Expression constant(Token typeToken, Class<?> type) throws SyntaxException {
        reader.expect(".", "'" + typeToken.text() + "'");
        Token name = reader.expectName("a constant of " + typeToken.text());
        if (reader.at("(")) {
            return factory(typeToken, type, name);
        }
        Source source = reader.since(typeToken);
        List<String> names = constants(type);
        if (!names.contains(name.text())) {
            Set<String> known = vocabulary.knownIds(type).orElse(Set.of());
            if (type == EvidenceKind.class && known.contains(name.text())) {
                reader.error(
                        FindingKind.UNKNOWN_CONSTANT,
                        name,
                        "'" + name.text() + "' is declared by a pack and is no constant of EvidenceKind.",
                        "Write \"" + name.text() + "\" in quotes.");
                return unknown(source);
            }
            FindingKind kind = type == EvidenceKind.class
                    ? FindingKind.UNKNOWN_EVIDENCE_KIND
                    : type == RoleId.class ? FindingKind.UNKNOWN_ROLE : FindingKind.UNKNOWN_CONSTANT;
            String what = type == EvidenceKind.class
                    ? "an evidence kind"
                    : type == RoleId.class ? "a standard role" : "a constant of " + type.getSimpleName();
            reader.error(
                    kind,
                    name,
                    "'" + name.text() + "' is not " + what + NearestName.suggestion(name.text(), names),
                    names.isEmpty()
                            ? type.getSimpleName() + " has no constants."
                            : "Write one of " + String.join(", ", names) + ".");
            return unknown(source);
        }
        try {
            Object value = type.getField(name.text()).get(null);
            return new Literal(source, vocabulary.typeOf(type), value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The constant " + source.text() + " must be public.", e);
        }
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .filter(field -> type.isEnum() || type.isRecord() || PLAIN_CONSTANTS.contains(field.getName()))
                .map(Field::getName)
                .sorted()
                .toList();
    }

    private Expression factory(Token typeToken, Class<?> type, Token name) throws SyntaxException {
        List<Expression> arguments = arguments();
        Source source = reader.since(typeToken);
        Map<String, List<Member>> all = vocabulary.factories(type);
        Member member = pick(all, name, arguments, true);
        if (member == null) {
            unknownMethod(name, type.getSimpleName(), all, true);
            return unknown(source);
        }
        if (!fits(ValueType.UNKNOWN, member, arguments)) {
            return unknown(source);
        }
        if (arguments.stream().allMatch(Literal.class::isInstance)) {
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = converted(
                        ((Literal) arguments.get(i)).value(), member.method().getParameterTypes()[i]);
            }
            try {
                return new Literal(source, member.result(), member.method().invoke(null, values));
            } catch (InvocationTargetException e) {
                reader.error(
                        FindingKind.INVALID_CONSTANT,
                        source,
                        "'" + source.text() + "' is no " + member.result().described() + ": " + reason(e) + ".",
                        "Write a valid one.");
                return unknown(source);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The factory " + source.text() + " must be public.", e);
            }
        }
        if (member.result().kind() != Kind.DURATION) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    source,
                    "'" + name.text() + "' must be given constants only.",
                    "Write the value itself.");
            return unknown(source);
        }
        return new Expression.Factory(source, member.result(), member, arguments);
    }

    private static @Nullable Object converted(@Nullable Object value, Class<?> parameter) {
        return parameter == int.class && value instanceof Long number
                ? Integer.valueOf(Math.toIntExact(number))
                : value;
    }

    private List<Expression> arguments() throws SyntaxException {
        reader.expect("(", "The call");
        List<Expression> arguments = new ArrayList<>();
        reader.deeper();
        if (!reader.at(")")) {
            do {
                arguments.add(disjunction());
            } while (reader.take(","));
        }
        reader.expect(")", "The arguments");
        reader.shallower();
        return arguments;
    }

    private void skipArguments() throws SyntaxException {
        if (reader.at("(")) {
            arguments();
        }
    }

    private Expression access(Token first, Expression target, Token name, boolean safe) throws SyntaxException {
        ValueType type = target.type();
        if (type.kind() == Kind.UNKNOWN) {
            skipArguments();
            return unknown(reader.since(first));
        }
        Expression operator = asOperator(first, target, name, safe);
        if (operator != null) {
            return operator;
        }
        if (type.nullable() && !safe) {
            reader.error(
                    FindingKind.NULLABLE_ACCESS,
                    name,
                    "'" + target.source().text() + "' may be absent, so '." + name.text() + "' could not be read.",
                    "Write '" + target.source().text() + "!." + name.text() + "'.");
            skipArguments();
            return unknown(reader.since(first));
        }
        return member(first, target, type, name, safe);
    }

    /** A call of a method that means the same as an operator, read as that; absent for any other. */
    private @Nullable Expression asOperator(Token first, Expression target, Token name, boolean safe)
            throws SyntaxException {
        boolean equals = name.is("equals");
        boolean order = name.is("compareTo") && target.type().ordered();
        boolean computes = target.type().kind() == Kind.NUMBER
                && Set.of("add", "subtract", "multiply").contains(name.text());
        if (!reader.at("(") || reader.peek(1).is(")") || !(equals || order || computes)) {
            return null;
        }
        if (target.type().nullable() && !safe) {
            return null;
        }
        List<Expression> arguments = arguments();
        if (arguments.size() != 1) {
            throw reader.refused(
                    name,
                    "'" + name.text() + "' must be given one value, but is given " + arguments.size() + ".",
                    "Give it one.");
        }
        Expression other = arguments.get(0);
        if (computes) {
            String sign = name.is("add") ? "+" : name.is("subtract") ? "-" : "*";
            return arithmetic(first, new Token(Token.Kind.SIGN, sign, name.start(), name.end()), target, other);
        }
        Expression compared = comparison(first, equals ? Operator.EQUAL : Operator.LESS, target, other);
        if (equals || !(compared instanceof Comparison comparison)) {
            return compared;
        }
        Expression placeholder = unknown(reader.since(first));
        waiting.put(placeholder, comparison);
        return placeholder;
    }

    /** A method of the value, which is read where the value is there; a finding where it has no such method. */
    private Expression called(Source source, Expression target, String method, List<Expression> arguments) {
        ValueType type = target.type();
        if (type.kind() == Kind.UNKNOWN) {
            return target;
        }
        Member member = vocabulary.members(type).getOrDefault(method, List.of()).stream()
                .filter(one -> one.parameters().size() == arguments.size())
                .findFirst()
                .orElse(null);
        if (member == null) {
            mismatch(source, method, ValueType.TEXT, type);
            return unknown(source);
        }
        List<Expression> typed = likeElements(type, member, arguments);
        return fits(type, member, typed) ? read(source, target, type, member, typed, true) : unknown(source);
    }

    /** A condition that a method of a text gives; false, or true where it is negated, where the text is absent. */
    private Expression asked(Source source, Expression text, String method, Expression argument, boolean negated) {
        if (text.type().kind() != Kind.TEXT && text.type().kind() != Kind.UNKNOWN) {
            mismatch(source, method, ValueType.TEXT, text.type());
            return unknown(source);
        }
        Expression asked = called(source, text, method, List.of(argument));
        return negated && asked.type().kind() != Kind.UNKNOWN ? new Negation(source, asked) : asked;
    }

    private Expression read(
            Source source,
            @Nullable Expression target,
            ValueType type,
            Member member,
            List<Expression> arguments,
            boolean safe) {
        ValueType result = member.result();
        if (type.kind() == Kind.MAP && type.element() != null) {
            if (member.name().equals("get")) {
                result = type.element().nullable(true);
            } else if (member.name().equals("values")) {
                result = new ValueType(Kind.COLLECTION, result.raw(), type.element(), false);
            }
        }
        boolean reallySafe = safe && type.nullable();
        if (reallySafe && result.kind() != Kind.BOOLEAN) {
            result = result.nullable(true);
        }
        Access access = new Access(source, result, target, member, List.copyOf(arguments), reallySafe);
        return result.nullable() && present.contains(String.valueOf(key(access)))
                ? new Access(source, result.nullable(false), target, member, access.arguments(), reallySafe)
                : access;
    }

    private Expression member(Token first, @Nullable Expression target, ValueType type, Token name, boolean safe)
            throws SyntaxException {
        boolean call = reader.at("(") && !restricted();
        if (!call && type.kind() == Kind.NUMBER && target != null && wholly(type, name)) {
            return target;
        }
        if (call && reader.peek(1).is(")") && target != null && type.kind() == Kind.NUMBER && wholly(type, name)) {
            reader.expect("(", "The call");
            reader.expect(")", "The call");
            return target;
        }
        if (call && !reader.peek(1).is(")") && takesNoArguments(type, name)) {
            throw reader.refused(
                    reader.peek(),
                    "'" + name.text() + "' takes no arguments, but here '(' follows it.",
                    "Write nothing into the parentheses; where the next condition starts with '(', put the one before it"
                            + " in parentheses as well.");
        }
        List<Expression> arguments = call ? arguments() : List.of();
        Source source = reader.since(first);
        Map<String, List<Member>> all = vocabulary.members(type);
        Member member = pick(all, call ? name : getter(all, name), arguments, false);
        if (member == null) {
            if (call) {
                unknownMethod(name, type.described(), all, false);
            } else {
                Set<String> names = new TreeSet<>();
                all.forEach((known, list) -> {
                    if (list.stream().anyMatch(m -> m.parameters().isEmpty())) {
                        names.add(known);
                    }
                });
                reader.error(
                        FindingKind.UNKNOWN_PROPERTY,
                        name,
                        type.described() + " has no property '" + name.text() + "'"
                                + NearestName.suggestion(name.text(), names),
                        names.isEmpty()
                                ? "A " + type.described() + " has no properties."
                                : "Write one of " + String.join(", ", names) + ".");
            }
            return unknown(source);
        }
        arguments = likeElements(type, member, arguments);
        if (!fits(type, member, arguments)) {
            return unknown(source);
        }
        return read(source, target, type, member, arguments, safe);
    }

    /** Whether the word gives the number itself, as numbers are exact: {@code intValue} of a whole one. */
    private static boolean wholly(ValueType number, Token name) {
        boolean whole = number.raw() != BigDecimal.class;
        return name.is("doubleValue") || whole && (name.is("intValue") || name.is("longValue"));
    }

    private boolean takesNoArguments(ValueType type, Token name) {
        List<Member> named = vocabulary.members(type).getOrDefault(name.text(), List.of());
        return !named.isEmpty()
                && named.stream().allMatch(member -> member.parameters().isEmpty());
    }

    private static @Nullable Member pick(
            Map<String, List<Member>> all, Token name, List<Expression> arguments, boolean isStatic) {
        return all.getOrDefault(name.text(), List.of()).stream()
                .filter(member -> member.factory() == isStatic)
                .filter(member -> member.parameters().size() == arguments.size())
                .findFirst()
                .orElse(null);
    }

    /** The method behind a property in the manner of beans, such as {@code getYear} for {@code year}. */
    private static Token getter(Map<String, List<Member>> all, Token property) {
        String tail = Character.toUpperCase(property.text().charAt(0))
                + property.text().substring(1);
        for (String prefix : List.of("get", "is")) {
            if (!all.containsKey(property.text()) && all.containsKey(prefix + tail)) {
                return new Token(property.kind(), prefix + tail, property.start(), property.end());
            }
        }
        return property;
    }

    private void unknownMethod(Token name, String owner, Map<String, List<Member>> all, boolean isStatic) {
        Set<String> names = new TreeSet<>();
        all.forEach((known, list) -> {
            if (list.stream().anyMatch(m -> m.factory() == isStatic && !m.component())) {
                names.add(known);
            }
        });
        reader.error(
                FindingKind.UNKNOWN_METHOD,
                name,
                owner + " has no method '" + name.text() + "' with these arguments that a condition may call"
                        + NearestName.suggestion(name.text(), names),
                names.isEmpty()
                        ? "Conditions may call no method of it."
                        : "Conditions may call " + String.join(", ", names) + ".");
    }

    /** The arguments, a text constant that is looked for in a collection of ids being that id. */
    private List<Expression> likeElements(ValueType owner, Member member, List<Expression> arguments) {
        ValueType element = owner.element();
        if (owner.kind() != Kind.COLLECTION
                || element == null
                || member.parameters().isEmpty()) {
            return arguments;
        }
        List<Expression> typed = new ArrayList<>();
        for (Expression argument : arguments) {
            typed.add(argument instanceof Literal literal ? asLike(literal, element) : argument);
        }
        return typed;
    }

    /** What a parameter takes: of a collection its elements, of a map its keys, which are texts; of times an instant. */
    private static ValueType wanted(ValueType owner, Member member, int parameter) {
        ValueType element = owner.element();
        if (member.parameters().get(parameter).raw() == Object.class) {
            if (owner.kind() == Kind.COLLECTION && element != null) {
                return element.nullable(false);
            } else if (owner.kind() == Kind.MAP) {
                return member.name().equals("containsValue") && element != null
                        ? element.nullable(false)
                        : ValueType.TEXT;
            }
        }
        return member.parameters().get(parameter).raw() == Temporal.class
                ? new ValueType(Kind.INSTANT, Instant.class, null, false)
                : member.parameters().get(parameter);
    }

    private boolean fits(ValueType owner, Member member, List<Expression> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            ValueType wanted = wanted(owner, member, i);
            ValueType given = argument.type();
            if (given.kind() == Kind.UNKNOWN) {
                return false;
            }
            if (given.nullable() && !wanted.nullable()) {
                absent(argument, "'" + member.name() + "'");
                return false;
            }
            boolean fits = switch (wanted.kind()) {
                case NUMBER -> given.kind() == Kind.NUMBER && wholeEnough(argument, wanted.raw());
                case COLLECTION -> given.kind() == Kind.COLLECTION && sameElements(owner, given);
                case OTHER -> wanted.raw() == Object.class || wanted.raw().isAssignableFrom(given.raw());
                default -> like(wanted, given);
            };
            if (!fits && wanted.kind() == Kind.NUMBER && given.kind() == Kind.NUMBER) {
                reader.error(
                        FindingKind.TYPE_MISMATCH,
                        argument.source(),
                        "'" + member.name() + "' must be given a whole number of at most 18 digits, but was '"
                                + argument.source().text() + "'.",
                        "Give it such a number.");
                return false;
            }
            if (!fits) {
                reader.error(
                        FindingKind.TYPE_MISMATCH,
                        argument.source(),
                        "'" + member.name() + "' must be given a " + wanted.described() + ", but '"
                                + argument.source().text() + "' is a " + given.described() + ".",
                        "Give it a " + wanted.described() + ".");
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(ValueType owner, ValueType given) {
        ValueType wanted = owner.element();
        ValueType elements = given.element();
        return wanted != null && elements != null && like(wanted, elements);
    }

    private static boolean wholeEnough(Expression argument, Class<?> parameter) {
        if (argument instanceof Literal literal && literal.value() instanceof Long number) {
            return parameter != int.class || number == number.intValue();
        }
        Class<?> raw = argument.type().raw();
        return parameter == long.class
                        && (raw == long.class || raw == int.class || raw == Long.class || raw == Integer.class)
                || parameter == int.class && (raw == int.class || raw == Integer.class)
                || parameter == BigDecimal.class && raw == BigDecimal.class;
    }

    private static Literal unknown(Source source) {
        return new Literal(source, ValueType.UNKNOWN, null);
    }
}
