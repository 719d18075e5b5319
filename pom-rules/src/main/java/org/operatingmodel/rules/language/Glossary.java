package org.operatingmodel.rules.language;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;

/**
 * Every word of a vocabulary with its meaning, its type and an example, for people who write rules.
 *
 * @since 0.1
 */
public final class Glossary {
    private static final String NULL_MARK = "!.";

    private final Vocabulary vocabulary;
    private final List<Type> types;
    private final Map<Class<?>, Reach> reaches = new LinkedHashMap<>();

    private Glossary(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        reach();
        Map<String, Type> named = new TreeMap<>();
        vocabulary.allMembers().forEach((type, members) -> named.put(type.getSimpleName(), type(type, members)));
        this.types = List.copyOf(named.values());
    }

    /** The glossary of a vocabulary. */
    public static Glossary of(Vocabulary vocabulary) {
        return new Glossary(vocabulary);
    }

    /** What a type is to rules. */
    public enum Sort {
        /** A pattern may look for it. */
        FACT("fact"),
        /** A record that stands in facts. */
        RECORD("record"),
        /** A record that is the name of something. */
        ID("id"),
        /** An enum. */
        CONSTANTS("constants"),
        /** A type of the JDK. */
        VALUE("value");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        /** Its word on pages. */
        public String word() {
            return word;
        }
    }

    /**
     * A type.
     *
     * @param type the type
     * @param sort what it is to rules
     * @param meaning what it means, in a sentence; empty for a type of a host
     * @param words its properties, methods and constants, in the order of the source, constants last
     */
    public record Type(Class<?> type, Sort sort, String meaning, List<Word> words) {
        /** @throws NullPointerException if a part is missing */
        public Type {
            Objects.requireNonNull(type, "Type.type");
            Objects.requireNonNull(sort, "Type.sort");
            Objects.requireNonNull(meaning, "Type.meaning");
            words = List.copyOf(words);
        }
    }

    /**
     * A property, method or constant.
     *
     * @param key the word with its type, such as {@code Evidence.observedWithin(Duration, Instant)}
     * @param name the word alone, with the types of its parameters
     * @param type the type of what it gives
     * @param nullable whether that may be absent
     * @param meaning what it means, in a sentence; empty for a word of a host
     * @param example a condition that reads it, over {@code $product} and {@code $asOf}
     */
    public record Word(String key, String name, String type, boolean nullable, String meaning, String example) {
        /** @throws NullPointerException if a part is missing */
        public Word {
            Objects.requireNonNull(key, "Word.key");
            Objects.requireNonNull(name, "Word.name");
            Objects.requireNonNull(type, "Word.type");
            Objects.requireNonNull(meaning, "Word.meaning");
            Objects.requireNonNull(example, "Word.example");
        }
    }

    /** The types, ordered by name. */
    public List<Type> types() {
        return types;
    }

    /** The meaning of a type, in a sentence; empty for a type of a host. */
    public String meaning(Class<?> type) {
        return types.stream()
                .filter(each -> each.type() == type)
                .map(Type::meaning)
                .findFirst()
                .orElse("");
    }

    private Type type(Class<?> type, Map<String, List<Member>> members) {
        List<Word> words = new ArrayList<>();
        List<Member> ordered = new ArrayList<>();
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .forEach(component -> ordered.addAll(members.getOrDefault(component.getName(), List.of())));
        }
        members.values().stream()
                .flatMap(List::stream)
                .filter(member -> !ordered.contains(member))
                .filter(member -> !type.isEnum() || member.method().getDeclaringClass() != Enum.class)
                .sorted(Comparator.comparing((Member member) -> member.name())
                        .thenComparing(member -> member.parameters().size()))
                .forEach(ordered::add);
        for (Member member : ordered) {
            String name = member.component() ? member.name() : signature(member);
            words.add(new Word(
                    type.getSimpleName() + "." + name,
                    name,
                    member.result().described(),
                    member.result().nullable(),
                    Meanings.of(type.getSimpleName() + "." + name),
                    example(type, member)));
        }
        for (String constant : constants(type)) {
            String key = type.getSimpleName() + "." + constant;
            words.add(new Word(key, constant, type.getSimpleName(), false, Meanings.of(key), constant(type, key)));
        }
        return new Type(type, sort(type), Meanings.of(type.getSimpleName()), words);
    }

    private static String signature(Member member) {
        Class<?>[] parameters = member.method().getParameterTypes();
        return member.name()
                + Arrays.stream(parameters, member.function() ? 1 : 0, parameters.length)
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private Sort sort(Class<?> type) {
        if (vocabulary.factType(type.getSimpleName()).filter(type::equals).isPresent()) {
            return Sort.FACT;
        } else if (type.isEnum()) {
            return Sort.CONSTANTS;
        } else if (type.isRecord()) {
            return constantsOrId(type) ? Sort.ID : Sort.RECORD;
        }
        return Sort.VALUE;
    }

    private static boolean constantsOrId(Class<?> type) {
        return type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value")
                && type.getRecordComponents()[0].getType() == String.class;
    }

    private static List<String> constants(Class<?> type) {
        return !type.isEnum() && !type.isRecord()
                ? List.of()
                : Arrays.stream(type.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                        .map(Field::getName)
                        .toList();
    }

    /**
     * How a condition comes to a value of a type.
     *
     * @param before the pattern up to the constraint
     * @param path the value within the pattern; empty when it is the pattern's own fact
     * @param nullable whether the value may be absent
     * @param after the rest
     */
    private record Reach(String before, String path, boolean nullable, String after) {
        Reach step(String name, boolean absent) {
            return new Reach(before, dotted() + name, nullable || absent, after);
        }

        String dotted() {
            return path.isEmpty() ? "" : path + (nullable ? NULL_MARK : ".");
        }

        String holding(String constraint) {
            return before + "( " + constraint + " )" + after;
        }
    }

    /** Finds the shortest way to each type, from the fact types in their order. */
    private void reach() {
        Set<Class<? extends Record>> special = Vocabulary.authorityTypes();
        reach(factTypes().stream().filter(type -> !special.contains(type)).toList());
        reach(factTypes().stream().filter(special::contains).toList());
    }

    /** The fact types by name, those last that only practices may look for. */
    private List<Class<? extends Record>> factTypes() {
        return vocabulary.factTypes().stream()
                .<Class<? extends Record>>map(name -> vocabulary.factType(name).orElseThrow())
                .sorted(Comparator.comparing(Vocabulary.authorityTypes()::contains))
                .toList();
    }

    private void reach(List<Class<? extends Record>> from) {
        Deque<Class<?>> next = new ArrayDeque<>();
        for (Class<?> type : from) {
            reaches.put(type, new Reach(type.getSimpleName(), "", false, ""));
            next.add(type);
        }
        while (!next.isEmpty()) {
            Class<?> type = next.remove();
            Reach reach = Objects.requireNonNull(reaches.get(type), "reach");
            vocabulary.allMembers().getOrDefault(type, Map.of()).values().stream()
                    .flatMap(List::stream)
                    .filter(member -> member.parameters().isEmpty())
                    .forEach(member -> step(reach, member, next));
        }
    }

    private void step(Reach reach, Member member, Deque<Class<?>> next) {
        ValueType result = member.result();
        String name = member.component() ? member.name() : member.name() + "()";
        if (result.raw().isRecord() || result.raw().isEnum()) {
            arrive(result.raw(), reach.step(name, result.nullable()), next);
        } else if (result.kind() == ValueType.Kind.COLLECTION
                && result.element() != null
                && result.element().kind() == ValueType.Kind.RECORD
                && !result.nullable()
                && !reach.nullable()
                && reach.after().isEmpty()) {
            Class<?> element = result.element().raw();
            String pattern = "$of : " + reach.before() + "( ) " + element.getSimpleName();
            arrive(element, new Reach(pattern, "", false, " from $of." + reach.dotted() + name), next);
        }
    }

    private void arrive(Class<?> type, Reach reach, Deque<Class<?>> next) {
        if (reaches.putIfAbsent(type, reach) == null) {
            next.add(type);
        }
    }

    private String constant(Class<?> type, String constant) {
        Reach reach = reaches.get(type);
        return reach == null || reach.path().isEmpty()
                ? holder(
                        result -> result.kind() == ValueType.Kind.COLLECTION
                                && result.element() != null
                                && result.element().raw() == type,
                        path -> path + " contains " + constant)
                : reach.holding(reach.path() + " == " + constant);
    }

    private String example(Class<?> type, Member member) {
        if (type == Parameter.class || type == ParameterId.class) {
            String property = member.component() ? "days" : member.name();
            return "Parameter( name == \"some-value\", $" + property + " : " + property + " )";
        }
        String given = member.parameters().stream()
                .filter(parameter ->
                        parameter.kind() == ValueType.Kind.RECORD || parameter.kind() == ValueType.Kind.COLLECTION)
                .map(parameter -> holder(result -> fits(result, parameter), path -> "$given : " + path) + " ")
                .findFirst()
                .orElse("");
        if (member.factory()) {
            String call = type.getSimpleName() + "." + call(type, member);
            return holder(result -> result.raw() == type, path -> path + " == " + call);
        }
        if (type == Collection.class && !member.parameters().isEmpty()) {
            String constant = literal(new ValueType(ValueType.Kind.ENUM, Channel.class, null, false));
            if (member.parameters().get(0).kind() == ValueType.Kind.COLLECTION) {
                return "Product( $given : channels ) Product( channels." + member.name() + "( $given ) )";
            }
            return holder(
                    result -> result.kind() == ValueType.Kind.COLLECTION
                            && result.element() != null
                            && result.element().raw() == Channel.class,
                    path -> path + "." + member.name() + "( " + constant + " )");
        }
        String name = member.component() ? member.name() : call(type, member);
        Reach reach = reaches.get(type);
        if (reach != null) {
            boolean absent = reach.nullable() || member.result().nullable();
            String constraint =
                    constraint(reach.dotted() + name, member.result().nullable(absent));
            boolean timeless = type == RoleHolding.class && member.component();
            return given + reach.holding(timeless ? constraint + ", heldAt( $asOf )" : constraint);
        }
        return given
                + holder(
                        result -> type.isAssignableFrom(result.raw())
                                || type == Number.class && result.kind() == ValueType.Kind.NUMBER,
                        path -> constraint(path + "." + name, member.result()));
    }

    /** Whether a value can be given for a parameter: a record of its type, or a collection of its elements. */
    private static boolean fits(ValueType value, ValueType parameter) {
        ValueType element = parameter.element();
        return element == null
                ? value.raw() == parameter.raw()
                : value.element() != null && value.element().raw() == element.raw();
    }

    /** A pattern over the first component of a fact that fits. */
    private String holder(Predicate<ValueType> fits, UnaryOperator<String> constraint) {
        for (boolean absent : new boolean[] {false, true}) {
            for (Class<?> type : factTypes()) {
                String fact = type.getSimpleName();
                for (List<Member> members :
                        vocabulary.allMembers().getOrDefault(type, Map.of()).values()) {
                    Member member = members.get(0);
                    if (member.component() && member.result().nullable() == absent && fits.test(member.result())) {
                        String path = member.name();
                        String text = constraint.apply(path);
                        return fact + "( " + (absent ? text.replaceFirst("^" + path + "\\.", path + NULL_MARK) : text)
                                + " )";
                    }
                }
            }
        }
        return "";
    }

    private static String call(Class<?> type, Member member) {
        if (member.name().equals("parse")) {
            return type == Duration.class
                    ? "parse( \"P14D\" )"
                    : "parse( \"2026-06-21" + (type == Instant.class ? "T00:00:00Z" : "") + "\" )";
        }
        return member.name()
                + member.parameters().stream()
                        .map(Glossary::argument)
                        .collect(Collectors.joining(", ", "( ", " )"))
                        .replace("(  )", "()");
    }

    private static String argument(ValueType type) {
        if (type.kind() == ValueType.Kind.RECORD || type.kind() == ValueType.Kind.COLLECTION) {
            return "$given";
        }
        String literal = literal(type);
        return literal == null ? "$asOf" : literal;
    }

    private static @Nullable String literal(ValueType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "true";
            case NUMBER -> "10";
            case TEXT -> "\"text\"";
            case ENUM ->
                type.raw().getSimpleName() + "." + constants(type.raw()).get(0);
            case ID ->
                constants(type.raw()).isEmpty()
                        ? "\"some-id\""
                        : type.raw().getSimpleName() + "."
                                + constants(type.raw()).get(0);
            case INSTANT -> "$asOf";
            case DATE -> "LocalDate.of( 2026, 6, 21 )";
            case DURATION -> "Duration.ofDays( 30 )";
            default ->
                switch (type.raw().getSimpleName()) {
                    case "ChronoLocalDate" -> "LocalDate.of( 2026, 6, 21 )";
                    case "TemporalAmount" -> "Duration.ofDays( 30 )";
                    case "Object" -> "\"text\"";
                    default -> null;
                };
        };
    }

    /** What the value may be compared with. */
    private static @Nullable String side(ValueType type) {
        return type.raw() == ProductId.class ? "$product" : literal(type);
    }

    private static String constraint(String path, ValueType type) {
        String access = path + (type.nullable() ? NULL_MARK : ".");
        return switch (type.kind()) {
            case BOOLEAN -> type.nullable() ? path + " == true" : path;
            case NUMBER -> path + (type.raw() == BigDecimal.class ? " >= 0.5" : " >= 1");
            case TEXT, ENUM -> path + " == " + literal(type);
            case ID -> path + " == " + side(type);
            case INSTANT, DATE, DURATION -> path + " <= " + literal(type);
            case COLLECTION -> {
                ValueType of = type.element();
                String element = of == null || type.nullable() || of.kind() == ValueType.Kind.OTHER ? null : side(of);
                yield element == null ? access + "size() >= 1" : path + " contains " + element;
            }
            case MAP -> access + "containsKey( \"text\" )";
            default -> type.nullable() ? path + " != null" : "$found : " + path;
        };
    }

    /** All of it as a page in Markdown. */
    public String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("# The vocabulary of rules\n\n")
                .append(
                        "Every type, property and method that a rule may name, in alphabetical order. It is made from the")
                .append(" records\nthemselves. Examples are conditions of a rule that starts with\n")
                .append("`GateReview( $product : productId, $asOf : asOf )`; what is over `PendingDecision` or")
                .append(" `UnresolvedMatter` stands in a\n[decision right or an escalation step](decision-rights.md),")
                .append(" which starts with that, and what is over\n`ReviewedProduct`, `ReviewedStream` or")
                .append(
                        " `ReviewedPortfolio` in a [practice or guardrail](practices.md). Nothing else may look for\n"
                                + "`AppliedRight`, `EscalationRoute`, `GateUse`, `ResolvedDecision` and `StandingDecision`.\n\n")
                .append(
                        "- A **fact** is what a pattern looks for; a **record** stands in facts; an **id** is the name of")
                .append(" something; **constants**\n  are listed; a **value** is a type of Java.\n")
                .append("- What may be absent is read with `!.`, and never satisfies a comparison while it is.\n")
                .append("- The other words of the language stand in [write-a-rule.md](write-a-rule.md).\n");
        for (Type type : types) {
            page.append("\n## ")
                    .append(type.type().getSimpleName())
                    .append("\n\n*")
                    .append(type.sort().word())
                    .append("*");
            if (vocabulary.type(type.type().getSimpleName()).isPresent()) {
                page.append(", `import ").append(type.type().getCanonicalName()).append("`");
            }
            page.append(". ").append(type.meaning()).append("\n");
            if (!type.words().isEmpty()) {
                page.append("\n| Word | Gives | May be absent | Meaning | Example |\n|---|---|---|---|---|\n");
            }
            for (Word word : type.words()) {
                page.append("| `")
                        .append(word.name())
                        .append("` | ")
                        .append(word.type())
                        .append(word.nullable() ? " | yes | " : " | no | ")
                        .append(word.meaning().replace("|", "\\|"))
                        .append(" | `")
                        .append(word.example().replace("|", "\\|"))
                        .append("` |\n");
            }
        }
        return page.toString();
    }
}
