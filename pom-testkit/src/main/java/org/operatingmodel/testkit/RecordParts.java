package org.operatingmodel.testkit;

import jakarta.validation.constraints.NotEmpty;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.measurement.GuardrailAspect;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.platform.CapabilityId;
import org.operatingmodel.platform.GraduationState;
import org.operatingmodel.platform.GraduationStep;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.testkit.Draft.Part;

/**
 * Facts of any type that a portfolio has, made from the components of its record.
 *
 * <p>Every choice takes the next of some numbers, and 0 is the plainest: absent, empty, the first constant, half a day ago.
 * Within a record, what comes later is after what comes first, and products and people differ from each other.
 *
 * @param asOf the instant as of which is decided
 * @param kinds the kinds of evidence
 * @param criteria the criteria of the packs
 * @param decisions the kinds of decisions of the packs
 * @param roles the roles that portfolios know
 * @param moments the instants that matter
 * @param boundaries all of them
 * @param named what packs name
 */
record RecordParts(
        Instant asOf,
        List<EvidenceKind> kinds,
        List<Criterion> criteria,
        List<DecisionId> decisions,
        List<RoleId> roles,
        Moments moments,
        List<Instant> boundaries,
        Named named) {
    /** How many numbers a part takes; when they run out, the rest is plain. */
    static final int NUMBERS = 24;

    /** How many choices a part has at most, however few instants matter. */
    private static final int CHOICES = 60;

    /** How many of the choices stand for the usual instant. */
    private static final int USUAL = 20;

    /** How many days there are to choose from, around the instant. */
    private static final int DAYS = 60;

    /** The greatest whole number of a rule that is counted up to. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    /** The lists of which parts of their own make all facts. */
    private static final Set<String> BY_HAND = Set.of(
            "valueStreams",
            "people",
            "roles",
            "products",
            "dependencies",
            "problems",
            "userSegments",
            "optionAssessments",
            "experimentPlans",
            "events",
            "evidence",
            "approvals",
            "waivers",
            "riskRegisters",
            "risks",
            "dataInventories",
            "dataFields",
            "slos",
            "slas",
            "sloCounts",
            "sloEvaluations",
            "budgets",
            "allocationTargets",
            "costs",
            "usageCounts");

    private static final Map<String, Class<? extends Record>> TYPES = types();
    private static final List<String> LISTS =
            TYPES.keySet().stream().filter(list -> !BY_HAND.contains(list)).toList();
    private static final Map<Class<?>, String> DEFINED_IN = definedIn();
    private static final Set<String> AT_MOST_ONE = Set.of("calendars", "roadmapStarts");
    private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
            try {
                return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("A record must have its canonical constructor.", e);
            }
        }
    };

    private static Map<String, Class<? extends Record>> types() {
        Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
        for (RecordComponent list : Portfolio.class.getRecordComponents()) {
            types.put(list.getName(), element(list.getGenericType()).asSubclass(Record.class));
        }
        return types;
    }

    private static Map<Class<?>, String> definedIn() {
        Map<Class<?>, String> lists = new LinkedHashMap<>();
        TYPES.forEach((list, type) -> Arrays.stream(type.getRecordComponents())
                .filter(component ->
                        component.getName().equals("id") && component.getType().isRecord())
                .forEach(component -> lists.put(component.getType(), list)));
        return lists;
    }

    private static Class<?> element(Type collection) {
        return (Class<?>) ((ParameterizedType) collection).getActualTypeArguments()[0];
    }

    /** How many kinds of facts there are to choose from. */
    static int size() {
        return LISTS.size();
    }

    /** The greatest number that a part can use. */
    int greatest() {
        return Math.max(CHOICES, usual() + boundaries.size()) - 1;
    }

    private int usual() {
        return Math.max(USUAL, boundaries.size() / 2);
    }

    /** A fact for one of the lists. */
    Part part(int list, List<Integer> numbers) {
        return draft -> new Making(draft, numbers).add(LISTS.get(list));
    }

    /** Where a record is made: what its components must agree with. */
    private static final class Context {
        final Set<Record> others = new LinkedHashSet<>();

        @Nullable
        Instant first;

        @Nullable
        ProductId product;

        boolean top;
    }

    /** One run through the numbers. */
    private final class Making {
        private final Draft draft;
        private final List<Integer> numbers;
        private int next;

        Making(Draft draft, List<Integer> numbers) {
            this.draft = draft;
            this.numbers = numbers;
        }

        private int choice(int of) {
            return next < numbers.size() ? numbers.get(next++) % of : 0;
        }

        private boolean rarely() {
            return choice(3) > 0;
        }

        /** Adds a fact to the list; null where it must name more products than there are, or there is one already. */
        @Nullable
        Record add(String list) {
            if (AT_MOST_ONE.contains(list) && !draft.once.add(list)) {
                return null;
            }
            int product = choice(draft.products.size() + 1);
            return add(
                    list,
                    product == draft.products.size()
                            ? null
                            : draft.product(product).id());
        }

        /** Adds a fact to the list, about the product, or about none. */
        private @Nullable Record add(String list, @Nullable ProductId product) {
            Class<? extends Record> type = Objects.requireNonNull(TYPES.get(list));
            Context context = new Context();
            context.top = true;
            boolean about = Arrays.stream(Records.COMPONENTS.get(type))
                    .anyMatch(component -> component.getName().equals("productId"));
            if (about && product != null) {
                context.product = product;
                context.others.add(product);
            }
            Record fact = make(type, context);
            if (fact != null) {
                draft.add(list, fact);
                Records.id(fact).ifPresent(id -> draft.know(id, owner(fact)));
            }
            return fact;
        }

        private @Nullable Record make(Class<? extends Record> type, Context context) {
            RecordComponent[] components = Records.COMPONENTS.get(type);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            Map<String, Object> asked = new LinkedHashMap<>();
            for (RecordComponent component : components) {
                String name = component.getName();
                boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                Object value = context.top && name.equals("productId")
                        ? context.product
                        : optional && !rarely() ? null : value(component, context);
                if (value == null && !optional) {
                    return null;
                }
                values.put(name, value);
                Object other = value == null ? null : asked(component);
                if (other != null) {
                    asked.put(name, other);
                }
            }
            repair(type.getSimpleName(), values);
            values.forEach(
                    (name, value) -> asked.computeIfPresent(name, (each, other) -> value == null ? null : other));
            if (!asked.isEmpty()) {
                Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
                changed.putAll(asked);
                Optional<Record> record = valid(type, changed.values().toArray());
                if (record.isPresent()) {
                    return record.get();
                }
            }
            return construct(type, values.values().toArray());
        }

        private @Nullable Object value(RecordComponent component, Context context) {
            Class<?> type = component.getType();
            String name = component.getName();
            if (name.equals("id") && type.isRecord()) {
                return id(type, draft.next("some-" + kebab(component.getDeclaringRecord())));
            } else if (List.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type)) {
                return collection(component, context);
            }
            return one(type, name, context);
        }

        /** A text, number or duration that a rule compares the component with; null for none. */
        private @Nullable Object asked(RecordComponent component) {
            List<Object> asked = named.values(component.getDeclaringRecord(), component.getName());
            if (asked.isEmpty() || choice(3) == 0) {
                return null;
            }
            Object value = asked.get(choice(asked.size()));
            Class<?> type = component.getType();
            if (value instanceof BigDecimal number && type != BigDecimal.class) {
                if (number.stripTrailingZeros().scale() > 0 || number.abs().compareTo(MOST) > 0) {
                    return null;
                }
                return type == long.class
                        ? (Object) number.longValueExact()
                        : type == int.class || type == Integer.class ? (Object) number.intValueExact() : null;
            }
            boolean plain = value instanceof String || value instanceof BigDecimal || value instanceof Duration;
            return plain && value.getClass() == type ? value : null;
        }

        private @Nullable Object one(Class<?> type, String name, Context context) {
            if (type == String.class) {
                return text(name);
            } else if (type == Instant.class) {
                return moment(name, context);
            } else if (type == LocalDate.class) {
                List<LocalDate> days = moments.days();
                int day = choice(DAYS + days.size());
                return day < DAYS
                        ? LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(day - DAYS / 2)
                        : days.get(day - DAYS);
            } else if (type == Duration.class) {
                return Duration.ofDays(1L + choice(3));
            } else if (type == BigDecimal.class) {
                return number(name);
            } else if (type == int.class || type == long.class || type == Integer.class) {
                int number = name.equals("year") ? 2026 : 1 + choice(5);
                return type == long.class ? (Object) (long) number : (Object) number;
            } else if (type == boolean.class) {
                return choice(2) == 1;
            } else if (type.isEnum()) {
                Object[] constants = type.getEnumConstants();
                return constants[choice(constants.length)];
            } else if (type == URI.class) {
                return URI.create("https://facts.example/" + name);
            } else if (type == Money.class) {
                return new Money(BigDecimal.valueOf(10L + choice(3)), "EUR");
            } else if (DEFINED_IN.containsKey(type) || isId(type)) {
                return reference(type, context);
            }
            return make(type.asSubclass(Record.class), nested(context));
        }

        private Context nested(Context outer) {
            Context inner = new Context();
            inner.first = outer.first;
            inner.product = outer.product;
            inner.others.addAll(
                    outer.others.stream().filter(ProductId.class::isInstance).toList());
            return inner;
        }

        private String text(String name) {
            return switch (name) {
                case "zone" -> "UTC";
                case "currency" -> "EUR";
                case "criterion" -> "1.4." + (1 + choice(9));
                case "version", "codeVersion" -> choice(2) == 0 ? "1.0" : "2.0";
                default -> "Some " + name;
            };
        }

        private BigDecimal number(String name) {
            return switch (name) {
                case "baseline", "least" -> BigDecimal.ZERO;
                case "percent" -> BigDecimal.valueOf(List.of(10, 50, 100).get(choice(3)));
                case "contribution" -> new BigDecimal("0.5");
                default ->
                    List.of(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("2.5"))
                            .get(choice(3));
            };
        }

        private Instant moment(String name, Context context) {
            int boundary = choice(greatest() + 1) - usual();
            Instant drawn = boundary >= 0 && boundary < boundaries.size()
                    ? boundaries.get(boundary)
                    : asOf.minus(Duration.ofHours(12));
            Instant first = context.first;
            Instant at = first == null ? drawn : Moments.end(first, drawn);
            if (first == null || name.equals("from")) {
                context.first = at;
            }
            return at;
        }

        private Object collection(RecordComponent component, Context context) {
            Class<?> element = element(component.getGenericType());
            boolean needed = component.getAnnotatedType().isAnnotationPresent(NotEmpty.class);
            int size = needed ? 1 + choice(2) : choice(3);
            Map<Object, Object> each = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                Object value = one(element, component.getName(), context);
                if (value != null) {
                    each.putIfAbsent(key(value), value);
                }
            }
            return component.getType() == Set.class
                    ? new LinkedHashSet<>(each.values())
                    : new ArrayList<>(each.values());
        }

        /** What makes an element of a list one of its own: its first component, or itself. */
        private Object key(Object value) {
            if (!(value instanceof Record nested) || isId(value.getClass())) {
                return value;
            }
            Object key = Records.read(Records.COMPONENTS.get(nested.getClass())[0], nested);
            return key == null ? value : key;
        }

        private @Nullable Record reference(Class<?> type, Context context) {
            if (type == FlowItemId.class || type == EvidenceId.class) {
                return null; // laws take these away, and what would refer to them with them
            }
            List<? extends Record> known = known(type, context);
            if (known.isEmpty() && DEFINED_IN.containsKey(type)) {
                String list = Objects.requireNonNull(DEFINED_IN.get(type));
                Record made = BY_HAND.contains(list) ? null : add(list, context.product);
                known = made == null ? List.of() : known(type, context);
            }
            boolean distinct = type == ProductId.class || type.getSimpleName().equals("PersonId");
            List<? extends Record> free = distinct
                    ? known.stream().filter(id -> !context.others.contains(id)).toList()
                    : known;
            if (free.isEmpty()) {
                return null;
            }
            Record id = free.get(choice(free.size()));
            if (distinct) {
                context.others.add(id);
            }
            return id;
        }

        private List<? extends Record> known(Class<?> type, Context context) {
            if (type == RoleId.class) {
                return roles;
            } else if (type == EvidenceKind.class) {
                return kinds;
            } else if (type == DecisionId.class) {
                return decisions;
            } else if (type == CapabilityId.class) {
                return CapabilityId.standard();
            } else if (type == GateId.class) {
                return criteria.isEmpty()
                        ? List.of(GateId.MVP_EXIT)
                        : criteria.stream().map(Criterion::gateId).distinct().toList();
            } else if (type == CriterionId.class) {
                return criteria.isEmpty()
                        ? List.of(new CriterionId("criterion"))
                        : criteria.stream().map(Criterion::id).toList();
            } else if (type == PackId.class) {
                return criteria.isEmpty()
                        ? List.of(new PackId("pack"))
                        : criteria.stream().map(Criterion::packId).distinct().toList();
            } else if (type == ParameterId.class) {
                return List.of(new ParameterId("parameter"));
            }
            return draft.ids(type, context.product);
        }
    }

    /** Makes components agree that must be there together, or exclude each other. */
    private static void repair(String type, Map<String, @Nullable Object> values) {
        switch (type) {
            case "ProvidedCapability" -> together(values, "mode", "modeDecidedAt");
            case "Tranche" -> together(values, "releasedAt", "releasedBy");
            case "CostAnomaly" -> together(values, "reviewedAt", "reviewer");
            case "TransferMilestone" -> needs(values, "takenOverAt", "teamId");
            case "DesignComponent" -> needs(values, "codeVersion", "code");
            case "Objective" -> needs(values, "contribution", "parentId");
            case "RoleHolding" -> {
                if (values.get("productId") != null) {
                    values.put("valueStreamId", null);
                }
            }
            case "Vote" -> {
                if (values.get("overruled") == null && values.get("say") == RightKind.OVERRULES) {
                    values.put("say", RightKind.DECIDES);
                } else if (values.get("say") != RightKind.OVERRULES) {
                    values.put("overruled", null);
                }
            }
            case "ProductMetric" -> {
                boolean guardrail = values.get("use") == MetricUse.GUARDRAIL;
                Object aspect = values.get("aspect");
                values.put("aspect", guardrail ? aspect == null ? GuardrailAspect.OTHER : aspect : null);
            }
            case "Funding" -> {
                FundingTarget target = values.get("valueStreamId") != null
                        ? FundingTarget.VALUE_STREAM
                        : values.get("productId") != null ? FundingTarget.CAPABILITY : FundingTarget.PROJECT;
                values.put("target", target);
                if (target != FundingTarget.CAPABILITY) {
                    values.put("productId", null);
                }
                values.put("project", target == FundingTarget.PROJECT ? "A project" : null);
            }
            case "OverrideDecision" -> {
                boolean ofCriterion = values.get("criterionId") != null;
                Object weight = values.get("enforcement");
                values.put("enforcement", ofCriterion ? weight == null ? Enforcement.ADVISORY : weight : null);
                values.put("parameterId", ofCriterion ? null : new ParameterId("parameter"));
                values.put("value", ofCriterion ? null : BigDecimal.TEN);
            }
            case "Graduation" -> {
                GraduationStep first = (GraduationStep) ((List<?>) Objects.requireNonNull(values.get("steps"))).get(0);
                values.put("steps", List.of(new GraduationStep(GraduationState.CANDIDATE, first.enteredAt())));
                Instant withdrawn = (Instant) values.get("withdrawnAt");
                values.put("withdrawnAt", withdrawn == null ? null : Moments.end(first.enteredAt(), withdrawn));
            }
            case "Rollout" -> values.put("stages", List.of(BigDecimal.TEN, BigDecimal.valueOf(100)));
            default -> {}
        }
    }

    /** Both, or neither. */
    private static void together(Map<String, @Nullable Object> values, String one, String other) {
        needs(values, one, other);
        needs(values, other, one);
    }

    /** The one only where the other is. */
    private static void needs(Map<String, @Nullable Object> values, String one, String other) {
        if (values.get(other) == null) {
            values.put(one, null);
        }
    }
    /** The product that a fact is about; absent where it is about none, so that any fact may refer to it. */
    private static @Nullable ProductId owner(Record fact) {
        return fact instanceof ProductScoped scoped ? scoped.productId() : null;
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static boolean isId(Class<?> type) {
        RecordComponent[] components = Records.COMPONENTS.get(type);
        return components != null
                && components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }

    private static Record id(Class<?> type, String value) {
        return construct(type.asSubclass(Record.class), value);
    }

    /** The record; empty where it does not allow what a rule compares with. */
    private static Optional<Record> valid(Class<? extends Record> type, @Nullable Object... values) {
        try {
            return Optional.of((Record) CONSTRUCTORS.get(type).newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return Optional.empty();
            }
            throw new IllegalStateException(
                    "A " + type.getSimpleName() + " must refuse what is invalid.", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record " + type.getName() + " must be public.", e);
        }
    }

    private static Record construct(Class<? extends Record> type, @Nullable Object... values) {
        try {
            return (Record) CONSTRUCTORS.get(type).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "A generated " + type.getSimpleName() + " must be valid, but was made of " + Arrays.toString(values)
                            + ".",
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record " + type.getName() + " must be public.", e);
        }
    }
}
