package org.operatingmodel.rules.language;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.portfolio.PersonScoped;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.portfolio.StreamScoped;

/** Looks whether rules can read the types of a host, and collects everything that is wrong. */
final class HostTypes {
    /** Names of properties that the engine reads as something else: measured with Drools 10.2. */
    private static final Set<String> TAKEN = Set.of(
            "until",
            "in",
            "or",
            "and",
            "not",
            "eval",
            "contains",
            "soundslike",
            "strsim",
            "convertable_to",
            "function",
            "empty",
            "with",
            "foreach",
            "var",
            "nil",
            "isdef",
            "then",
            "when",
            "unit",
            "modify",
            "record");

    private static final Set<Type> VALUES = Set.of(
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            String.class,
            BigDecimal.class,
            Instant.class,
            LocalDate.class,
            Duration.class,
            URI.class);

    private static final Set<Type> INEXACT = Set.of(double.class, Double.class, float.class, Float.class);
    private static final Set<Type> COLLECTIONS = Set.of(List.class, Set.class, Collection.class);

    private static final Map<String, Class<?>> SCOPES = Map.of(
            "productId", ProductScoped.class, "valueStreamId", StreamScoped.class, "personId", PersonScoped.class);

    private static final String PLAIN_NAME = "[A-Za-z][A-Za-z0-9_]*";
    private static final String VALUES_FIX =
            "Use boolean, int, long, String, BigDecimal, Instant, LocalDate, Duration, URI, an enum, a record,"
                    + " or a List, Set or Map of these.";

    private final Map<String, Class<?>> names;
    private final Set<Class<?>> seen;
    private final Set<String> problems = new LinkedHashSet<>();

    /** Types are to stand beside others. */
    HostTypes(Map<String, Class<?>> known) {
        this.names = new HashMap<>(known);
        this.seen = new HashSet<>(known.values());
        for (Class<?> type : List.of(
                List.class,
                Set.class,
                Collection.class,
                Map.class,
                String.class,
                Object.class,
                OverrideDecision.class,
                Waiver.class)) {
            names.put(type.getSimpleName(), type);
        }
    }

    /** Whether the engine reads a property of that name as the property. */
    static boolean bindable(String property) {
        return !TAKEN.contains(property)
                && !property.startsWith("is")
                && !property.startsWith("get")
                && !property.startsWith("set");
    }

    /**
     * The types, each of which rules can read.
     *
     * @throws IllegalArgumentException if there is one that they cannot; the message has a line for each fault
     */
    List<Class<? extends Record>> checked(Class<?>... types) {
        List<Class<? extends Record>> facts = new ArrayList<>();
        for (Class<?> type : types) {
            if (!type.isRecord()) {
                problem(type.getName(), "a fact type must be a record, but is none. Write it as a record.");
            } else if (names.get(type.getSimpleName()) == type) {
                problem(type.getName(), "a fact type must be a new one, but this is in the vocabulary. Leave it out.");
            } else {
                facts.add(type.asSubclass(Record.class));
            }
        }
        facts.stream().distinct().forEach(type -> {
            visit(type);
            scope(type);
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.stream().collect(Collectors.joining("\n")));
        }
        return facts;
    }

    private void problem(String where, String what) {
        problems.add(where + ": " + what);
    }

    private void visit(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        String name = type.getName();
        if (!accessible(type)) {
            problem(name, "a type must be public, and what it is nested in, but is not. Make it public.");
        }
        if (type.getPackageName().isEmpty()) {
            problem(name, "a type must be in a package, but is in none. Move it into one.");
        } else if (!type.getModule().isExported(type.getPackageName())) {
            problem(
                    name,
                    "the package of a type must be exported, but '" + type.getPackageName() + "' is not. Export it in "
                            + type.getModule().getName() + ".");
        }
        if (type.getTypeParameters().length > 0) {
            problem(name, "a type must have no type parameters, but has. Write the types out.");
        }
        String simple = type.getSimpleName();
        Class<?> other = names.putIfAbsent(simple, type);
        if (other != null && other != type) {
            problem(name, "a simple name must be free, but '" + simple + "' is " + other.getName() + ". Rename it.");
        }
        if (!simple.matches(PLAIN_NAME) || !Character.isUpperCase(simple.charAt(0))) {
            problem(
                    name,
                    "a simple name must be a capital letter, then plain letters, digits and '_', but was '" + simple
                            + "'. Rename it.");
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                String where = name + "." + component.getName();
                property(where, component.getName());
                readable(where, "a component", component.getGenericType());
            }
        }
        Set<String> offered = new HashSet<>();
        for (Method method : methods(type)) {
            if (Vocabulary.offered(method, type) && !method.isBridge()) {
                method(name + "." + method.getName() + "()", method, offered);
            }
        }
    }

    /** Its own methods and those that it inherits, in a defined order. */
    private static List<Method> methods(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getMethods()))
                .distinct()
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
    }

    private static boolean accessible(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return type.getCanonicalName() != null;
    }

    private void property(String where, String name) {
        if (!name.matches(PLAIN_NAME) || !Character.isLowerCase(name.charAt(0))) {
            problem(
                    where,
                    "a name must be a small letter, then plain letters, digits and '_', but was '" + name
                            + "'. Rename it.");
        } else if (!bindable(name)) {
            problem(
                    where,
                    "a name must be no word of the rule language and not start with is, get or set, but was '" + name
                            + "'. Rename it.");
        }
    }

    private void method(String where, Method method, Set<String> offered) {
        if (!Modifier.isPublic(method.getModifiers())) {
            problem(where, "a method that rules may call must be public, but is not. Make it public.");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            problem(where, "a method that rules may call must be one of its record, but is static. Remove 'static'.");
        }
        if (method.getTypeParameters().length > 0) {
            problem(where, "a method that rules may call must have no type parameters, but has. Write them out.");
        }
        if (method.getExceptionTypes().length > 0) {
            problem(
                    where,
                    "a method that rules may call must be total, but declares "
                            + method.getExceptionTypes()[0].getSimpleName() + ". Answer for every value.");
        }
        if (!method.getName().matches(PLAIN_NAME) || TAKEN.contains(method.getName())) {
            problem(
                    where,
                    "a name must be of plain letters, digits and '_' and no word of the rule language, but was '"
                            + method.getName() + "'. Rename it.");
        }
        if (!offered.add(method.getName() + "/" + method.getParameterCount())) {
            problem(
                    where,
                    "methods of one name must differ in the number of parameters, but two have "
                            + method.getParameterCount() + ". Rename one.");
        }
        if (method.getReturnType() == void.class) {
            problem(where, "a method that rules may call must give something, but is void. Return a value.");
        } else {
            readable(where, "a result", method.getGenericReturnType());
        }
        for (Type parameter : method.getGenericParameterTypes()) {
            readable(where, "a parameter", parameter);
        }
    }

    private void readable(String where, String what, Type type) {
        Type single = type;
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            if (COLLECTIONS.contains(parameterized.getRawType())) {
                single = arguments[0];
            } else if (parameterized.getRawType() == Map.class && arguments[0] == String.class) {
                single = arguments[1];
            }
        }
        if (single instanceof Class<?> raw && (raw.isRecord() || raw.isEnum())) {
            visit(raw);
        } else if (INEXACT.contains(single)) {
            problem(where, what + " must be exact, but is " + type.getTypeName() + ". Use BigDecimal.");
        } else if (!VALUES.contains(single)) {
            problem(
                    where,
                    what + " must be a value that rules can read, but is " + type.getTypeName() + ". " + VALUES_FIX);
        }
    }

    /** A fact that does not say what it is about would be seen by every decision. */
    private void scope(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> scope = SCOPES.get(component.getName());
            if (scope != null && !scope.isAssignableFrom(type)) {
                boolean any = SCOPES.values().stream().anyMatch(other -> other.isAssignableFrom(type));
                if (!any) {
                    problem(
                            type.getName() + "." + component.getName(),
                            "a record with this component must say that it is about that, but does not. Implement "
                                    + scope.getSimpleName() + ".");
                }
            }
        }
    }
}
