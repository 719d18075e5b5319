package org.operatingmodel.rules.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.authority.Seat;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.PersonScoped;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioViolation;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.portfolio.ReferenceCheck;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.practice.ReviewedPortfolio;
import org.operatingmodel.practice.ReviewedStream;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A portfolio and the facts of its host, made ready to be asked for the facts of one decision.
 *
 * <p>Each list of the portfolio is sorted and grouped when a rule first reads its type.
 *
 * <p>Cost: linear in the lists that are read, once, but for their sorting; then linear in the size of a slice.
 */
public final class PortfolioIndex {
    private static final Map<Class<?>, RecordComponent> LISTS = lists();
    private static final Mentions<PersonId> PEOPLE = new Mentions<>(PersonId.class);
    private static final Mentions<Instant> INSTANTS = new Mentions<>(Instant.class);
    private static final long DAY_SECONDS = 24L * 60 * 60;

    private final Portfolio portfolio;
    private final HostFacts hostFacts;
    private final Map<ProductId, Product> products = new TreeMap<>();
    private final Map<Class<?>, Grouped> groups = new ConcurrentHashMap<>();
    /** All facts of a type, in canonical order, where they are not about the portfolio. */
    private final Map<Class<?>, List<Record>> everything = new ConcurrentHashMap<>();

    private final Map<Set<Class<? extends Record>>, List<Class<?>>> orders = new ConcurrentHashMap<>();
    private volatile @Nullable Map<ProductId, List<Mention>> mentions;
    private final Map<List<Object>, List<String>> unknown = new ConcurrentHashMap<>();
    private final Figures figures;
    private volatile @Nullable Map<RoleId, List<Record>> holdingsByRole;

    /**
     * An index of the portfolio and of what the host knows beside it.
     *
     * @throws IllegalArgumentException if an id of a host fact is taken or refers to nothing; the message names all of them
     */
    public PortfolioIndex(Portfolio portfolio, HostFacts hostFacts) {
        this.portfolio = portfolio;
        this.hostFacts = hostFacts;
        this.figures = new Figures(this);
        portfolio.products().forEach(product -> products.put(product.id(), product));
        if (!hostFacts.types().isEmpty()) {
            checkReferences();
        }
    }

    private void checkReferences() {
        ReferenceCheck check = new ReferenceCheck();
        LISTS.values().forEach(list -> check.add(list.getName(), listed(list)));
        check.add(hostFacts);
        List<PortfolioViolation> violations = check.violations();
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(violations.stream()
                    .map(violation -> violation.path() + ": " + violation.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    /** Whether this is the index of the very same two, not of equal ones: comparing would cost as much as indexing. */
    @SuppressWarnings("ReferenceEquality")
    public boolean of(Portfolio otherPortfolio, HostFacts otherHostFacts) {
        return portfolio == otherPortfolio && hostFacts == otherHostFacts;
    }

    /** The portfolio. */
    public Portfolio portfolio() {
        return portfolio;
    }

    /** Its products, ordered by id. */
    public Collection<Product> products() {
        return products.values();
    }

    /** The product of that id; empty when there is none. */
    public Optional<Product> product(ProductId id) {
        return Optional.ofNullable(products.get(id));
    }

    /** The waivers for a product, in canonical order. */
    List<Waiver> waivers(ProductId productId) {
        return about(Waiver.class, productId);
    }

    /** The evidence of a product, in canonical order. */
    List<Evidence> evidence(ProductId productId) {
        return about(Evidence.class, productId);
    }

    /** The override decision of that id; empty when the portfolio records none. */
    public Optional<OverrideDecision> overrideDecision(OverrideDecisionId id) {
        return portfolio.overrideDecisions().stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst();
    }

    /** Whether a person held one of the roles for a product at an instant; without a product, for what is about none. */
    public boolean held(PersonId personId, List<RoleId> roles, @Nullable Product product, Instant at) {
        return roleHoldings(personId).stream()
                .anyMatch(holding -> roles.contains(holding.roleId()) && holding.heldAt(at) && holding.isFor(product));
    }

    /**
     * What the portfolio does not know of the products and value streams, in words such as {@code product 'partner-protal'
     * (did you mean 'partner-portal'?)}; empty when it knows all.
     */
    public List<String> unknown(List<ProductId> named, List<ValueStreamId> streams) {
        return unknown.computeIfAbsent(List.of(named, streams), key -> {
            List<String> words = new ArrayList<>();
            Set<String> ids = new TreeSet<>();
            products.keySet().forEach(product -> ids.add(product.value()));
            for (ProductId product : named) {
                if (!ids.contains(product.value())) {
                    words.add("product '" + product + "'" + suggestion(product.value(), ids));
                }
            }
            ids.clear();
            portfolio.valueStreams().forEach(stream -> ids.add(stream.id().value()));
            for (ValueStreamId stream : streams) {
                if (!ids.contains(stream.value())) {
                    words.add("value stream '" + stream + "'" + suggestion(stream.value(), ids));
                }
            }
            return List.copyOf(words);
        });
    }

    private static String suggestion(String name, Set<String> known) {
        return NearestName.of(name, known)
                .map(near -> " (did you mean '" + near + "'?)")
                .orElse("");
    }

    /** Who holds a role at an instant: by each person's first holding in canonical order, ordered by person. */
    private Collection<RoleHolding> holders(RoleId roleId, @Nullable Product product, Instant at) {
        Map<PersonId, RoleHolding> holders = new TreeMap<>();
        for (Record fact : byRole().getOrDefault(roleId, List.of())) {
            RoleHolding holding = (RoleHolding) fact;
            if (holding.heldAt(at) && holding.isFor(product)) {
                holders.putIfAbsent(holding.personId(), holding);
            }
        }
        return holders.values();
    }

    private Map<RoleId, List<Record>> byRole() {
        Map<RoleId, List<Record>> known = holdingsByRole;
        if (known == null) {
            Map<RoleId, List<Record>> all = new HashMap<>();
            Canonical.sorted(portfolio.roleHoldings())
                    .forEach(fact -> all.computeIfAbsent(((RoleHolding) fact).roleId(), role -> new ArrayList<>())
                            .add(fact));
            known = all;
            holdingsByRole = known;
        }
        return known;
    }

    /**
     * The seats of a role, one for each of its holders, ordered by person.
     *
     * @param product the product for which it must be held; absent for what is about none
     * @param decision the kind of decision; absent for none, so that only delegations for all count
     * @param requester who asked and can neither decide nor be acted for; absent where nobody is left out
     */
    public List<Seat> seats(
            RoleId roleId,
            @Nullable Product product,
            @Nullable DecisionId decision,
            @Nullable PersonId requester,
            Instant asOf) {
        List<Seat> seats = new ArrayList<>();
        for (RoleHolding holding : holders(roleId, product, asOf)) {
            PersonId holder = holding.personId();
            boolean asked = holder.equals(requester);
            List<Seat.Occupant> people = new ArrayList<>();
            people.add(new Seat.Occupant(holder, null, absence(holder, asOf).orElse(null), asked));
            for (Delegation delegation : delegations(holder, asOf)) {
                PersonId delegate = delegation.delegate();
                if (delegation.roleId().equals(roleId) && delegation.isFor(decision)) {
                    boolean conflicted = asked || delegate.equals(requester);
                    people.add(new Seat.Occupant(
                            delegate, delegation, absence(delegate, asOf).orElse(null), conflicted));
                }
            }
            seats.add(new Seat(holding, people));
        }
        return seats;
    }

    /** The absence of a person that ends last of those at an instant; empty when they are there. */
    private Optional<Absence> absence(PersonId personId, Instant at) {
        return cast(Absence.class, grouped(Absence.class).of(personId)).stream()
                .filter(absence -> absence.presenceAt(at) == Presence.COUNTS)
                .max(Comparator.comparing(Absence::to));
    }

    /** What a holder delegated that counts at an instant, in canonical order. */
    private List<Delegation> delegations(PersonId holder, Instant at) {
        return cast(Delegation.class, grouped(Delegation.class).of(holder)).stream()
                .filter(delegation -> delegation.presenceAt(at) == Presence.COUNTS)
                .toList();
    }

    /** What a person holds or held, in canonical order. */
    List<RoleHolding> roleHoldings(PersonId personId) {
        return cast(RoleHolding.class, grouped(RoleHolding.class).of(personId));
    }

    private static <T> List<T> cast(Class<T> type, List<Record> records) {
        return records.stream().map(type::cast).toList();
    }

    /**
     * The facts of a decision: the review, and of the types those that are in scope, sorted by type, time, id and text.
     *
     * <p>In scope are the facts of the product, of the products that it depends on and of the capabilities that it
     * consumes, both directly; those of its value stream; those of the people whom any counting fact of these products
     * mentions, but for roles that they hold for other products; and all facts that are about none of these. A fact that could be about a product and is about none is in
     * no scope. Waivers are no facts. A role that has ended is a fact all the same, as it may have been held when it mattered.
     */
    public Facts slice(Product product, GateId gateId, Instant asOf, Set<Class<? extends Record>> types) {
        return slice(product, new GateReview(gateId, product, asOf), asOf, types);
    }

    /**
     * The facts about a subject, sorted and in scope as those of a gate are.
     *
     * @param product the product that the subject is about; absent where it is about none, so that only facts about none are
     *     in scope
     * @param subject what the rules are about
     * @param asOf the instant as of which facts count
     * @param types the types that the rules look for
     */
    public Facts slice(@Nullable Product product, Record subject, Instant asOf, Set<Class<? extends Record>> types) {
        Set<ProductId> near = product == null ? Set.of() : near(product);
        List<Record> counting = new ArrayList<>();
        List<Record> notCounting = new ArrayList<>();
        List<Record> computed = product == null ? List.of() : figures.of(product.id(), near, asOf, types);
        Set<Class<? extends Record>> read = types;
        if (!types.contains(subject.getClass())) {
            read = new HashSet<>(types);
            read.add(subject.getClass());
        }
        for (Class<?> type : orders.computeIfAbsent(read, PortfolioIndex::ordered)) {
            if (type == subject.getClass()) {
                counting.add(subject);
            } else if (Figures.TYPES.contains(type)) {
                computed.stream()
                        .filter(type::isInstance)
                        .sorted(Canonical.ORDER)
                        .forEach(counting::add);
            } else if (type != Waiver.class) {
                for (Record fact : inScope(type, product, near, asOf)) {
                    place(fact, asOf, counting, notCounting);
                }
            }
        }
        return Facts.of(asOf, counting, notCounting);
    }

    /** The facts about a value stream, sorted; in scope are those of the stream and of all its products. */
    public Facts slice(ReviewedStream subject, Set<Class<? extends Record>> types) {
        ValueStreamId stream = subject.valueStreamId();
        Set<ProductId> near = products(stream);
        return slice(subject, subject.asOf(), types, type -> {
            Grouped grouped = grouped(type);
            return switch (grouped.scope) {
                case PRODUCT -> grouped.of(near);
                case STREAM -> grouped.of(stream);
                case PERSON -> grouped.of(people(near, subject.asOf()));
                case PORTFOLIO -> grouped.all;
            };
        });
    }

    /** The facts about the portfolio, sorted: all there are, but for waivers. */
    public Facts slice(ReviewedPortfolio subject, Set<Class<? extends Record>> types) {
        return slice(subject, subject.asOf(), types, type -> {
            Grouped grouped = grouped(type);
            return grouped.scope == Scope.PORTFOLIO
                    ? grouped.all
                    : everything.computeIfAbsent(type, each -> Canonical.sorted(records(each)));
        });
    }

    private static Facts slice(
            Record subject,
            Instant asOf,
            Set<Class<? extends Record>> types,
            Function<Class<?>, List<? extends Record>> inScope) {
        List<Record> counting = new ArrayList<>();
        List<Record> notCounting = new ArrayList<>();
        Set<Class<? extends Record>> read = new HashSet<>(types);
        read.add(subject.getClass());
        for (Class<?> type : ordered(read)) {
            if (type == subject.getClass()) {
                counting.add(subject);
            } else if (type != Waiver.class) {
                inScope.apply(type).forEach(fact -> place(fact, asOf, counting, notCounting));
            }
        }
        return Facts.of(asOf, counting, notCounting);
    }

    /** The types in the order of a slice, with those that every slice has. */
    private static List<Class<?>> ordered(Set<Class<? extends Record>> types) {
        Set<Class<?>> all = new LinkedHashSet<>(types);
        if (all.stream().anyMatch(Figures.TYPES::contains)) {
            all.add(UndefinedFigure.class);
        }
        return all.stream()
                .sorted(Comparator.<Class<?>, String>comparing(Class::getSimpleName)
                        .thenComparing(Class::getName))
                .toList();
    }

    /**
     * The instants that facts of the types name, whatever is known as of when: about a product on whole seconds, rounded up;
     * about a stream or the portfolio, and of what figures are computed from, on whole days in UTC.
     *
     * @param product the product that the facts are about; absent where they are about a stream or the portfolio
     * @param stream the value stream that they are about; absent where they are about a product or the portfolio
     */
    public NavigableSet<Instant> instants(
            @Nullable Product product, @Nullable ValueStreamId stream, Set<Class<? extends Record>> types) {
        NavigableSet<Instant> instants = new TreeSet<>();
        for (Class<? extends Record> type : types) {
            Set<Class<? extends Record>> inputs = Figures.inputs(type);
            for (Class<? extends Record> read : inputs.isEmpty() ? Set.of(type) : inputs) {
                Set<Instant> found = new HashSet<>();
                for (Record fact : ever(read, product, stream)) {
                    INSTANTS.collect(fact, found);
                    if (fact instanceof Dated dated) {
                        found.add(dated.countsFrom());
                        Instant end = dated.expires();
                        if (end != null) {
                            found.add(end);
                        }
                    }
                }
                found.forEach(instant ->
                        instants.add(roundedUp(instant, product == null || !inputs.isEmpty() ? DAY_SECONDS : 1)));
            }
        }
        return instants;
    }

    private static Instant roundedUp(Instant instant, long seconds) {
        long whole = instant.getEpochSecond() + (instant.getNano() == 0 ? 0 : 1);
        return Instant.ofEpochSecond(Math.min(-Math.floorDiv(-whole, seconds) * seconds, Instant.MAX.getEpochSecond()));
    }

    /** The facts of a type in the scope of a product, of a stream or of the portfolio, as of any instant. */
    private List<? extends Record> ever(Class<?> type, @Nullable Product product, @Nullable ValueStreamId stream) {
        Grouped grouped = grouped(type);
        if (grouped.scope == Scope.PORTFOLIO || product == null && stream == null) {
            return grouped.scope == Scope.PORTFOLIO ? grouped.all : records(type);
        }
        Set<ProductId> near = product == null ? products(Objects.requireNonNull(stream)) : near(product);
        return switch (grouped.scope) {
            case PRODUCT -> grouped.of(near);
            case STREAM -> grouped.of(product == null ? Objects.requireNonNull(stream) : product.valueStreamId());
            case PERSON -> grouped.of(people(near, fact -> true));
            case PORTFOLIO -> grouped.all;
        };
    }

    private Set<ProductId> products(ValueStreamId stream) {
        return products.values().stream()
                .filter(product -> product.valueStreamId().equals(stream))
                .map(Product::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<ProductId> near(Product product) {
        Set<ProductId> near = new LinkedHashSet<>();
        near.add(product.id());
        for (Record dependency : grouped(Dependency.class).of(product.id())) {
            near.add(((Dependency) dependency).dependsOn());
        }
        near.addAll(product.consumes());
        return near;
    }

    private static void place(Record fact, Instant asOf, List<Record> counting, List<Record> notCounting) {
        Record known = fact instanceof FlowItem item ? item.asOf(asOf).orElse(item) : fact;
        (counts(known, asOf) || begun(known, asOf) ? counting : notCounting).add(known);
    }

    private static boolean counts(Record fact, Instant asOf) {
        return !(fact instanceof Dated dated) || dated.presenceAt(asOf) == Presence.COUNTS;
    }

    /** Whether it is a role that has begun: what was held before is known, and each pattern says when it is meant. */
    private static boolean begun(Record fact, Instant asOf) {
        return fact instanceof RoleHolding holding && holding.presenceAt(asOf) != Presence.NOT_YET;
    }

    private List<Record> inScope(Class<?> type, @Nullable Product product, Set<ProductId> near, Instant asOf) {
        Grouped grouped = grouped(type);
        return switch (grouped.scope) {
            case PRODUCT -> grouped.of(near);
            case STREAM -> product == null ? List.of() : grouped.of(product.valueStreamId());
            case PERSON ->
                grouped.of(people(near, asOf)).stream()
                        .filter(fact -> !(fact instanceof RoleHolding holding) || holding.isFor(product))
                        .toList();
            case PORTFOLIO -> grouped.all;
        };
    }

    /** The people whom counting facts of the products mention. */
    private Set<PersonId> people(Set<ProductId> near, Instant asOf) {
        return people(near, fact -> counts(fact, asOf));
    }

    private Set<PersonId> people(Set<ProductId> near, Predicate<Record> wanted) {
        Map<ProductId, List<Mention>> known = mentions;
        if (known == null) {
            known = mentions();
            mentions = known;
        }
        Set<PersonId> people = new HashSet<>();
        for (ProductId product : near) {
            for (Mention mention : known.getOrDefault(product, List.of())) {
                if (wanted.test(mention.fact)) {
                    people.addAll(mention.people);
                }
            }
        }
        return people;
    }

    private Map<ProductId, List<Mention>> mentions() {
        Map<ProductId, List<Mention>> byProduct = new HashMap<>();
        Set<Class<?>> types = new LinkedHashSet<>(LISTS.keySet());
        types.addAll(hostFacts.types());
        for (Class<?> type : types) {
            if (ProductScoped.class.isAssignableFrom(type) && type != Waiver.class && PEOPLE.possible(type)) {
                grouped(type).byKey.forEach((product, facts) -> {
                    for (Record fact : facts) {
                        Set<PersonId> people = new HashSet<>();
                        PEOPLE.collect(fact, people);
                        if (!people.isEmpty()) {
                            byProduct
                                    .computeIfAbsent((ProductId) product, id -> new ArrayList<>())
                                    .add(new Mention(fact, people));
                        }
                    }
                });
            }
        }
        return byProduct;
    }

    /** The facts of one type that are about a product, in canonical order. */
    <T extends Record> List<T> about(Class<T> type, ProductId productId) {
        return cast(type, grouped(type).of(productId));
    }

    private Grouped grouped(Class<?> type) {
        return groups.computeIfAbsent(type, this::group);
    }

    private Grouped group(Class<?> type) {
        return new Grouped(type, records(type));
    }

    private List<? extends Record> records(Class<?> type) {
        RecordComponent component = LISTS.get(type);
        return component == null ? hostFacts.ofType(type) : listed(component);
    }

    private List<? extends Record> listed(RecordComponent component) {
        try {
            return ((List<?>) component.getAccessor().invoke(portfolio))
                    .stream().map(Record.class::cast).toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The lists of a portfolio must be readable.", e);
        }
    }

    private static Map<Class<?>, RecordComponent> lists() {
        Map<Class<?>, RecordComponent> lists = new LinkedHashMap<>();
        for (RecordComponent component : Portfolio.class.getRecordComponents()) {
            Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            lists.put((Class<?>) element, component);
        }
        return lists;
    }

    /** What a type of facts is about. */
    private enum Scope {
        PRODUCT,
        STREAM,
        PERSON,
        PORTFOLIO
    }

    /** The facts of one type, by what they are about, each list in canonical order. */
    private static final class Grouped {
        private final Scope scope;
        /** All of them, where they are about the portfolio. */
        private final List<Record> all;

        private final Map<Object, List<Record>> byKey = new HashMap<>();

        Grouped(Class<?> type, List<?> records) {
            this.scope = ProductScoped.class.isAssignableFrom(type)
                    ? Scope.PRODUCT
                    : PersonScoped.class.isAssignableFrom(type)
                            ? Scope.PERSON
                            : StreamScoped.class.isAssignableFrom(type) ? Scope.STREAM : Scope.PORTFOLIO;
            this.all = scope == Scope.PORTFOLIO ? Canonical.sorted(records) : List.of();
            for (Object record : records) {
                Record fact = (Record) record;
                Object key = key(fact);
                if (key != null) {
                    byKey.computeIfAbsent(key, k -> new ArrayList<>(2)).add(fact);
                }
            }
            byKey.replaceAll((key, facts) -> facts.size() == 1 ? facts : Canonical.sorted(facts));
        }

        private @Nullable Object key(Record fact) {
            return switch (scope) {
                case PRODUCT -> ((ProductScoped) fact).productId();
                case PERSON -> ((PersonScoped) fact).personId();
                case STREAM -> ((StreamScoped) fact).valueStreamId();
                case PORTFOLIO -> null;
            };
        }

        List<Record> of(Object key) {
            return byKey.getOrDefault(key, List.of());
        }

        List<Record> of(Set<?> keys) {
            List<Record> found = List.of();
            int lists = 0;
            for (Object key : keys) {
                List<Record> more = of(key);
                if (!more.isEmpty()) {
                    if (lists == 1) {
                        found = new ArrayList<>(found);
                    }
                    if (lists > 0) {
                        found.addAll(more);
                    } else {
                        found = more;
                    }
                    lists++;
                }
            }
            if (lists > 1) {
                found.sort(Canonical.ORDER);
            }
            return found;
        }
    }

    /** A fact, and the people whom it names. */
    private record Mention(Record fact, Set<PersonId> people) {}

    /** The order of facts of one type: by the instant from which they count, by id, by text. */
    private static final class Canonical {
        static final Comparator<Record> ORDER = Comparator.comparing(Canonical::from)
                .thenComparing(Canonical::id)
                .thenComparing(Record::toString);

        private static final ClassValue<Optional<RecordComponent>> ID = new ClassValue<>() {
            @Override
            protected Optional<RecordComponent> computeValue(Class<?> type) {
                return Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getName().equals("id"))
                        .findFirst();
            }
        };

        /** The records in order, each once; only neighbours without an order between them can be equal. */
        static List<Record> sorted(List<?> records) {
            List<Record> sorted =
                    records.stream().map(Record.class::cast).sorted(ORDER).toList();
            for (int i = 1; i < sorted.size(); i++) {
                if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                    return new ArrayList<>(new LinkedHashSet<>(sorted));
                }
            }
            return sorted;
        }

        private static Instant from(Record fact) {
            return fact instanceof Dated dated ? dated.countsFrom() : Instant.MIN;
        }

        private static String id(Record fact) {
            Optional<RecordComponent> id = ID.get(fact.getClass());
            return id.isPresent() ? String.valueOf(read(id.get(), fact)) : "";
        }
    }

    /** The values of one type that facts name in their components, at any depth. */
    private static final class Mentions<T> {
        private final Class<T> wanted;

        private final ClassValue<List<RecordComponent>> mentioning = new ClassValue<>() {
            @Override
            protected List<RecordComponent> computeValue(Class<?> type) {
                return Arrays.stream(type.getRecordComponents())
                        .filter(component -> mayMention(component.getGenericType()))
                        .toList();
            }
        };

        Mentions(Class<T> wanted) {
            this.wanted = wanted;
        }

        boolean possible(Class<?> type) {
            return !mentioning.get(type).isEmpty();
        }

        private boolean mayMention(Type type) {
            if (type instanceof ParameterizedType parameterized) {
                return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(this::mayMention);
            }
            return type == wanted || type instanceof Class<?> raw && raw.isRecord() && possible(raw);
        }

        void collect(@Nullable Object value, Set<T> found) {
            if (wanted.isInstance(value)) {
                found.add(wanted.cast(value));
            } else if (value instanceof Collection<?> collection) {
                collection.forEach(element -> collect(element, found));
            } else if (value instanceof Record fact) {
                for (RecordComponent component : mentioning.get(fact.getClass())) {
                    collect(read(component, fact), found);
                }
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The record " + fact.getClass().getName() + " must be public, so that it can be read.", e);
        }
    }
}
