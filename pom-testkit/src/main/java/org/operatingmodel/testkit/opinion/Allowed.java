package org.operatingmodel.testkit.opinion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Type;
import org.operatingmodel.rules.language.Member;
import org.operatingmodel.rules.language.ValueType;
import org.operatingmodel.rules.language.Vocabulary;

/** What generated code may use: the members of a vocabulary, and a closed list. */
final class Allowed {
    private static final Map<Purpose, Set<String>> LISTED = listed();

    private final Map<String, Class<?>> types = new HashMap<>();
    private final Set<Method> members = new HashSet<>();

    Allowed(Vocabulary vocabulary) {
        vocabulary.allMembers().forEach((type, named) -> {
            add(type);
            named.values().forEach(same -> same.forEach(this::add));
        });
        vocabulary.typeNames().forEach(name -> vocabulary.type(name).ifPresent(this::add));
    }

    private void add(Member member) {
        members.add(member.method());
        add(member.result());
        member.parameters().forEach(this::add);
    }

    private void add(ValueType type) {
        add(type.raw());
        ValueType element = type.element();
        if (element != null) {
            add(element);
        }
    }

    private void add(Class<?> type) {
        types.put(type.getName(), type);
    }

    /** Whether the list of the purpose has the name. */
    boolean listed(Purpose purpose, String owner, String name) {
        return LISTED.getOrDefault(purpose, Set.of()).contains(owner + "#" + name);
    }

    /** Whether it is a member that rules may read, or makes an id of a text. */
    boolean member(String owner, String name, String descriptor) {
        Class<?> type = types.get(owner);
        if (type == null) {
            return false;
        }
        String[] parameters = Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(Type::getClassName)
                .toArray(String[]::new);
        if (name.equals("<init>")) {
            return id(type) && Arrays.equals(parameters, new String[] {"java.lang.String"});
        }
        return members.stream()
                .anyMatch(member -> member.getName().equals(name)
                        && member.getDeclaringClass().isAssignableFrom(type)
                        && Arrays.equals(parameters, names(member)));
    }

    private static String[] names(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getName).toArray(String[]::new);
    }

    private static boolean id(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value")
                && type.getRecordComponents()[0].getType() == String.class;
    }

    /** Whether it is a constant of an enum of the vocabulary. */
    boolean constant(String owner, String name) {
        Class<?> type = types.get(owner);
        return type != null
                && type.isEnum()
                && Arrays.stream(type.getEnumConstants())
                        .anyMatch(each -> ((Enum<?>) each).name().equals(name));
    }

    /** Whether it is a type of the vocabulary. */
    boolean type(String name) {
        return types.containsKey(name) || BOXES.contains(name);
    }

    private static final Set<String> BOXES =
            Set.of("java.lang.Boolean", "java.lang.Integer", "java.lang.Long", "java.lang.Object", "java.util.List");

    private static Map<Purpose, Set<String>> listed() {
        Map<Purpose, Set<String>> listed = new EnumMap<>(Purpose.class);
        try (InputStream in = Objects.requireNonNull(Allowed.class.getResourceAsStream("allowed.txt"))) {
            Set<String> names = Set.of();
            for (String line : List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))) {
                if (line.startsWith("[")) {
                    String purpose = line.substring(1, line.indexOf(']')).toUpperCase(Locale.ROOT);
                    names = new HashSet<>();
                    listed.put(Purpose.valueOf(purpose), names);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    names.add(line);
                }
            }
            return listed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a list is for. */
    enum Purpose {
        /** Calls in the code of conditions. */
        CONDITIONS,
        /** Calls around the code of conditions, in its class. */
        ENUMS,
        /** Calls of what knows the properties of a type. */
        PROPERTIES,
        /** Calls of it where it finds a property by name. */
        NAMES,
        /** Calls of what puts conditions together. */
        STATEMENTS,
        /** Constructors that it refers to. */
        REFERENCES,
        /** Fields that are read around conditions. */
        CONSTANTS,
        /** Calls of what lists rules. */
        LISTS
    }
}
