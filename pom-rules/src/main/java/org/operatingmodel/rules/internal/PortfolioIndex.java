package org.operatingmodel.rules.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.authority.Seat;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.FactsNotRecordedException;
import org.operatingmodel.decision.Grouping;
import org.operatingmodel.evidence.Approval;
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
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.ReviewedPortfolio;
import org.operatingmodel.practice.ReviewedStream;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A portfolio and the facts of its host, made ready to be asked for the facts of one decision.
 *
 * <p>Each list of the portfolio is sorted and grouped when a rule first reads its type.
 *
 * <p>Cost: linear in the lists that are read, once, but for their sorting; then linear in the size of a slice.
 */
public final class PortfolioIndex {
    private static final Mentions<Instant> INSTANTS = new Mentions<>(Instant.class);
    private static final long DAY_SECONDS = 24L * 60 * 60;

    private final FactSource source;
    private final Map<Set<Class<? extends Record>>, List<Class<?>>> orders;
    private final Map<List<Object>, List<String>> unknown = new ConcurrentHashMap<>();
    /** What was looked up, by identity; absent when nobody asks. */
    private final @Nullable Map<FactGroup, FactGroup> read;

    private PortfolioIndex(
            FactSource source,
            Map<Set<Class<? extends Record>>, List<Class<?>>> orders,
            @Nullable Map<FactGroup, FactGroup> read) {
        this.source = source;
        this.orders = orders;
        this.read = read;
    }

    /**
     * An index of the portfolio and of what the host knows beside it.
     *
     * @throws IllegalArgumentException if an id of a host fact is taken or refers to nothing; the message names all of them
     */
    public PortfolioIndex(Portfolio portfolio, HostFacts hostFacts) {
        this(new PortfolioFacts(portfolio, hostFacts), new ConcurrentHashMap<>(), null);
    }

    /**
     * An index of what an earlier decision looked up; asked for more, it throws a {@link FactsNotRecordedException}.
     *
     * @param orders the orders of types in slices, as far as they are known; it adds to them
     */
    public static PortfolioIndex of(
            Collection<FactGroup> recorded, Map<Set<Class<? extends Record>>, List<Class<?>>> orders) {
        RecordedFacts facts = recorded instanceof SharedGroups shared ? shared.facts() : new RecordedFacts(recorded);
        return new PortfolioIndex(facts, orders, null);
    }

    /** The types of facts that a portfolio has, and those that are computed from it. */
    public static Set<Class<? extends Record>> factTypes() {
        Set<Class<? extends Record>> types = new LinkedHashSet<>(PortfolioFacts.listed());
        types.addAll(Figures.TYPES);
        return types;
    }

    /** An index of the same facts for one decision, which notes what that looks up; for one thread. */
    public PortfolioIndex noting() {
        return new PortfolioIndex(source, orders, new IdentityHashMap<>());
    }

    /**
     * Looks up what waivers for the product are judged by, whether one is needed or not.
     *
     * @param judged looks up what else each is judged by
     */
    public void lookUpWaivers(ProductId productId, Consumer<Waiver> judged) {
        facts(Evidence.class, Grouping.PRODUCT, productId);
        facts(Approval.class, Grouping.PRODUCT, productId);
        waivers(productId).forEach(judged);
    }

    /** What was looked up, in the order of types, groupings and what they are of; empty without {@link #noting}. */
    public List<FactGroup> read() {
        if (read == null) {
            return List.of();
        }
        FactGroup[] groups = read.keySet().toArray(FactGroup[]::new);
        Arrays.sort(groups, PortfolioIndex::order);
        int distinct = 0;
        for (FactGroup group : groups) {
            if (distinct == 0 || order(groups[distinct - 1], group) != 0) {
                groups[distinct++] = group;
            }
        }
        return List.of(Arrays.copyOf(groups, distinct));
    }

    private static int order(FactGroup one, FactGroup other) {
        int order = one.type().compareTo(other.type());
        order = order == 0 ? one.by().compareTo(other.by()) : order;
        return order == 0 ? one.of().compareTo(other.of()) : order;
    }

    private List<Record> facts(Class<?> type, Grouping by, Object of) {
        return read == null
                ? source.facts(type, by, of)
                : noted(source.group(type, by, of)).facts();
    }

    private FactGroup noted(FactGroup group) {
        if (read != null) {
            read.put(group, group);
        }
        return group;
    }

    /** Whether this is the index of the very same two, not of equal ones: comparing would cost as much as indexing. */
    public boolean of(Portfolio otherPortfolio, HostFacts otherHostFacts) {
        return source instanceof PortfolioFacts known && known.of(otherPortfolio, otherHostFacts);
    }

    /** The portfolio. */
    public Portfolio portfolio() {
        return source.portfolio();
    }

    /** Its products, ordered by id. */
    public Collection<Product> products() {
        return source.products();
    }

    /** The product of that id; empty when there is none. */
    public Optional<Product> product(ProductId id) {
        return facts(Product.class, Grouping.ID, id).stream()
                .map(Product.class::cast)
                .findFirst();
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
        return facts(OverrideDecision.class, Grouping.ID, id).stream()
                .map(OverrideDecision.class::cast)
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
        return read == null
                ? unknown.computeIfAbsent(List.of(named, streams), key -> looked(named, streams))
                : looked(named, streams);
    }

    private List<String> looked(List<ProductId> named, List<ValueStreamId> streams) {
        List<String> words = new ArrayList<>();
        for (ProductId product : named) {
            if (facts(Product.class, Grouping.ID, product).isEmpty()) {
                words.add("product '" + product + "'" + suggestion(product.value(), ids(Product.class)));
            }
        }
        for (ValueStreamId stream : streams) {
            if (facts(ValueStream.class, Grouping.ID, stream).isEmpty()) {
                words.add("value stream '" + stream + "'" + suggestion(stream.value(), ids(ValueStream.class)));
            }
        }
        return List.copyOf(words);
    }

    private Set<String> ids(Class<?> type) {
        return facts(type, Grouping.ALL, "").stream().map(Canonical::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String suggestion(String name, Set<String> known) {
        return NearestName.of(name, known)
                .map(near -> " (did you mean '" + near + "'?)")
                .orElse("");
    }

    /** Who holds a role at an instant: by each person's first holding in canonical order, ordered by person. */
    private Collection<RoleHolding> holders(RoleId roleId, @Nullable Product product, Instant at) {
        Map<PersonId, RoleHolding> holders = new TreeMap<>();
        for (Record fact : facts(RoleHolding.class, Grouping.ROLE, roleId)) {
            RoleHolding holding = (RoleHolding) fact;
            if (holding.heldAt(at) && holding.isFor(product)) {
                holders.putIfAbsent(holding.personId(), holding);
            }
        }
        return holders.values();
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
        return cast(Absence.class, facts(Absence.class, Grouping.PERSON, personId)).stream()
                .filter(absence -> absence.presenceAt(at) == Presence.COUNTS)
                .max(Comparator.comparing(Absence::to));
    }

    /** What a holder delegated that counts at an instant, in canonical order. */
    private List<Delegation> delegations(PersonId holder, Instant at) {
        return cast(Delegation.class, facts(Delegation.class, Grouping.PERSON, holder)).stream()
                .filter(delegation -> delegation.presenceAt(at) == Presence.COUNTS)
                .toList();
    }

    /** What a person holds or held, in canonical order. */
    List<RoleHolding> roleHoldings(PersonId personId) {
        return cast(RoleHolding.class, facts(RoleHolding.class, Grouping.PERSON, personId));
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
        List<Record> computed = product == null ? List.of() : computed(product.id(), near, asOf, types);
        Set<Class<? extends Record>> asked = types;
        if (!types.contains(subject.getClass())) {
            asked = new HashSet<>(types);
            asked.add(subject.getClass());
        }
        for (Class<?> type : orders.computeIfAbsent(asked, PortfolioIndex::ordered)) {
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
            Grouping by = PortfolioFacts.grouping(type);
            return switch (by) {
                case PRODUCT -> merged(type, by, near);
                case VALUE_STREAM -> facts(type, by, stream);
                case PERSON -> merged(type, by, people(near, subject.asOf()));
                default -> facts(type, Grouping.ALL, "");
            };
        });
    }

    /** The facts about the portfolio, sorted: all there are, but for waivers. */
    public Facts slice(ReviewedPortfolio subject, Set<Class<? extends Record>> types) {
        return slice(subject, subject.asOf(), types, type -> facts(type, Grouping.ALL, ""));
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
    private List<Record> ever(Class<?> type, @Nullable Product product, @Nullable ValueStreamId stream) {
        Grouping by = PortfolioFacts.grouping(type);
        if (by == Grouping.ALL || product == null && stream == null) {
            return facts(type, Grouping.ALL, "");
        }
        Set<ProductId> near = product == null ? products(Objects.requireNonNull(stream)) : near(product);
        return switch (by) {
            case PRODUCT -> merged(type, by, near);
            case VALUE_STREAM ->
                facts(type, by, product == null ? Objects.requireNonNull(stream) : product.valueStreamId());
            default -> merged(type, by, people(near, fact -> true));
        };
    }

    private Set<ProductId> products(ValueStreamId stream) {
        return products().stream()
                .filter(product -> product.valueStreamId().equals(stream))
                .map(Product::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<ProductId> near(Product product) {
        Set<ProductId> near = new LinkedHashSet<>();
        near.add(product.id());
        for (Record dependency : facts(Dependency.class, Grouping.PRODUCT, product.id())) {
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
        Grouping by = PortfolioFacts.grouping(type);
        return switch (by) {
            case PRODUCT -> merged(type, by, near);
            case VALUE_STREAM -> product == null ? List.of() : facts(type, by, product.valueStreamId());
            case PERSON ->
                merged(type, by, people(near, asOf)).stream()
                        .filter(fact -> !(fact instanceof RoleHolding holding) || holding.isFor(product))
                        .toList();
            default -> facts(type, Grouping.ALL, "");
        };
    }

    private List<Record> merged(Class<?> type, Grouping by, Set<?> keys) {
        List<Record> found = List.of();
        int lists = 0;
        for (Object key : keys) {
            List<Record> more = facts(type, by, key);
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

    private List<Record> computed(
            ProductId product, Set<ProductId> near, Instant asOf, Set<Class<? extends Record>> types) {
        List<Record> figures = new ArrayList<>();
        for (FactGroup group : source.computed(product, near, asOf, types)) {
            figures.addAll(noted(group).facts());
        }
        return figures;
    }

    /** The people whom counting facts of the products name. */
    private Set<PersonId> people(Set<ProductId> near, Instant asOf) {
        return people(near, fact -> counts(fact, asOf));
    }

    private Set<PersonId> people(Set<ProductId> near, Predicate<Record> wanted) {
        Set<PersonId> people = new HashSet<>();
        for (ProductId product : near) {
            if (read != null) {
                noted(source.group(Record.class, Grouping.NAMING_PEOPLE, product));
            }
            for (FactSource.Naming naming : source.naming(product)) {
                if (wanted.test(naming.fact())) {
                    people.addAll(naming.people());
                }
            }
        }
        return people;
    }

    /** The facts of one type that are about a product, in canonical order. */
    <T extends Record> List<T> about(Class<T> type, ProductId productId) {
        return cast(type, facts(type, Grouping.PRODUCT, productId));
    }
}
