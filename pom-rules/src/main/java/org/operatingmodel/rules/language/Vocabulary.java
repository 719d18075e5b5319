package org.operatingmodel.rules.language;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.AppliedRight;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.PendingDecision;
import org.operatingmodel.authority.ResolvedDecision;
import org.operatingmodel.authority.StandingDecision;
import org.operatingmodel.escalation.BusinessCalendar;
import org.operatingmodel.escalation.EscalationRoute;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.gate.GateUse;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.metrics.balance.AllocationBalance;
import org.operatingmodel.metrics.flow.FlowAge;
import org.operatingmodel.metrics.flow.FlowDistribution;
import org.operatingmodel.metrics.flow.FlowEfficiency;
import org.operatingmodel.metrics.flow.FlowLoad;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.reliability.ErrorBudget;
import org.operatingmodel.metrics.unitcost.UnitCost;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.ReviewedPortfolio;
import org.operatingmodel.practice.ReviewedProduct;
import org.operatingmodel.practice.ReviewedStream;
import org.operatingmodel.rules.evaluation.Operators;

/**
 * The words that rules may use: fact types, their properties and methods, constants, and the known evidence kinds and roles.
 *
 * <p>Nothing that is not in it can be named in a rule.
 *
 * @since 0.1
 */
public final class Vocabulary {
    private static final Set<Class<?>> PLAIN =
            Set.of(BigDecimal.class, Duration.class, Instant.class, LocalDate.class, String.class, Object.class);

    /** Methods that depend on the language of the machine or lose digits in Java, and the functions that do not. */
    private static final Map<String, String> LIBRARY = Map.of(
            "String.toLowerCase", "lowerCase",
            "String.toUpperCase", "upperCase",
            "BigDecimal.intValue", "whole",
            "BigDecimal.longValue", "whole");

    private static final Set<Class<? extends Record>> FIGURES = Set.of(
            AllocationBalance.class,
            ErrorBudget.class,
            FlowAge.class,
            FlowDistribution.class,
            FlowEfficiency.class,
            FlowLoad.class,
            RunCost.class,
            UndefinedFigure.class,
            UnitCost.class);

    private static final Set<Class<? extends Record>> AUTHORITY = Set.of(
            AppliedRight.class, EscalationRoute.class, GateUse.class, ResolvedDecision.class, StandingDecision.class);

    private final Map<String, Class<? extends Record>> facts;
    private final Map<String, Class<?>> types;
    private final Map<Class<?>, Map<String, List<Member>>> members;
    private final Map<Class<?>, Set<String>> knownIds;
    private final Map<String, Class<? extends Record>> hostFacts;

    private Vocabulary(
            Map<String, Class<? extends Record>> facts,
            Map<String, Class<?>> types,
            Map<Class<?>, Map<String, List<Member>>> members,
            Map<Class<?>, Set<String>> knownIds,
            Map<String, Class<? extends Record>> hostFacts) {
        this.facts = facts;
        this.types = types;
        this.members = members;
        this.knownIds = knownIds;
        this.hostFacts = hostFacts;
    }

    /**
     * The published vocabulary: the records of a portfolio except waivers and override decisions, what rules are about, the
     * parameters of packs, and the computed figures.
     */
    public static Vocabulary standard() {
        return Standard.VOCABULARY;
    }

    /** The types of the facts that the library computes, with {@link UndefinedFigure} for those that have no value. */
    public static Set<Class<? extends Record>> figureTypes() {
        return FIGURES;
    }

    /** The types of the facts about what packs come to, such as who decides; only practices and guardrails may read them. */
    public static Set<Class<? extends Record>> authorityTypes() {
        return AUTHORITY;
    }

    /**
     * This vocabulary with the record types of a host as facts, and the records and enums that they are made of.
     *
     * <p>A type is a public record in a package that can be read. Its components are {@code boolean}, {@code int}, {@code
     * long}, their boxes, {@code String}, {@code BigDecimal}, {@code Instant}, {@code LocalDate}, {@code Duration}, {@code
     * URI}, enums, records of such, and lists, sets and maps with text keys of these. Rules may call its public methods that
     * are marked {@link InRules}, which must be pure: this cannot be checked. Unless it stands under {@code NullMarked}, what
     * is no primitive may be absent, and rules must say what then. It should copy collections in.
     *
     * <p>A type with a component {@code productId} is {@link org.operatingmodel.portfolio.ProductScoped}, and so on; one
     * that counts only for some time is {@link org.operatingmodel.portfolio.Dated}.
     *
     * @throws IllegalArgumentException if a type is anything else, or its name is taken; the message has a line for each
     *     fault
     */
    public Vocabulary withFacts(Class<?>... recordTypes) {
        List<Class<? extends Record>> added = new HostTypes(types).checked(recordTypes);
        Collector collector = new Collector();
        collector.facts.putAll(facts);
        collector.types.putAll(types);
        collector.members.putAll(members);
        Map<String, Class<? extends Record>> hosts = new TreeMap<>(hostFacts);
        for (Class<? extends Record> type : added) {
            collector.fact(type);
            hosts.put(type.getSimpleName(), type);
        }
        return new Vocabulary(
                Collections.unmodifiableMap(collector.facts),
                Collections.unmodifiableMap(collector.types),
                collector.members,
                knownIds,
                Collections.unmodifiableMap(hosts));
    }

    /** The fact types that a host has added, by name; empty in the standard vocabulary. */
    public Map<String, Class<? extends Record>> hostFactTypes() {
        return hostFacts;
    }

    /** This vocabulary with further evidence kinds, which a pack declares. */
    public Vocabulary withEvidenceKinds(Collection<EvidenceKind> kinds) {
        Map<Class<?>, Set<String>> known = new LinkedHashMap<>(knownIds);
        Set<String> all = new TreeSet<>(known.getOrDefault(EvidenceKind.class, Set.of()));
        kinds.forEach(kind -> all.add(kind.value()));
        known.put(EvidenceKind.class, Collections.unmodifiableSet(all));
        return new Vocabulary(facts, types, members, known, hostFacts);
    }

    /** This vocabulary with further roles, which a pack declares. */
    public Vocabulary withRoles(Collection<RoleId> roles) {
        Map<Class<?>, Set<String>> known = new LinkedHashMap<>(knownIds);
        Set<String> all = new TreeSet<>(known.getOrDefault(RoleId.class, Set.of()));
        roles.forEach(role -> all.add(role.value()));
        known.put(RoleId.class, Collections.unmodifiableSet(all));
        return new Vocabulary(facts, types, members, known, hostFacts);
    }

    /** This vocabulary with the parameters that a pack states. */
    public Vocabulary withParameters(Collection<ParameterDefinition> parameters) {
        Map<Class<?>, Set<String>> known = new LinkedHashMap<>(knownIds);
        Set<String> all = new TreeSet<>();
        parameters.forEach(parameter -> all.add(parameter.id().value()));
        known.put(ParameterId.class, Collections.unmodifiableSet(all));
        return new Vocabulary(facts, types, members, known, hostFacts);
    }

    /** The names of the fact types, in alphabetical order. */
    public Set<String> factTypes() {
        return facts.keySet();
    }

    /** The fact type of that name; empty when there is none. */
    public Optional<Class<? extends Record>> factType(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** The names of all types that a rule may import, in alphabetical order. */
    public Set<String> typeNames() {
        return types.keySet();
    }

    /** The type of that simple name; empty when there is none. */
    public Optional<Class<?>> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The type that a parameter of a query may have, by its simple name; empty when there is none. */
    Optional<ValueType> parameterType(String name) {
        return switch (name) {
            case "String" -> Optional.of(ValueType.TEXT);
            case "boolean", "Boolean" -> Optional.of(ValueType.BOOLEAN);
            case "int", "Integer" -> Optional.of(new ValueType(ValueType.Kind.NUMBER, int.class, null, false));
            case "long", "Long" -> Optional.of(new ValueType(ValueType.Kind.NUMBER, long.class, null, false));
            default -> type(name).map(type -> new ValueType(Collector.kindOf(type), type, null, false));
        };
    }

    /** The record type of that name that a pattern may look for in a collection, a fact type or not. */
    Optional<Class<? extends Record>> recordType(String name) {
        return type(name).filter(Class::isRecord).map(type -> type.asSubclass(Record.class));
    }

    /** How values of a class behave; they are always there. */
    ValueType typeOf(Class<?> type) {
        return new ValueType(Collector.kindOf(type), type, null, false);
    }

    /** The ids that may be written for an id type whose ids are known beforehand; empty for all other id types. */
    Optional<Set<String>> knownIds(Class<?> idType) {
        return Optional.ofNullable(knownIds.get(idType));
    }

    /** The properties and methods of a type, by name. */
    Map<String, List<Member>> members(ValueType type) {
        Class<?> owner = switch (type.kind()) {
            case TEXT -> String.class;
            case NUMBER -> type.raw() == BigDecimal.class ? BigDecimal.class : Number.class;
            case COLLECTION -> Collection.class;
            case MAP -> Map.class;
            default -> type.raw();
        };
        return members.getOrDefault(owner, Map.of());
    }

    /** The types whose members are listed, each with its members by name. */
    public Map<Class<?>, Map<String, List<Member>>> allMembers() {
        return Collections.unmodifiableMap(members);
    }

    /** The static factory methods of a plain type, by name. */
    Map<String, List<Member>> factories(Class<?> type) {
        return members.getOrDefault(type, Map.of());
    }

    /** Whether a method is marked as one that rules may call, in its type or in an interface of it. */
    static boolean offered(Method method, Class<?> type) {
        return Collector.inRules(method, type) != null;
    }

    /** Words of the standard library. */
    private static final class Standard {
        /** What is judged elsewhere: exceptions, protocols of which nobody has said whether they stand, and the calendar. */
        private static final Set<Class<?>> NO_FACTS =
                Set.of(Waiver.class, OverrideDecision.class, DecisionRecord.class, BusinessCalendar.class);

        static final Vocabulary VOCABULARY = build();

        private static Vocabulary build() {
            Collector collector = new Collector();
            for (RecordComponent list : Portfolio.class.getRecordComponents()) {
                Type element = ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
                if (!NO_FACTS.contains(element)) {
                    collector.fact(((Class<?>) element).asSubclass(Record.class));
                }
            }
            collector.fact(GateReview.class);
            collector.fact(PendingDecision.class);
            collector.fact(UnresolvedMatter.class);
            collector.fact(ReviewedProduct.class);
            collector.fact(ReviewedStream.class);
            collector.fact(ReviewedPortfolio.class);
            collector.fact(Parameter.class);
            FIGURES.forEach(collector::fact);
            AUTHORITY.forEach(collector::fact);
            return collector.vocabulary();
        }
    }

    /** Reads types by reflection. */
    private static final class Collector {
        private final Map<String, Class<? extends Record>> facts = new TreeMap<>();
        private final Map<String, Class<?>> types = new TreeMap<>();
        private final Map<Class<?>, Map<String, List<Member>>> members = new LinkedHashMap<>();

        void fact(Class<? extends Record> type) {
            facts.put(type.getSimpleName(), type);
            readable(type);
        }

        private void readable(Class<?> type) {
            if (members.containsKey(type)) {
                return;
            }
            if (type.isRecord() || type.isEnum()) {
                Class<?> other = types.putIfAbsent(type.getSimpleName(), type);
                if (other != null) {
                    throw new IllegalArgumentException("Types must have different simple names, but " + other.getName()
                            + " and " + type.getName() + " have not. Rename one.");
                }
                Map<String, List<Member>> named = new TreeMap<>();
                members.put(type, named);
                boolean marked = nullMarked(type);
                if (type.isRecord()) {
                    for (RecordComponent component : type.getRecordComponents()) {
                        if (type == Parameter.class && !component.getName().equals("name")) {
                            // the value is read by the property of its type
                            continue;
                        }
                        ValueType result = absentUnless(marked, typeOf(component.getAnnotatedType()));
                        add(
                                named,
                                new Member(component.getName(), component.getAccessor(), List.of(), result, true, ""));
                    }
                }
                for (Method method : type.getMethods()) {
                    InRules allowed = inRules(method, type);
                    if (allowed != null && !method.isBridge() && !Modifier.isStatic(method.getModifiers())) {
                        Member member = member(method, allowed.value());
                        add(
                                named,
                                new Member(
                                        member.name(),
                                        method,
                                        member.parameters(),
                                        absentUnless(marked, member.result()),
                                        false,
                                        member.phrase()));
                    }
                }
                if (type.isEnum()) {
                    add(named, new Member("name", method(Enum.class, "name"), List.of(), ValueType.TEXT, false, ""));
                }
            }
        }

        /** Where nobody says what may be absent, everything may that can. */
        private static ValueType absentUnless(boolean marked, ValueType type) {
            return marked || type.raw().isPrimitive() ? type : type.nullable(true);
        }

        private static boolean nullMarked(Class<?> type) {
            for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
                if (at.isAnnotationPresent(NullMarked.class)) {
                    return true;
                }
            }
            return type.getPackage().isAnnotationPresent(NullMarked.class)
                    || type.getModule().isAnnotationPresent(NullMarked.class);
        }

        private static void add(Map<String, List<Member>> named, Member member) {
            List<Member> same = named.computeIfAbsent(member.name(), name -> new ArrayList<>());
            if (same.stream()
                    .noneMatch(other ->
                            other.parameters().size() == member.parameters().size())) {
                same.add(member);
            }
        }

        private Member member(Method method, String phrase) {
            List<ValueType> parameters = Arrays.stream(method.getAnnotatedParameterTypes())
                    .map(this::typeOf)
                    .toList();
            return new Member(
                    method.getName(), method, parameters, typeOf(method.getAnnotatedReturnType()), false, phrase);
        }

        private static Method method(Class<?> owner, String name, Class<?>... parameters) {
            try {
                return owner.getMethod(name, parameters);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("The allow-list names a method that does not exist: " + name, e);
            }
        }

        private static @Nullable InRules inRules(Method method, Class<?> type) {
            InRules own = method.getAnnotation(InRules.class);
            if (own != null) {
                return own;
            }
            for (Class<?> parent : type.getInterfaces()) {
                for (Method declared : parent.getMethods()) {
                    InRules inherited = declared.getAnnotation(InRules.class);
                    if (inherited != null
                            && declared.getName().equals(method.getName())
                            && Arrays.equals(declared.getParameterTypes(), method.getParameterTypes())) {
                        return inherited;
                    }
                }
            }
            return null;
        }

        ValueType typeOf(AnnotatedType annotated) {
            boolean nullable = annotated.isAnnotationPresent(Nullable.class);
            Type type = annotated.getType();
            if (type instanceof ParameterizedType parameterized) {
                Class<?> raw = (Class<?>) parameterized.getRawType();
                AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
                if (Collection.class.isAssignableFrom(raw)) {
                    return new ValueType(ValueType.Kind.COLLECTION, raw, typeOf(arguments[0]), nullable);
                }
                if (Map.class.isAssignableFrom(raw)) {
                    return new ValueType(ValueType.Kind.MAP, raw, typeOf(arguments[1]), nullable);
                }
                return new ValueType(ValueType.Kind.OTHER, raw, null, nullable);
            }
            Class<?> raw = type instanceof Class<?> plain ? plain : Object.class;
            if (raw.isRecord() || raw.isEnum()) {
                readable(raw);
            }
            return new ValueType(kindOf(raw), raw, null, nullable);
        }

        private static ValueType.Kind kindOf(Class<?> raw) {
            if (raw == boolean.class || raw == Boolean.class) {
                return ValueType.Kind.BOOLEAN;
            }
            if (raw == int.class || raw == long.class || Number.class.isAssignableFrom(raw)) {
                return ValueType.Kind.NUMBER;
            }
            if (CharSequence.class.isAssignableFrom(raw)) {
                return ValueType.Kind.TEXT;
            }
            if (raw.isEnum()) {
                return ValueType.Kind.ENUM;
            }
            if (raw == Instant.class) {
                return ValueType.Kind.INSTANT;
            }
            if (raw == LocalDate.class) {
                return ValueType.Kind.DATE;
            }
            if (raw == Duration.class) {
                return ValueType.Kind.DURATION;
            }
            if (raw.isRecord()) {
                RecordComponent[] components = raw.getRecordComponents();
                boolean id = components.length == 1
                        && components[0].getName().equals("value")
                        && components[0].getType() == String.class;
                return id ? ValueType.Kind.ID : ValueType.Kind.RECORD;
            }
            if (Collection.class.isAssignableFrom(raw)) {
                return ValueType.Kind.COLLECTION;
            }
            return Map.class.isAssignableFrom(raw) ? ValueType.Kind.MAP : ValueType.Kind.OTHER;
        }

        Vocabulary vocabulary() {
            readAllowList();
            for (Class<?> plain : PLAIN) {
                if (plain != Object.class && plain != String.class) {
                    types.put(plain.getSimpleName(), plain);
                }
            }
            Map<Class<?>, Set<String>> known = new LinkedHashMap<>();
            known.put(
                    EvidenceKind.class,
                    ids(EvidenceKind.standard().stream()
                            .map(EvidenceKind::value)
                            .toList()));
            known.put(
                    RoleId.class,
                    ids(RoleId.standard().stream().map(RoleId::value).toList()));
            return new Vocabulary(
                    Collections.unmodifiableMap(facts), Collections.unmodifiableMap(types), members, known, Map.of());
        }

        private static Set<String> ids(List<String> values) {
            return Collections.unmodifiableSet(new TreeSet<>(values));
        }

        private void readAllowList() {
            for (String line : Meanings.lines("members.txt")) {
                int hash = line.indexOf('#');
                if (hash < 0) {
                    continue;
                }
                int open = line.indexOf('(');
                try {
                    Class<?> owner = Class.forName(line.substring(0, hash));
                    String list = line.substring(open + 1, line.indexOf(')'));
                    List<Class<?>> parameters = new ArrayList<>();
                    for (String name : list.isEmpty() ? new String[0] : list.split(",")) {
                        parameters.add(
                                switch (name) {
                                    case "int" -> int.class;
                                    case "long" -> long.class;
                                    default -> Class.forName(name);
                                });
                    }
                    String name = line.substring(hash + 1, open);
                    Method own = method(owner, name, parameters.toArray(new Class<?>[0]));
                    boolean absent = line.startsWith("?", line.indexOf(')') + 1);
                    Member listed = member(own, "");
                    ValueType result = switch (owner.getSimpleName() + "." + name) {
                        case "Map.get" -> ValueType.TEXT.nullable(true);
                        case "Map.keySet", "Map.values" ->
                            new ValueType(ValueType.Kind.COLLECTION, own.getReturnType(), ValueType.TEXT, false);
                        case "BigDecimal.intValue", "BigDecimal.longValue" -> ValueType.NUMBER;
                        default -> listed.result().nullable(absent);
                    };
                    String function = LIBRARY.get(owner.getSimpleName() + "." + name);
                    Method called = function == null ? own : method(Operators.class, function, owner);
                    Member member = new Member(name, called, listed.parameters(), result, false, "");
                    add(members.computeIfAbsent(owner, o -> new TreeMap<>()), member);
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException("The allow-list names a class that does not exist: " + line, e);
                }
            }
        }
    }
}
