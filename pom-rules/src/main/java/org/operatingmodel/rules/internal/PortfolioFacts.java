package org.operatingmodel.rules.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.Grouping;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.PersonScoped;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioViolation;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.portfolio.ReferenceCheck;
import org.operatingmodel.portfolio.StreamScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/** The facts of a portfolio and of its host. Each list is sorted and grouped when its type is first looked for. */
final class PortfolioFacts implements FactSource {
    private static final Map<Class<?>, RecordComponent> LISTS = lists();

    private final Portfolio portfolio;
    private final HostFacts hostFacts;
    private final Map<ProductId, Product> products = new TreeMap<>();
    private final Map<ProductId, FactGroup> productGroups = new HashMap<>();
    private final Map<Class<?>, Grouped> groups = new ConcurrentHashMap<>();
    private final Figures figures;
    private volatile @Nullable Map<ProductId, List<Naming>> naming;
    private volatile @Nullable Grouped holdingsByRole;
    private final Map<ProductId, FactGroup> namingGroups = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if an id of a host fact is taken or refers to nothing; the message names all of them */
    PortfolioFacts(Portfolio portfolio, HostFacts hostFacts) {
        this.portfolio = portfolio;
        this.hostFacts = hostFacts;
        this.figures = new Figures(this);
        portfolio.products().forEach(product -> {
            products.put(product.id(), product);
            productGroups.put(
                    product.id(),
                    new FactGroup(
                            Product.class.getSimpleName(),
                            Grouping.ID,
                            product.id().value(),
                            List.of(product)));
        });
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

    /** Whether these are the facts of the very same two, not of equal ones: comparing would cost as much as indexing. */
    @SuppressWarnings("ReferenceEquality")
    boolean of(Portfolio otherPortfolio, HostFacts otherHostFacts) {
        return portfolio == otherPortfolio && hostFacts == otherHostFacts;
    }

    @Override
    public Portfolio portfolio() {
        return portfolio;
    }

    @Override
    public Collection<Product> products() {
        return products.values();
    }

    /** The types of facts that a portfolio or its host has. */
    private Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>(LISTS.keySet());
        types.addAll(hostFacts.types());
        return types;
    }

    /** The types of facts that a portfolio has. */
    static List<Class<? extends Record>> listed() {
        List<Class<? extends Record>> types = new ArrayList<>();
        LISTS.keySet().forEach(type -> types.add(type.asSubclass(Record.class)));
        return types;
    }

    @Override
    public List<Record> facts(Class<?> type, Grouping by, Object of) {
        return switch (by) {
            case PRODUCT, VALUE_STREAM, PERSON -> grouped(type).facts(of);
            case ROLE -> byRole().facts(of);
            default -> group(type, by, of).facts();
        };
    }

    @Override
    public FactGroup group(Class<?> type, Grouping by, Object of) {
        return switch (by) {
            case PRODUCT, VALUE_STREAM, PERSON -> grouped(type).group(of);
            case ROLE -> byRole().group(of);
            case ALL -> grouped(type).all(() -> all(type));
            case ID -> {
                FactGroup product = type == Product.class ? productGroups.get(of) : null;
                yield product == null ? byId(type, of) : product;
            }
            case NAMING_PEOPLE ->
                namingGroups.computeIfAbsent(
                        (ProductId) of,
                        product -> new FactGroup(
                                Record.class.getSimpleName(),
                                by,
                                product.value(),
                                naming(product).stream().map(Naming::fact).toList()));
            case COMPUTED -> throw new IllegalArgumentException("figures must be computed, not looked up");
        };
    }

    private List<Record> all(Class<?> type) {
        Grouped grouped = grouped(type);
        return grouped.by == Grouping.ALL ? grouped.all : Canonical.sorted(records(type));
    }

    private FactGroup byId(Class<?> type, Object id) {
        return new FactGroup(
                type.getSimpleName(),
                Grouping.ID,
                id.toString(),
                records(type).stream()
                        .map(Record.class::cast)
                        .filter(fact -> Canonical.id(fact).equals(id.toString()))
                        .toList());
    }

    @Override
    public List<Naming> naming(ProductId product) {
        Map<ProductId, List<Naming>> known = naming;
        if (known == null) {
            known = namings();
            naming = known;
        }
        return known.getOrDefault(product, List.of());
    }

    private Map<ProductId, List<Naming>> namings() {
        Map<ProductId, List<Naming>> byProduct = new HashMap<>();
        for (Class<?> type : types()) {
            if (ProductScoped.class.isAssignableFrom(type) && type != Waiver.class && Mentions.PEOPLE.possible(type)) {
                grouped(type).byKey.forEach((product, group) -> {
                    for (Record fact : group.facts()) {
                        Set<PersonId> people = Mentions.PEOPLE.of(fact);
                        if (!people.isEmpty()) {
                            byProduct
                                    .computeIfAbsent((ProductId) product, id -> new ArrayList<>())
                                    .add(new Naming(fact, people));
                        }
                    }
                });
            }
        }
        return byProduct;
    }

    @Override
    public List<FactGroup> computed(
            ProductId product, Set<ProductId> near, Instant asOf, Set<Class<? extends Record>> types) {
        Set<Class<? extends Record>> wanted = Figures.wanted(types);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Record> found = figures.of(product, near, asOf, wanted);
        return wanted.stream()
                .map(type -> new FactGroup(
                        type.getSimpleName(),
                        Grouping.COMPUTED,
                        RecordedFacts.computedFor(product, asOf),
                        found.stream()
                                .filter(figure -> type.isInstance(figure)
                                        || figure instanceof UndefinedFigure undefined
                                                && undefined.figure().equals(type.getSimpleName()))
                                .toList()))
                .toList();
    }

    /** The facts of one type that are about a product, in canonical order. */
    <T extends Record> List<T> about(Class<T> type, ProductId productId) {
        return grouped(type).facts(productId).stream().map(type::cast).toList();
    }

    private Grouped grouped(Class<?> type) {
        return groups.computeIfAbsent(type, each -> new Grouped(each, records(each)));
    }

    private Grouped byRole() {
        Grouped known = holdingsByRole;
        if (known == null) {
            known = Grouped.byRole(portfolio.roleHoldings());
            holdingsByRole = known;
        }
        return known;
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

    /** What facts of a type are about. */
    static Grouping grouping(Class<?> type) {
        return ProductScoped.class.isAssignableFrom(type)
                ? Grouping.PRODUCT
                : PersonScoped.class.isAssignableFrom(type)
                        ? Grouping.PERSON
                        : StreamScoped.class.isAssignableFrom(type) ? Grouping.VALUE_STREAM : Grouping.ALL;
    }

    /** The facts of one type, by what they are about, each group in canonical order. */
    private static final class Grouped {
        private final Class<?> type;
        private final Grouping by;
        /** All of them, where they are about nothing. */
        private final List<Record> all;

        private final Map<Object, FactGroup> byKey;
        private final Map<Object, FactGroup> without = new ConcurrentHashMap<>();
        private volatile @Nullable FactGroup whole;

        Grouped(Class<?> type, List<? extends Record> records) {
            this(type, grouping(type), records, fact -> key(fact, grouping(type)));
        }

        private Grouped(
                Class<?> type, Grouping by, List<? extends Record> records, Function<Record, @Nullable Object> key) {
            this.type = type;
            this.by = by;
            this.all = by == Grouping.ALL ? Canonical.sorted(records) : List.of();
            Map<Object, List<Record>> lists = new HashMap<>();
            for (Record fact : records) {
                Object about = key.apply(fact);
                if (about != null) {
                    lists.computeIfAbsent(about, each -> new ArrayList<>(2)).add(fact);
                }
            }
            this.byKey = new HashMap<>(lists.size() * 2);
            lists.forEach((about, facts) -> byKey.put(
                    about,
                    new FactGroup(
                            type.getSimpleName(),
                            by,
                            about.toString(),
                            facts.size() == 1 ? facts : Canonical.sorted(facts))));
        }

        static Grouped byRole(List<RoleHolding> holdings) {
            return new Grouped(RoleHolding.class, Grouping.ROLE, holdings, holding -> ((RoleHolding) holding).roleId());
        }

        private static @Nullable Object key(Record fact, Grouping by) {
            return switch (by) {
                case PRODUCT -> ((ProductScoped) fact).productId();
                case PERSON -> ((PersonScoped) fact).personId();
                case VALUE_STREAM -> ((StreamScoped) fact).valueStreamId();
                default -> null;
            };
        }

        List<Record> facts(Object of) {
            FactGroup group = byKey.get(of);
            return group == null ? List.of() : group.facts();
        }

        FactGroup group(Object of) {
            FactGroup group = byKey.get(of);
            return group == null
                    ? without.computeIfAbsent(
                            of, each -> new FactGroup(type.getSimpleName(), by, each.toString(), List.of()))
                    : group;
        }

        FactGroup all(Supplier<List<Record>> sorted) {
            FactGroup known = whole;
            if (known == null) {
                known = new FactGroup(type.getSimpleName(), Grouping.ALL, "", sorted.get());
                whole = known;
            }
            return known;
        }
    }
}
