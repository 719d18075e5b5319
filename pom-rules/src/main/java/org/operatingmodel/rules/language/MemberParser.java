package org.operatingmodel.rules.language;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.ValueType.Kind;

/** Reads what is asked of a value by name: its properties and methods, and the constants and factories of types. */
final class MemberParser {
    /** What stands after the name of a property that is compared, where nobody writes a variable. */
    private static final Set<String> COMPARED = Set.of("==", "!=", "<", "<=", ">", ">=");

    /** Constants of numbers and times, whose other fields are no words of the field. */
    private static final Set<String> PLAIN_CONSTANTS = Set.of("ZERO", "ONE", "TEN", "EPOCH");

    private final ExpressionParser parser;
    private final RelationParser relations;
    private final Guards guards;
    private final Reader reader;
    private final Vocabulary vocabulary;

    MemberParser(ExpressionParser parser, Guards guards, Reader reader, Vocabulary vocabulary) {
        this.parser = parser;
        this.guards = guards;
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.relations = new RelationParser(parser, this, guards, reader, vocabulary);
    }

    /** What reads the operators behind such values. */
    RelationParser relations() {
        return relations;
    }

    Expression access(Token first, Expression target, Token name, boolean safe) throws SyntaxException {
        ValueType type = target.type();
        if (type.kind() == Kind.UNKNOWN) {
            parser.skipArguments();
            return ExpressionParser.unknown(reader.since(first));
        }
        guards.rely(target);
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
            parser.skipArguments();
            return ExpressionParser.unknown(reader.since(first));
        }
        return member(first, target, type, name, safe);
    }

    /** A call of a method that means the same as an operator, read as that; absent for any other. */
    private @Nullable Expression asOperator(Token first, Expression target, Token name, boolean safe)
            throws SyntaxException {
        boolean matches = name.is("matches") && target.type().kind() == Kind.TEXT;
        if (matches
                && reader.peek(1).kind() == Token.Kind.STRING
                && (safe || !target.type().nullable())) {
            reader.expect("(", "'matches'");
            Expression matching = relations.wordRelation(first, name, target, false);
            reader.expect(")", "'matches'");
            return matching;
        }
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
        List<Expression> arguments = parser.arguments();
        if (arguments.size() != 1) {
            throw reader.refused(
                    name,
                    "'" + name.text() + "' must be given one value, but is given " + arguments.size() + ".",
                    "Give it one.");
        }
        Expression other = arguments.get(0);
        if (computes) {
            String sign = name.is("add") ? "+" : name.is("subtract") ? "-" : "*";
            return parser.arithmetic(first, new Token(Token.Kind.SIGN, sign, name.start(), name.end()), target, other);
        }
        Expression compared = relations.comparison(first, equals ? Operator.EQUAL : Operator.LESS, target, other);
        if (equals || !(compared instanceof Comparison comparison)) {
            return compared;
        }
        Expression placeholder = ExpressionParser.unknown(reader.since(first));
        relations.await(placeholder, comparison);
        return placeholder;
    }

    /** A method of the value, which is read where the value is there; a finding where it has no such method. */
    Expression called(Source source, Expression target, String method, List<Expression> arguments) {
        ValueType type = target.type();
        if (type.kind() == Kind.UNKNOWN) {
            return target;
        }
        Member member = vocabulary.members(type).getOrDefault(method, List.of()).stream()
                .filter(one -> one.parameters().size() == arguments.size())
                .findFirst()
                .orElse(null);
        if (member == null) {
            relations.mismatch(source, method, ValueType.TEXT, type);
            return ExpressionParser.unknown(source);
        }
        List<Expression> typed = likeElements(type, member, arguments);
        return fits(type, member, typed)
                ? read(source, target, type, member, typed, true)
                : ExpressionParser.unknown(source);
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
        return guards.known(access, there -> new Access(source, there, target, member, access.arguments(), reallySafe));
    }

    Expression member(Token first, @Nullable Expression target, ValueType type, Token name, boolean safe)
            throws SyntaxException {
        boolean call = reader.at("(") && !relations.restricted();
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
        List<Expression> arguments = call ? parser.arguments() : List.of();
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
                List<String> meant = target == null ? meant(name.text(), all) : List.of();
                reader.error(
                        FindingKind.UNKNOWN_PROPERTY,
                        name,
                        type.described() + " has no property '" + name.text() + "'"
                                + (meant.isEmpty()
                                        ? NearestName.suggestion(name.text(), names)
                                        : "; did you mean " + String.join(" or ", meant) + "?"),
                        !meant.isEmpty()
                                ? "Write " + String.join(" or ", meant) + "."
                                : type.kind() == Kind.MAP
                                        ? "Write '[\"" + name.text() + "\"]' for the value of that key."
                                        : names.isEmpty()
                                                ? "A " + type.described() + " has no properties."
                                                : "Write one of " + String.join(", ", names) + ".");
            }
            return ExpressionParser.unknown(source);
        }
        arguments = likeElements(type, member, arguments);
        if (!fits(type, member, arguments)) {
            return ExpressionParser.unknown(source);
        }
        return read(source, target, type, member, arguments, safe);
    }

    /** What a name that stands alone may have been meant for: a variable, nothing, or a constant of a property's type. */
    private List<String> meant(String name, Map<String, List<Member>> all) {
        Set<String> meant = new TreeSet<>();
        if (name.equalsIgnoreCase("null")) {
            meant.add("'null'");
        } else if (parser.binds("$" + name) && !COMPARED.contains(reader.peek().text())) {
            meant.add("'$" + name + "'");
        } else {
            all.values().stream()
                    .flatMap(List::stream)
                    .filter(member -> member.parameters().isEmpty() && !member.factory())
                    .map(member -> member.result().raw())
                    .filter(raw -> constants(raw).contains(name))
                    .forEach(raw -> meant.add("'" + raw.getSimpleName() + "." + name + "'"));
        }
        return List.copyOf(meant);
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

    /** The property that a method reads in the manner of beans, such as {@code year} for {@code getYear}; else its name. */
    private static String property(String method) {
        int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
        return prefix == 0 || method.length() == prefix
                ? method
                : Character.toLowerCase(method.charAt(prefix)) + method.substring(prefix + 1);
    }

    private void unknownMethod(Token name, String owner, Map<String, List<Member>> all, boolean isStatic) {
        Set<String> names = new TreeSet<>();
        all.forEach((known, list) -> {
            if (list.stream().anyMatch(m -> m.factory() == isStatic && !m.component())) {
                names.add(known);
            }
        });
        List<String> forms = all.getOrDefault(name.text(), List.of()).stream()
                .filter(member -> member.factory() == isStatic
                        && !member.component()
                        && !member.parameters().isEmpty())
                .map(member -> member.parameters().stream()
                        .map(parameter -> parameter.raw().getSimpleName())
                        .collect(Collectors.joining(", ", "'" + name.text() + "( ", " )'")))
                .distinct()
                .toList();
        if (!forms.isEmpty()) {
            reader.error(
                    FindingKind.UNKNOWN_METHOD,
                    name,
                    "'" + name.text() + "' of " + owner + " must be given what it asks for, but here it is not.",
                    "Write " + String.join(" or ", forms) + " with values of these types.");
            return;
        }
        String property = property(name.text());
        reader.error(
                FindingKind.UNKNOWN_METHOD,
                name,
                owner + " has no method '" + name.text() + "' with these arguments that a condition may call"
                        + NearestName.suggestion(name.text(), names),
                all.containsKey(property)
                        ? "Write the property '" + property + "'."
                        : names.isEmpty()
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
            typed.add(argument instanceof Literal literal ? relations.asLike(literal, element) : argument);
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
            guards.rely(argument);
            if (given.nullable() && !wanted.nullable()) {
                parser.absent(argument, "'" + member.name() + "'");
                return false;
            }
            boolean fits = switch (wanted.kind()) {
                case NUMBER -> given.kind() == Kind.NUMBER && wholeEnough(argument, wanted.raw());
                case COLLECTION -> given.kind() == Kind.COLLECTION && sameElements(owner, wanted, given);
                case OTHER -> wanted.raw() == Object.class || wanted.raw().isAssignableFrom(given.raw());
                default -> RelationParser.like(wanted, given);
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
                        "Give it a " + wanted.described() + RelationParser.example(wanted) + ".");
                return false;
            }
        }
        return true;
    }

    /** Whether the elements are of the type that is asked for; where any will do, of that of the owner. */
    private static boolean sameElements(ValueType owner, ValueType wanted, ValueType given) {
        ValueType named = wanted.element();
        ValueType asked = named == null || named.raw() == Object.class ? owner.element() : named;
        ValueType elements = given.element();
        return asked != null && elements != null && RelationParser.like(asked, elements);
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

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .filter(field -> type.isEnum() || type.isRecord() || PLAIN_CONSTANTS.contains(field.getName()))
                .map(Field::getName)
                .sorted()
                .toList();
    }

    private static @Nullable Object converted(@Nullable Object value, Class<?> parameter) {
        return parameter == int.class && value instanceof Long number
                ? Integer.valueOf(Math.toIntExact(number))
                : value;
    }

    Expression constant(Token typeToken, Class<?> type) throws SyntaxException {
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
                return ExpressionParser.unknown(source);
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
            return ExpressionParser.unknown(source);
        }
        try {
            Object value = type.getField(name.text()).get(null);
            return new Literal(source, vocabulary.typeOf(type), value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The constant " + source.text() + " must be public.", e);
        }
    }

    private Expression factory(Token typeToken, Class<?> type, Token name) throws SyntaxException {
        List<Expression> arguments = parser.arguments();
        Source source = reader.since(typeToken);
        Map<String, List<Member>> all = vocabulary.factories(type);
        Member member = pick(all, name, arguments, true);
        if (member == null) {
            unknownMethod(name, type.getSimpleName(), all, true);
            return ExpressionParser.unknown(source);
        }
        if (!fits(ValueType.UNKNOWN, member, arguments)) {
            return ExpressionParser.unknown(source);
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
                return ExpressionParser.unknown(source);
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
            return ExpressionParser.unknown(source);
        }
        return new Expression.Factory(source, member.result(), member, arguments);
    }

    static String reason(InvocationTargetException e) {
        Throwable cause = e.getCause();
        if (cause instanceof ArithmeticException) {
            return "it is too large"; // a compiled method throws without a message
        }
        return cause == null || cause.getMessage() == null ? "it cannot be built" : cause.getMessage();
    }

    /** A condition that a method of a text gives; false, or true where it is negated, where the text is absent. */
    Expression asked(Source source, Expression text, String method, Expression argument, boolean negated) {
        if (text.type().kind() != Kind.TEXT && text.type().kind() != Kind.UNKNOWN) {
            relations.mismatch(source, method, ValueType.TEXT, text.type());
            return ExpressionParser.unknown(source);
        }
        Expression asked = called(source, text, method, List.of(argument));
        return negated && asked.type().kind() != Kind.UNKNOWN ? new Negation(source, asked) : asked;
    }
}
